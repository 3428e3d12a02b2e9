"""`manage.py show_segmentation NAME`: an article's lines with what the rules made of them."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.termcolors import colorize

from troubleshooting.ingest.shown import (
    UnknownArticleError,
    blocks_of_article,
    blocks_of_file,
)
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import canonical_locale
from troubleshooting.text.segmentation.sheet import Shown, sheet

COLOURS = {"step": "green", "resources": "cyan"}


PIPED_COLUMNS = 10_000


class Command(BaseCommand):
    """Prints an article with the decisions of segmentation beside its lines."""

    help = "Show where an article's steps are, and which rule says so."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which article, in which language."""
        parser.add_argument("name", metavar="NAME", help="slug, file name, or path of a .md file")
        parser.add_argument("--locale", help="show this language's text; else the English one")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Print one row or more for each line, and a legend."""
        blocks = _blocks(options["name"], _locale(options["locale"]))
        coloured = _wants_colour(options, is_terminal=self.stdout.isatty())
        # What is piped is read by programs and pagers, which want all of it.
        has_width = self.stdout.isatty() or "COLUMNS" in os.environ
        columns = shutil.get_terminal_size().columns if has_width else PIPED_COLUMNS
        for row in sheet(blocks, columns=columns, paint=_painted if coloured else _plain):
            self.stdout.write(row)


def _locale(written: str | None) -> str | None:
    try:
        return canonical_locale(written) if written else None
    except ValueError as error:
        raise CommandError(f"--locale: {error}") from error


def _blocks(name: str, locale: str | None) -> tuple[Shown, ...]:
    path = Path(name)
    try:
        if path.suffix == ".md" and path.is_file():
            return blocks_of_file(path, locale=locale)
        return blocks_of_article(name, locale=locale)
    except UnknownArticleError as error:
        closest = ", ".join(error.suggestions)
        raise CommandError(f"{error} Closest: {closest}" if closest else str(error)) from error
    except ArticleError as error:
        raise CommandError(f"{path}:{error.line}: {error.reason}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path}: {error}") from error


def _wants_colour(options: dict[str, Any], *, is_terminal: bool) -> bool:
    """On a terminal only, unless forced; never where `--no-color` or NO_COLOR asks for none."""
    if options["no_color"] or (os.environ.get("NO_COLOR") and not options["force_color"]):
        return False
    return bool(options["force_color"]) or is_terminal


def _painted(type_: str, row: str) -> str:
    colour = COLOURS.get(type_)
    return colorize(row, fg=colour) if colour else row


def _plain(_type: str, row: str) -> str:
    return row
