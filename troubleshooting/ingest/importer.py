"""Import articles from any source: one import at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from troubleshooting.ingest.exclusive import exclusive_import
from troubleshooting.ingest.options import ImportOptions
from troubleshooting.ingest.report import ImportReport
from troubleshooting.ingest.run import ImportRun
from troubleshooting.ingest.sources.files import Source
from troubleshooting.ingest.sources.opening import open_sources

__all__ = ["ImportOptions", "import_sources", "import_tree"]


def import_tree(
    paths: Iterable[Path],
    *,
    now: datetime,
    locale: str | None = None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Import the articles at and below some paths.

    Args:
        paths: Files, folders and archives.
        now: Recorded as the time of import.
        locale: The locale of files that do not say theirs.
        on_progress: Called after each file with the number done and the number there are.

    Returns:
        A report with an entry for each file.

    Raises:
        FileNotFoundError: A path does not exist.
        SourceRefused: An archive cannot be read, or is not safe to read.
    """
    with open_sources(paths) as sources:
        options = ImportOptions(locale=locale, on_progress=on_progress)
        return import_sources(sources, now=now, options=options)


def import_sources(
    sources: Sequence[Source], *, now: datetime, options: ImportOptions
) -> ImportReport:
    """Import sources that were opened; one import runs at a time, others wait.

    Raises:
        ImportRunning: Another import is running, and the options say not to wait.
    """
    with exclusive_import(wait=options.wait, on_wait=options.on_wait):
        return ImportRun(sources, now, options).run()
