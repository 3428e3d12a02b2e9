"""`manage.py roll_up`: bring the sums that analytics pages read up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from analytics.rollups.rolling import roll_up


class Command(BaseCommand):
    """Run it every few minutes: pages are exact without it, and quick with it."""

    help = "Sum up the facts of finished sessions by day and month, for the analytics pages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether from the beginning."""
        parser.add_argument(
            "--rebuild", action="store_true", help="throw the sums away and make them anew"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Roll up, and say what was done."""
        rolled = roll_up(
            now=timezone.now(), anew=options["rebuild"], on_progress=self._say(options["verbosity"])
        )
        filled = ", ".join(rolled.filled) or "nothing"
        self.stdout.write(
            f"filled {filled}; {rolled.days} days of articles brought up to date, "
            f"{rolled.facts} fresh facts added"
        )

    def _say(self, verbosity: int) -> Any:  # noqa: ANN401 - what it writes is nobody's concern
        return self.stderr.write if verbosity > 1 else lambda done: None
