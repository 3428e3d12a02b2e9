"""`manage.py search_articles [QUERY] --locale LOCALE`: what readers find."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from troubleshooting.search import search_articles
from troubleshooting.text.locales import canonical_locale


class Command(BaseCommand):
    """Prints a JSON line a query: the query and the articles it finds, best first."""

    help = "Show which articles a query finds, as JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A query, or a file of them, and the reader's locale."""
        parser.add_argument("query", nargs="?", metavar="QUERY")
        parser.add_argument("--queries", type=Path, metavar="FILE", help="a query on each line")
        parser.add_argument("--locale", required=True, help="as fi-FI")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Search for each query."""
        try:
            locale = canonical_locale(options["locale"])
        except ValueError as error:
            raise CommandError(f"--locale: {error}") from error
        queries = self._queries(options["query"], options["queries"])
        for query in queries:
            slugs = [hit.text.slug for hit in search_articles(query, locale)]
            line = {"query": query, "articles": slugs}
            self.stdout.write(json.dumps(line, ensure_ascii=False))

    def _queries(self, query: str | None, file: Path | None) -> list[str]:
        if (query is None) == (file is None):
            raise CommandError("Give a QUERY or --queries FILE.")
        if file is None:
            return [query or ""]
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}") from error
        return [line.strip() for line in lines if line.strip()]
