"""`manage.py close_sessions`: ends the sessions that were left."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from troubleshooting.flow import close_abandoned


class Command(BaseCommand):
    """Ends sessions in which nothing was answered for `ABANDON_AFTER_MINUTES`."""

    help = "End sessions in which nothing was answered for ABANDON_AFTER_MINUTES, as abandoned."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Close them and say how many."""
        after = timedelta(minutes=settings.ABANDON_AFTER_MINUTES)
        closed = close_abandoned(now=timezone.now(), after=after)
        self.stdout.write(f"{closed} sessions closed as abandoned")
