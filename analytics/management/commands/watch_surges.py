"""`manage.py watch_surges`: looks for surges every minute, and says what it sees."""

from __future__ import annotations

import logging
import time
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, InterfaceError, close_old_connections
from django.utils import timezone

from analytics.surges.stopping import stop_on_signals
from analytics.surges.surge import Subject, Surge
from analytics.surges.watching import surges_going_on, watch_surges
from analytics.surges.wording import in_words
from troubleshooting.models import Article

# The rate of false alarms is stated for this.
EVERY_SECONDS = 60
LEAST_SECONDS = 1

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs until it is told to stop; one process of it is enough, and two announce nothing twice."""

    help = "Look for surges every minute: more people at an article than this hour usually has."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often."""
        parser.add_argument("--once", action="store_true", help="look once and end, for cron")
        parser.add_argument(
            "--every",
            type=seconds,
            default=EVERY_SECONDS,
            metavar="SECONDS",
            help="from look to look (default: 60, which the rate of false alarms is stated for)",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Look once, or again and again until SIGINT or SIGTERM; a look is never cut off."""
        if options["once"]:
            now = timezone.now()
            before = surges_going_on(now)
            self._tell(before, watch_surges(now))
            return
        self._say(f"Looking for surges every {options['every']} seconds. Ctrl+C ends it.")
        self._watch(options["every"])
        self._say("Stopped.")

    def _watch(self, every: int) -> None:
        known: list[Surge] | None = None
        with stop_on_signals() as stop:
            while True:
                begun = time.monotonic()
                known = self._look(known)
                if stop.within(begun + every - time.monotonic()):
                    return

    def _look(self, known: list[Surge] | None) -> list[Surge] | None:
        """A look, and what was known before where the database did not answer: it may be back soon.

        Args:
            known: What the look before found; None at the first, which goes on from another process's.
        """
        close_old_connections()
        try:
            now = timezone.now()
            if known is None:
                known = surges_going_on(now)
            found = watch_surges(now)
            self._tell(known, found)
        except (DatabaseError, InterfaceError):
            logger.exception("This look failed; there is another one soon.")
            return known
        return found

    def _tell(self, known: Sequence[Surge], found: Sequence[Surge]) -> None:
        """What is new and what is over."""
        before, now = {one.subject for one in known}, {one.subject for one in found}
        for surge in found:
            if surge.subject not in before:
                self._say(f"{_name(surge.subject)}: {in_words(surge)}")
        for surge in known:
            if surge.subject not in now:
                self._say(f"{_name(surge.subject)}: over")

    def _say(self, line: str) -> None:
        # At once, also where it goes into a file or to a supervisor.
        self.stdout.write(f"{timezone.localtime():%Y-%m-%d %H:%M:%S} {line}")
        self.stdout.flush()


def seconds(said: str) -> int:
    """A number of seconds between looks.

    Raises:
        ArgumentTypeError: It is none, or less than one.
    """
    if not said.isdecimal() or int(said) < LEAST_SECONDS:
        raise ArgumentTypeError("Give whole seconds from 1, such as 60.")
    return int(said)


def _name(subject: Subject) -> str:
    if subject.query:
        return f"“{subject.query}”"
    slugs = Article.objects.filter(pk=subject.article).values_list("slug", flat=True)
    return slugs.first() or str(subject.article)
