"""`manage.py import_articles PATH…`: articles from files and folders."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.report import FileResult, FileStatus, ImportReport
from troubleshooting.text.locales import canonical_locale

BAR_WIDTH = 30


class Command(BaseCommand):
    """Imports localized Markdown and reports per file."""

    help = "Import articles (bilingual or plain Markdown) from files and folders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and what to do with them."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--locale", help="the locale of files that do not say theirs, as fi-FI")
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Import, print the report, and exit with 1 if a file failed."""
        try:
            locale = canonical_locale(options["locale"]) if options["locale"] else None
            report = import_tree(
                options["paths"], now=timezone.now(), locale=locale, on_progress=self._progress
            )
        except ValueError as error:
            raise CommandError(f"--locale: {error}") from error
        except FileNotFoundError as error:
            raise CommandError(f"{error} does not exist") from error
        self._print(report)
        if options["report"]:
            text = json.dumps(report.as_json(), ensure_ascii=False, indent=1)
            options["report"].write_text(text + "\n", encoding="utf-8")
        if report.failures:
            sys.exit(1)

    def _progress(self, done: int, total: int) -> None:
        if not self.stderr.isatty():
            return
        filled = BAR_WIDTH * done // total
        bar = "#" * filled + "." * (BAR_WIDTH - filled)
        self.stderr.write(f"\r[{bar}] {done}/{total}", ending="\n" if done == total else "")

    def _print(self, report: ImportReport) -> None:
        for file in report.files:
            self._print_file(file)
        totals = ", ".join(f"{report.count(status)} {status}" for status in FileStatus)
        self.stdout.write(f"{len(report.files)} files: {totals}")

    def _print_file(self, file: FileResult) -> None:
        if file.status is FileStatus.FAILED:
            self.stdout.write(
                self.style.ERROR(f"failed     {file.path}:{file.line}: {file.reason}")
            )
        else:
            self.stdout.write(f"{file.status:<10} {file.path}")
        for warning in file.warnings:
            self.stdout.write(
                self.style.WARNING(f"warning    {file.path}:{warning.line}: {warning.reason}")
            )
