"""What an accepted order saved: sessions that were asked it beside those that were asked the one before.

A session costs the minutes of the steps it tried, and those of the helpdesk where it was not resolved. A
time far beyond what its step usually takes was not spent on it, and counts as a few times that: one reader
who slept over it must not decide. What is usual is learned as for the promise (`analytics.ordering.minutes`).

Nobody draws lots here: what else changed on the day the order did is in the difference too. The page
says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import exp, sqrt
from statistics import fmean, stdev
from typing import NamedTuple

import numpy as np
from django.conf import settings
from django.db.models import QuerySet

from analytics.inference.interval import Interval, Z
from analytics.models import TRIED, OrderDecision, SessionFact, StepFact
from analytics.ordering.minutes import estimate_minutes
from analytics.ordering.observations import Times
from troubleshooting.models import Outcome

# How long before a decision sessions are looked at, and after it.
REACH = timedelta(days=90)
# With fewer sessions on either side nothing is said.
LEAST_SESSIONS = 10
# More of either side are not read, the newest ones are.
MOST_SESSIONS = 2000
# A step's time counts as so many times the usual one at most.
MOST_TIMES = 3


@dataclass(frozen=True)
class Cost:
    """What sessions in an order cost.

    Attributes:
        sessions: How many there are.
        minutes: Their mean, with what handing over costs for those that were not resolved.
        error: The standard error of that mean, in minutes.
    """

    sessions: int
    minutes: float
    error: float


@dataclass(frozen=True)
class Measured:
    """What became of a promise.

    Attributes:
        before: In the order there was.
        after: In the accepted one.
        promised: Minutes a session that the accepted order was to save.
    """

    before: Cost
    after: Cost
    promised: float

    @property
    def is_enough(self) -> bool:
        """Whether there are sessions enough to say something."""
        return min(self.before.sessions, self.after.sessions) >= LEAST_SESSIONS

    @property
    def is_known_before(self) -> bool:
        """Whether there are enough in the order there was."""
        return self.before.sessions >= LEAST_SESSIONS

    @property
    def needed(self) -> int:
        """How many sessions are needed in either order."""
        return LEAST_SESSIONS

    @property
    def saved(self) -> float:
        """Minutes a session; below zero where the new order takes longer."""
        return self.before.minutes - self.after.minutes

    @property
    def interval(self) -> Interval:
        """Where that lies with 95 % certainty (the normal approximation of two means)."""
        reach = Z * sqrt(self.before.error**2 + self.after.error**2)
        return Interval(self.saved - reach, self.saved + reach)


class _Row(NamedTuple):
    """A step that was tried in a session."""

    session: int
    outcome: str
    step: int
    seconds: int


def measure(decision: OrderDecision) -> Measured:
    """Compare sessions before and after an accepted order; two queries."""
    facts = SessionFact.objects.filter(article=decision.article_id, is_agents=False)
    at = decision.decided_at
    before = facts.filter(order_version=decision.previous_version, started_at__gte=at - REACH)
    after = facts.filter(order_version=decision.version, started_at__lt=at + REACH)
    first = _rows(before.filter(started_at__lt=at))
    second = _rows(after.filter(started_at__gte=at))
    usual = _usual_minutes([*first, *second])
    return Measured(
        before=_cost(first, usual),
        after=_cost(second, usual),
        promised=decision.minutes_now - decision.minutes_promised,
    )


def _rows(facts: QuerySet[SessionFact]) -> list[_Row]:
    """The steps tried in sessions that say how they ended, resolved by a step or not; one query."""
    ended = facts.exclude(outcome__in=[Outcome.SWITCHED, Outcome.INCIDENT, Outcome.ABANDONED])
    ended = ended.exclude(outcome=Outcome.RESOLVED, resolved_step__isnull=True)
    newest = ended.order_by("-started_at", "-pk").values("pk")[:MOST_SESSIONS]
    tried = StepFact.objects.filter(session_fact__in=newest, result__in=TRIED).order_by()
    values = tried.values_list("session_fact_id", "session_fact__outcome", "step_id", "seconds")
    return [_Row(*row) for row in values]


def _usual_minutes(rows: Iterable[_Row]) -> dict[int, float]:
    """What each step usually takes, by its primary key; nothing for one that was never timed."""
    times: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.seconds:
            times[row.step].append(row.seconds)
    known = [Times(np.array(one, dtype=np.float64), np.ones(len(one))) for one in times.values()]
    if not known:
        return {}
    return {
        step: exp(location)
        for step, location in zip(times, estimate_minutes(known).locations, strict=True)
    }


def _cost(rows: Iterable[_Row], usual: Mapping[int, float]) -> Cost:
    minutes: dict[int, float] = {}
    for row in rows:
        if row.session not in minutes:
            is_resolved = row.outcome == Outcome.RESOLVED
            minutes[row.session] = 0.0 if is_resolved else settings.ESCALATION_MINUTES
        most = MOST_TIMES * usual.get(row.step, 0.0)
        minutes[row.session] += min(row.seconds / 60, most) or usual.get(row.step, 0.0)
    said = list(minutes.values())
    error = stdev(said) / sqrt(len(said)) if len(said) > 1 else 0.0
    return Cost(len(said), fmean(said) if said else 0.0, error)
