"""`manage.py import_sessions FILE`: finished sessions from JSON lines."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from analytics.transfer import ImportReport, import_sessions

STDIN = "-"
BAR_WIDTH = 30


class Command(BaseCommand):
    """Reads what `export_sessions` writes; the same file again adds nothing."""

    help = "Import finished sessions from JSON lines in FILE ('-' for standard input)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where from."""
        parser.add_argument("file", metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Import, report bad lines on standard error, and exit with 1 if there were any."""
        name = "<stdin>" if options["file"] == STDIN else options["file"]
        report = self._import(options["file"])
        for fault in report.faults:
            self.stderr.write(f"{name}:{fault.line}: {fault.reason}")
        self.stdout.write(
            f"{report.added} sessions added, {report.known} already there, "
            f"{len(report.faults)} bad lines"
        )
        if report.faults:
            sys.exit(1)

    def _import(self, name: str) -> ImportReport:
        if name == STDIN:
            return import_sessions(sys.stdin.buffer)
        try:
            with Path(name).open("rb") as file:
                size = Path(name).stat().st_size
                return import_sessions(file, on_progress=lambda done: self._progress(done, size))
        except OSError as error:
            raise CommandError(f"{name}: {error.strerror}") from error

    def _progress(self, done: int, size: int) -> None:
        if not self.stderr.isatty() or not size:
            return
        filled = BAR_WIDTH * done // size
        bar = "#" * filled + "." * (BAR_WIDTH - filled)
        text = f"\r[{bar}] {100 * done // size} %"
        # As it is: what goes to standard error is coloured as an error else.
        self.stderr.write(text, style_func=str, ending="\n" if done >= size else "")
