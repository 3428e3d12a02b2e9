"""An editor's answer to readers' doubts: settled, or open again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from troubleshooting.models import Doubt


def settle_doubts(keys: Iterable[int], *, by: AbstractBaseUser, now: datetime) -> int:
    """Put doubts out of sight: the text was mended, or is right.

    Args:
        keys: Primary keys of doubts; those that are gone or settled already are passed over.
        by: The editor.
        now: The time.

    Returns:
        How many were settled.
    """
    chosen = Doubt.objects.open().filter(pk__in=list(keys))
    return chosen.update(settled_at=now, settled_by=by.pk)


def reopen_doubts(keys: Iterable[int]) -> int:
    """Open settled doubts again. Says how many there were."""
    chosen = Doubt.objects.filter(pk__in=list(keys), settled_at__isnull=False)
    return chosen.update(settled_at=None, settled_by=None)
