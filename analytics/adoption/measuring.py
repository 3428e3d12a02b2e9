"""What an accepted order saved: sessions that were asked it beside those that were asked the one before.

Nobody draws lots here: what else changed on the day the order did is in the difference too. The page
says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import sqrt

from django.conf import settings
from django.db.models import (
    Avg,
    Case,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    QuerySet,
    Value,
    When,
)

from analytics.inference.interval import Interval, Z
from analytics.models import OrderDecision, SessionFact
from troubleshooting.models import Outcome

# How long before a decision sessions are looked at, and after it.
REACH = timedelta(days=90)
# With fewer sessions on either side nothing is said.
LEAST_SESSIONS = 10


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
    def saved(self) -> float:
        """Minutes a session; below zero where the new order takes longer."""
        return self.before.minutes - self.after.minutes

    @property
    def interval(self) -> Interval:
        """Where that lies with 95 % certainty (the normal approximation of two means)."""
        reach = Z * sqrt(self.before.error**2 + self.after.error**2)
        return Interval(self.saved - reach, self.saved + reach)


def measure(decision: OrderDecision) -> Measured:
    """Compare sessions before and after an accepted order; two queries."""
    facts = SessionFact.objects.filter(article=decision.article_id, is_agents=False)
    at = decision.decided_at
    before = facts.filter(order_version=decision.previous_version, started_at__gte=at - REACH)
    after = facts.filter(order_version=decision.version, started_at__lt=at + REACH)
    return Measured(
        before=_cost(before.filter(started_at__lt=at)),
        after=_cost(after.filter(started_at__gte=at)),
        promised=decision.minutes_now - decision.minutes_promised,
    )


def _cost(facts: QuerySet[SessionFact]) -> Cost:
    """The cost of sessions that say how they ended: resolved by a step, or not."""
    ended = facts.exclude(outcome__in=[Outcome.SWITCHED, Outcome.INCIDENT, Outcome.ABANDONED])
    ended = ended.exclude(outcome=Outcome.RESOLVED, resolved_step__isnull=True)
    handing_over = Case(
        When(outcome=Outcome.RESOLVED, then=Value(0.0)),
        default=Value(float(settings.ESCALATION_MINUTES)),
        output_field=FloatField(),
    )
    minutes = ExpressionWrapper(F("seconds") / 60.0 + handing_over, output_field=FloatField())
    found = ended.annotate(minutes=minutes).aggregate(
        sessions=Count("pk"), mean=Avg("minutes"), square=Avg(F("minutes") * F("minutes"))
    )
    sessions, mean = found["sessions"], found["mean"] or 0.0
    # The sample's variance is this by n / (n - 1): SQLite's own fails for a single session.
    variance = max((found["square"] or 0.0) - mean**2, 0.0)
    return Cost(sessions, mean, sqrt(variance / (sessions - 1)) if sessions > 1 else 0.0)
