"""`manage.py import_articles PATH…`: articles from files, folders, archives and working copies."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from troubleshooting.ingest.exclusive import ImportRunning
from troubleshooting.ingest.importer import ImportOptions, import_sources
from troubleshooting.ingest.report import FileResult, FileStatus, ImportReport
from troubleshooting.ingest.sources.files import SourceRefused
from troubleshooting.ingest.sources.opening import open_sources
from troubleshooting.text.locales import spoken_locale

BAR_WIDTH = 30
# One process stores what the others prepare; it keeps up with about three.
MAX_PROCESSES = 4


class Command(BaseCommand):
    """Imports localized Markdown and reports per file."""

    help = (
        "Import articles (bilingual or plain Markdown) from files, folders, .zip and .tar.gz "
        "archives, and git working copies."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and what to do with them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--locale", help="the locale of files that do not say theirs, as fi-FI")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")
        parser.add_argument(
            "--since",
            default="",
            metavar="COMMIT",
            help="only what changed after a commit; each PATH is a git working copy",
        )
        parser.add_argument(
            "--source",
            default="",
            metavar="NAME",
            help="the tree the paths stand for; a folder stands for itself without it",
        )
        parser.add_argument(
            "--prune", action="store_true", help="unpublish texts that are gone from their tree"
        )
        parser.add_argument(
            "--no-wait", action="store_true", help="fail at once while another import is running"
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=min(os.cpu_count() or 1, MAX_PROCESSES),
            metavar="N",
            help="prepare files in N processes (a few articles need but one)",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Import, print the report, and exit with 1 if a file failed."""
        if options["report"] and not options["report"].absolute().parent.is_dir():
            raise CommandError(f"--report: there is no folder {options['report'].parent}")
        if options["processes"] < 1:
            raise CommandError("--processes: at least 1")
        report = self._import(options)
        if options["report"]:
            self._write(report, options["report"])
        self._print(report, options["verbosity"])
        if report.failures:
            sys.exit(1)

    def _write(self, report: ImportReport, file: Path) -> None:
        text = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
        try:
            file.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(f"--report: {error}") from error

    def _import(self, options: dict[str, Any]) -> ImportReport:
        try:
            locale = spoken_locale(options["locale"]) if options["locale"] else None
        except ValueError as error:
            raise CommandError(f"--locale: {error}") from error
        self._has_waited = False
        how = ImportOptions(
            locale=locale,
            prune=options["prune"],
            processes=options["processes"],
            wait=not options["no_wait"],
            on_wait=self._say_waiting,
            on_progress=self._progress,
        )
        try:
            with open_sources(
                options["paths"], origin=options["source"], since=options["since"]
            ) as sources:
                return import_sources(sources, now=timezone.now(), options=how)
        except FileNotFoundError as error:
            raise CommandError(f"{error} does not exist") from error
        except SourceRefused as error:
            raise CommandError(error.reason) from error
        except ImportRunning as error:
            raise CommandError("Another import is running; try again when it is over.") from error

    def _say_waiting(self) -> None:
        if not self._has_waited:
            self._has_waited = True
            self.stderr.write("Another import is running; waiting.")

    def _progress(self, done: int, total: int) -> None:
        if not self.stderr.isatty():
            return
        filled = BAR_WIDTH * done // total
        bar = "#" * filled + "." * (BAR_WIDTH - filled)
        self.stderr.write(f"\r[{bar}] {done}/{total}", ending="\n" if done == total else "")

    def _print(self, report: ImportReport, verbosity: int) -> None:
        for file in report.files:
            self._print_file(file, verbosity)
        for text in report.missing:
            done = ", unpublished" if text.is_unpublished else ""
            self.stdout.write(
                self.style.WARNING(f"missing    {text.slug} ({text.locale}): gone upstream{done}")
            )
        for note in report.notes:
            self.stdout.write(self.style.WARNING(f"note       {note}"))
        totals = ", ".join(f"{report.count(status)} {status}" for status in FileStatus)
        number = len(report.files)
        self.stdout.write(f"{number} {'file' if number == 1 else 'files'}: {totals}")
        others = [f"{number} {name}" for name, number in report.counts.items() if number]
        if others:
            self.stdout.write(", ".join(others))

    def _print_file(self, file: FileResult, verbosity: int) -> None:
        if file.status is FileStatus.FAILED:
            self.stdout.write(
                self.style.ERROR(f"failed     {file.path}:{file.line}: {file.reason}")
            )
        elif verbosity > (1 if file.status is FileStatus.UNCHANGED else 0):
            self.stdout.write(f"{file.status:<10} {file.path}")
        if verbosity:
            for warning in file.warnings:
                self.stdout.write(
                    self.style.WARNING(f"warning    {file.path}:{warning.line}: {warning.reason}")
                )
