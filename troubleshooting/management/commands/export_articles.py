"""`manage.py export_articles DIR --locale LOCALE`: articles as Markdown or JSON files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from troubleshooting.ingest.export import export_articles
from troubleshooting.models import ArticleTranslation
from troubleshooting.text.locales import canonical_locale


class Command(BaseCommand):
    """Writes every article of a locale back."""

    help = "Write all articles of one locale as plain Markdown or JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, which locale, which format."""
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--locale", required=True, help="as fi-FI; en-US for the originals")
        parser.add_argument("--format", choices=["markdown", "json"], default="markdown")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Export and say how many files were written."""
        try:
            locale = canonical_locale(options["locale"])
        except ValueError as error:
            raise CommandError(f"--locale: {error}") from error
        there = ArticleTranslation.objects.all().locales()
        if locale not in there:
            known = ", ".join(there) or "none"
            raise CommandError(f"--locale: no article has a text in {locale}; there are: {known}")
        files = list(export_articles(options["folder"], locale=locale, format_=options["format"]))
        self.stdout.write(f"{len(files)} articles written to {options['folder']}")
