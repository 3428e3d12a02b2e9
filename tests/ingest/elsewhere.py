"""An import that runs in another process, as far as the lock can tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from troubleshooting.ingest.exclusive import ADVISORY_KEY, exclusive_import


@contextmanager
def import_elsewhere() -> Iterator[None]:
    """Hold the lock of imports as somebody else."""
    if connection.vendor != "postgresql":
        with exclusive_import():
            yield
        return
    # A connection may take its own advisory lock twice: it has to be another one.
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_KEY])
        yield
    finally:
        other.close()
