"""One import in a process and a database of its own, measured: `python -m benchmarks.ingest_run`."""

from __future__ import annotations

import argparse
import json
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from troubleshooting.ingest.report import ImportReport

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True)
class Measured:
    """What one import took.

    Attributes:
        files: How many were imported.
        failures: How many were refused.
        first_seconds: The first import.
        again_seconds: The second one, of the same tree.
        again_writes: Statements of the second one that write.
        peak_mb: Most memory of all its processes together, shared pages counted once.
    """

    files: int = 0
    failures: int = 0
    first_seconds: float = 0.0
    again_seconds: float = 0.0
    again_writes: int = 0
    peak_mb: float = 0.0


class Memory(threading.Thread):
    """Watches the memory of this process and its children."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak_kb = 0
        self.is_over = threading.Event()

    def run(self) -> None:
        """Look again and again until told to stop."""
        while not self.is_over.wait(SAMPLE_SECONDS):
            self.peak_kb = max(self.peak_kb, sum(map(_proportional_kb, _family())))


def _family() -> Iterator[int]:
    own = os.getpid()
    yield own
    children = Path(f"/proc/{own}/task/{own}/children")
    yield from map(int, children.read_text().split())


def _proportional_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().split("\n")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


class Writes:
    """Counts the statements that change a table, as a wrapper of a connection's execution."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,  # noqa: ANN401 - Django's signature
        many: bool,  # noqa: FBT001 - Django's signature
        context: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - Django's signature
        """Let the statement through."""
        self.count += sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
        return execute(sql, params, many, context)


def measure(articles: Path, *, processes: int) -> Measured:
    """Import a folder into an empty database and again. Django has to be set up."""
    from django.db import connection

    started = time.perf_counter()
    report = _import(articles, processes)
    first_seconds = time.perf_counter() - started
    writes = Writes()
    with connection.execute_wrapper(writes):
        started = time.perf_counter()
        _import(articles, processes)
        again_seconds = time.perf_counter() - started
    return Measured(
        files=len(report.files),
        failures=len(report.failures),
        first_seconds=first_seconds,
        again_seconds=again_seconds,
        again_writes=writes.count,
    )


def measure_memory(articles: Path, *, processes: int) -> Measured:
    """Import a folder into an empty database under watch, which takes time of its own."""
    memory = Memory()
    memory.start()
    report = _import(articles, processes)
    memory.is_over.set()
    memory.join()
    return Measured(
        files=len(report.files), failures=len(report.failures), peak_mb=memory.peak_kb / 1024
    )


def _import(articles: Path, processes: int) -> ImportReport:
    from django.utils import timezone

    from troubleshooting.ingest.importer import ImportOptions, import_sources
    from troubleshooting.ingest.sources.opening import open_sources

    options = ImportOptions(processes=processes)
    with open_sources([articles]) as sources:
        return import_sources(sources, now=timezone.now(), options=options)


def set_up(database: Path) -> None:
    """Start Django on an empty SQLite file with all tables."""
    os.environ["DATABASE_URL"] = f"sqlite:///{database}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.CRITICAL)
    call_command("migrate", verbosity=0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line names and print it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ingest_run", description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("database", type=Path)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--watch-memory", action="store_true")
    options = parser.parse_args(arguments)
    set_up(options.database)
    run = measure_memory if options.watch_memory else measure
    print(json.dumps(asdict(run(options.articles, processes=options.processes))))


if __name__ == "__main__":
    main()
