"""An editor's judgement of translation hints: this one is of no use, or is after all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from troubleshooting.models import Finding


def dismiss_findings(keys: Iterable[int], *, by: AbstractBaseUser, now: datetime) -> int:
    """Put hints out of sight for as long as their sentences stay as they are.

    Args:
        keys: Primary keys of findings; those that are gone or dismissed already are passed over.
        by: The editor.
        now: The time.

    Returns:
        How many were dismissed.
    """
    chosen = Finding.objects.open().filter(pk__in=list(keys))
    return chosen.update(dismissed_at=now, dismissed_by=by.pk)


def restore_findings(keys: Iterable[int]) -> int:
    """Bring dismissed hints back. Says how many there were."""
    chosen = Finding.objects.filter(pk__in=list(keys), dismissed_at__isnull=False)
    return chosen.update(dismissed_at=None, dismissed_by=None)
