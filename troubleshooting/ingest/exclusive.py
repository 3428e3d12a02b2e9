"""One import at a time: whoever comes second waits, or is told.

- A SQLite file: `flock` on a file beside it, which the kernel releases when the process dies.
- SQLite in memory: a lock of the process, as nobody else sees that database.
- PostgreSQL: an advisory lock of the connection, released when the connection ends.
"""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from django.db import connection

POLL_SECONDS = 0.2
# Any number that nothing else in this database uses as an advisory lock.
ADVISORY_KEY = 0x61736B656C01
IN_PROCESS = threading.Lock()
SUFFIX = ".import-lock"


class ImportRunning(Exception):
    """Another import is running, and the caller does not want to wait."""


@contextmanager
def exclusive_import(
    *, wait: bool = True, on_wait: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Hold the one lock of imports.

    Args:
        wait: Whether to wait for another import to end.
        on_wait: Called again and again, a few times a second, while waiting.

    Raises:
        ImportRunning: Another import is running, and `wait` is False.
    """
    with _lock() as try_lock:
        while not try_lock():
            if not wait:
                raise ImportRunning
            on_wait()
            time.sleep(POLL_SECONDS)
        yield


def _lock() -> AbstractContextManager[Callable[[], bool]]:
    """What tries to take the lock; leaving the context lets go of it."""
    if connection.vendor == "postgresql":
        return _advisory_lock()
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not _is_in_memory(name):
        return _file_lock(Path(name + SUFFIX))
    return _process_lock()


def _is_in_memory(name: str) -> bool:
    return ":memory:" in name or "mode=memory" in name


@contextmanager
def _file_lock(path: Path) -> Iterator[Callable[[], bool]]:
    with path.open("ab") as file:

        def try_lock() -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        # The file stays: one that was removed could be locked twice under one name.
        yield try_lock


@contextmanager
def _process_lock() -> Iterator[Callable[[], bool]]:
    taken = False

    def try_lock() -> bool:
        nonlocal taken
        taken = IN_PROCESS.acquire(blocking=False)
        return taken

    try:
        yield try_lock
    finally:
        if taken:
            IN_PROCESS.release()


@contextmanager
def _advisory_lock() -> Iterator[Callable[[], bool]]:
    taken = False

    def try_lock() -> bool:
        nonlocal taken
        taken = _ask("SELECT pg_try_advisory_lock(%s)")
        return taken

    try:
        yield try_lock
    finally:
        # A connection that broke has released it already.
        if taken and connection.connection and not connection.connection.closed:
            _ask("SELECT pg_advisory_unlock(%s)")


def _ask(query: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(query, [ADVISORY_KEY])
        row = cursor.fetchone()
    return bool(row and row[0])
