"""Times as people read them from a clock, in the portal's time zone."""

from __future__ import annotations

from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

# How Django's forms say that a time is shown by no clock, or by one twice.
REFUSED = "ambiguous_timezone"


def meant_by(
    refused: ValidationError, *, near: datetime, is_later: bool = False
) -> datetime | None:
    """The moment that is meant by a time which one of Django's forms refuses.

    Args:
        refused: What the form's field says.
        near: As for `moment_shown`.
        is_later: Likewise.

    Returns:
        None where it is no time at all.
    """
    shown = (refused.params or {}).get("datetime") if refused.code == REFUSED else None
    return moment_shown(shown, near=near, is_later=is_later) if shown else None


def moment_shown(shown: datetime, *, near: datetime, is_later: bool = False) -> datetime | None:
    """The moment at which clocks show a time.

    An autumn night has an hour twice: of its two moments the nearer one is meant. Django's forms refuse
    such a time, also where they proposed it themselves.

    Args:
        shown: Date and time without a zone.
        near: A moment that is close to what is meant: now, or what was said before.
        is_later: Whether it is likely to come after that, as an end does.

    Returns:
        None for a time that clocks skip when they are put forward.
    """
    zone = timezone.get_current_timezone()
    moments = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    real = [one for one in moments if one.astimezone(zone).replace(tzinfo=None) == shown]
    return min(
        real, key=lambda moment: (is_later and moment < near, abs(moment - near)), default=None
    )
