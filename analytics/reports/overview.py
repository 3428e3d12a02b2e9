"""All sessions of a scope: how they ended, over time, and what they saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from analytics.charts.periods import Span
from analytics.reports.idle import IdleSessions
from analytics.reports.outcomes import NOTHING, Outcomes, read_outcomes, total
from analytics.reports.scope import Scope
from analytics.rollups.durations import median_seconds
from analytics.rollups.reading import read
from analytics.rollups.statistics import DAY, DURATIONS
from troubleshooting.models import Entry


@dataclass(frozen=True)
class Totals:
    """What a period came to.

    Attributes:
        outcomes: How its sessions ended.
        saved_calls: Resolved sessions of people who had no ticket yet: so many calls fewer.
        median_minutes: From the start to the last answer, over the sessions that a step resolved;
            None where there are none.
    """

    outcomes: Outcomes
    saved_calls: int
    median_minutes: float | None

    @property
    def saved_money(self) -> float | None:
        """What these calls would have cost, in `CALL_CURRENCY`; None where no call has a price."""
        return self.saved_calls * settings.CALL_COST if settings.CALL_COST else None


@dataclass(frozen=True)
class Days:
    """How sessions ended day by day.

    Attributes:
        by_day: Only days that have any.
    """

    by_day: Mapping[date, Outcomes] = field(default_factory=dict)

    def within(self, span: Span) -> Outcomes:
        """Those of some days together."""
        return total(self.by_day.get(day, NOTHING) for day in span.dates)

    @property
    def first(self) -> date | None:
        """The first day there is."""
        return min(self.by_day, default=None)


def totals_of(by_entry: Mapping[str, Outcomes], median_minutes: float | None) -> Totals:
    """What sessions came to, by how they ended for each way their readers came."""
    without_ticket = (found for entry, found in by_entry.items() if entry != Entry.TICKET)
    return Totals(
        outcomes=total(by_entry.values()),
        saved_calls=total(without_ticket).counts["resolved"],
        median_minutes=median_minutes,
    )


def read_median_minutes(scope: Scope) -> float | None:
    """How long the sessions took that a step resolved; one query."""
    sessions: Counter[int] = Counter()
    for (bucket,), sums in read(DURATIONS, scope.window, ("bucket",)).items():
        sessions[bucket] += sums["sessions"]
    seconds = median_seconds(sessions)
    return None if seconds is None else seconds / 60


def read_days(scope: Scope, idle: IdleSessions) -> Days:
    """How a scope's sessions ended day by day; one query."""
    by_day = read_outcomes(scope, idle, (DAY,))
    return Days({day: outcomes for (day,), outcomes in by_day.items()})
