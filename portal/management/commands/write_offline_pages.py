"""`manage.py write_offline_pages DIR`: what the proxy in front shows while the portal is down."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.offline import write_offline_pages


class Command(BaseCommand):
    """Writes static pages in each language of the interface; run it again after an upgrade."""

    help = "Write the pages a proxy serves while the portal does not answer, in each language."
    # It needs no database, and neither does what it writes.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and where the proxy serves it."""
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--prefix", default="/offline/", help="address of the folder; /offline/ else"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write them; a folder that cannot be written to ends it with a message."""
        try:
            written = write_offline_pages(options["folder"], prefix=options["prefix"])
        except OSError as error:
            raise CommandError(f"{options['folder']} cannot be written to: {error}") from error
        self.stdout.write(f"Wrote {len(written)} files to {options['folder']}.")
