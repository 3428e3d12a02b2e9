"""Which known incidents go on or are announced at this moment, mostly without asking the database.

What is posted or ended changes the generation of the incidents, and is asked for at once; what
begins or ends by itself is told from the times that are remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from troubleshooting.models import INCIDENTS, Incident, generations


@dataclass(frozen=True)
class _Times:
    """When an incident is shown; see `Incident`. Announced is what is planned and was not ended."""

    key: int
    is_announced: bool
    starts_at: datetime
    ends_at: datetime | None

    def state(self, now: datetime) -> str:
        """`on`, `coming`, or "" for one that is not shown."""
        if self.ends_at is not None and self.ends_at <= now:
            return ""
        if self.starts_at <= now:
            return "on"
        return "coming" if self.is_announced else ""


_known: tuple[str, tuple[_Times, ...]] | None = None


def incidents_at(generation: str, now: datetime) -> tuple[tuple[int, str], ...]:
    """Which incidents are shown at a time, and whether each goes on or is coming.

    Args:
        generation: The present one of the incidents. One query where it is a new one.
        now: The time.
    """
    global _known
    if _known is None or _known[0] != generation:
        _known = generation, _times(now)
    return tuple((one.key, state) for one in _known[1] if (state := one.state(now)))


def is_quiet(now: datetime) -> bool:
    """Whether no incident is shown at a time: one small query, two after one was posted or ended."""
    return not incidents_at(generations()[INCIDENTS], now)


def forget_incidents() -> None:
    """Ask the database the next time."""
    global _known
    _known = None


def _times(now: datetime) -> tuple[_Times, ...]:
    """Those that are not over."""
    over = Q(ended_at__lte=now) | Q(expected_end__lte=now, ends_by_itself=True)
    rows = Incident.objects.exclude(over).order_by("pk")
    return tuple(
        _Times(
            one.pk,
            one.is_planned and one.ended_at is None,
            one.starts_at,
            min(
                filter(None, (one.ended_at, one.expected_end if one.ends_by_itself else None)),
                default=None,
            ),
        )
        for one in rows
    )
