"""Recommendations, and sessions in one order and another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from analytics.models import SessionFact, StepFact
from analytics.ordering import Recommendation
from analytics.ordering.decision import Verdict
from analytics.ordering.recommendation import Estimate
from analytics.orders import version_of
from analytics.rollups.days import day_of
from troubleshooting.models import Article, Outcome, Result


def recommend(article: Article, *positions: int) -> Recommendation:
    """A recommendation of another order; of none where there are no positions."""
    current = tuple(range(1, article.steps.active().count() + 1))
    return Recommendation(
        article=article.slug,
        version=article.version,
        steps=(),
        unresolved=Estimate(0.1, 0.0, 0.2),
        sessions=200,
        weight=180.0,
        verdict=Verdict.CHANGE if positions else Verdict.NO_SESSIONS,
        current=current,
        recommended=positions or current,
        other=positions or current,
        probability_better=0.99,
        minutes_now=12.0,
        minutes_recommended=8.9,
        minutes_other=8.9,
        reasons=(),
        differences=(),
    )


def add_sessions(
    article: Article, keys: Sequence[str], minutes: Sequence[float], *, at: datetime
) -> None:
    """Facts of sessions that the first step resolved after so many minutes each, one a minute from `at`."""
    step = article.steps.get(key=keys[0])
    for number, one in enumerate(minutes):
        moment = at + timedelta(minutes=number)
        fact = SessionFact.objects.create(
            article=article,
            locale="fi-FI",
            entry="portal",
            outcome=Outcome.RESOLVED,
            resolved_step=step,
            started_at=moment,
            day=day_of(moment),
            seconds=round(60 * one),
            order_version=version_of(keys),
            digest=f"{at:%Y%m%d}{number}",
        )
        StepFact.objects.create(
            session_fact=fact,
            step=step,
            position=1,
            result=Result.RESOLVED,
            seconds=round(60 * one),
            order=1,
        )
