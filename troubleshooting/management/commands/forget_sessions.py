"""`manage.py forget_sessions`: deletes sessions whose retention time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from troubleshooting.flow import close_abandoned
from troubleshooting.flow.retention import forget_sessions


class Command(BaseCommand):
    """Run it every night. What was left is closed first, so that nothing stays open for ever."""

    help = "Delete sessions that ended more than RETENTION_DAYS ago; the facts of them stay."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Close and delete, and say how many."""
        now, days = timezone.now(), settings.RETENTION_DAYS
        closed = close_abandoned(now=now, after=timedelta(minutes=settings.ABANDON_AFTER_MINUTES))
        forgotten = forget_sessions(now=now, after=timedelta(days=days))
        self.stdout.write(
            f"{closed} sessions closed as abandoned; "
            f"{forgotten} deleted that ended more than {days} days ago"
        )
