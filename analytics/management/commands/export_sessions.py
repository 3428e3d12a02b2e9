"""`manage.py export_sessions [FILE]`: finished sessions as JSON lines."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from analytics.transfer import export_sessions

STDOUT = "-"


class Command(BaseCommand):
    """Writes what `import_sessions` reads."""

    help = "Write finished sessions as JSON lines to FILE, or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", nargs="?", default=STDOUT, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write the lines; a file that cannot be written ends it with a message."""
        if options["file"] == STDOUT:
            for record in export_sessions():
                self.stdout.write(record.as_line())
            return
        try:
            with Path(options["file"]).open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{record.as_line()}\n" for record in export_sessions())
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
