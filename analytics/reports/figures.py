"""What reports have in common: which sessions they are about, and how figures are put.

A session that was left counts as abandoned from the moment `close_sessions` would close it,
whether that has run or not: reports read the facts, and beside them the sessions still open but
idle for that long. They only read. A page that closed sessions would write on a GET, and its
figures would depend on who looked when.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from analytics.models import SessionFact
from troubleshooting.models import FlowSession, Outcome


@dataclass(frozen=True)
class Scope:
    """The sessions a report is about.

    Attributes:
        locale: Canonical locale they were started in; "" for all.
        since: They started then or later; None for all.
        idle_since: An open session without an answer after this moment counts as abandoned.
    """

    locale: str
    since: datetime | None
    idle_since: datetime

    def finished(self) -> QuerySet[SessionFact]:
        """The facts of the sessions that ended, in no order."""
        return SessionFact.objects.within(self.locale, self.since).order_by()

    def left(self) -> QuerySet[FlowSession]:
        """The sessions that count as abandoned and are not closed yet, in no order."""
        found = FlowSession.objects.idle_since(self.idle_since)
        if self.locale:
            found = found.filter(locale=self.locale)
        if self.since:
            found = found.filter(started_at__gte=self.since)
        return found.order_by()


@dataclass(frozen=True)
class Share:
    """A part of a whole, both counts."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """0 to 100; None of nothing."""
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True)
class OutcomeRow:
    """How many sessions ended in one way."""

    outcome: Outcome
    sessions: Share


def outcome_rows(counts: Counter[str]) -> tuple[OutcomeRow, ...]:
    """All outcomes, also those that did not happen, in the order they are declared in."""
    total = counts.total()
    return tuple(OutcomeRow(one, Share(counts[one.value], total)) for one in Outcome)
