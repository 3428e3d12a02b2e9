"""Recommend orders of steps: for all articles, or for one. Recommends only; an editor accepts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import numpy as np
from django.conf import settings
from django.utils import timezone

from analytics.ordering.arrays import FloatArray
from analytics.ordering.cost import Order
from analytics.ordering.decision import Draws, Terms, decide
from analytics.ordering.differences import Difference, differing_locales
from analytics.ordering.evidence import Aging, read_evidence
from analytics.ordering.minutes import estimate_minutes
from analytics.ordering.observations import Evidence
from analytics.ordering.outline import Outline, read_outlines
from analytics.ordering.posterior import sample_shares
from analytics.ordering.reasons import reasons_for
from analytics.ordering.recommendation import Estimate, Recommendation, StepEstimate
from troubleshooting.models import Article

INTERVAL = (0.05, 0.95)


def recommend_orders(*, now: datetime) -> Iterator[Recommendation]:
    """A recommendation for each article that has steps, those with sessions first.

    Five queries whatever there is; one article's sessions are in memory at a time.

    Args:
        now: The time, by which sessions have aged.
    """
    yield from _recommend(now)


def recommend_order(article: Article, *, now: datetime) -> Recommendation | None:
    """The recommendation for one article, the same as among all; None where it has no steps."""
    return next(_recommend(now, article.pk), None)


def _recommend(now: datetime, article: int | None = None) -> Iterator[Recommendation]:
    terms = Terms(settings.ESCALATION_MINUTES, settings.ORDER_LEAST_SECONDS)
    aging = Aging(timezone.localdate(now), settings.ORDER_HALF_LIFE_DAYS)
    for outline, evidence in read_evidence(read_outlines(article), aging, article=article):
        yield weigh(outline, evidence, terms)


def weigh(outline: Outline, evidence: Evidence, terms: Terms) -> Recommendation:
    """What an article's evidence recommends."""
    draws = _draws(outline, evidence)
    decision = decide(draws, outline.constraints, terms)
    shares, minutes = draws.shares.mean(axis=0), draws.minutes.mean(axis=0)
    return Recommendation(
        article=outline.slug,
        version=outline.version,
        steps=_step_estimates(outline, draws, evidence),
        unresolved=_estimate(draws.shares[:, -1]),
        sessions=evidence.causes.sessions,
        weight=draws.weight,
        verdict=decision.verdict,
        current=tuple(range(1, len(outline.steps) + 1)),
        recommended=_positions(decision.recommended),
        other=_positions(decision.order),
        probability_better=decision.probability_better,
        minutes_now=decision.minutes_now,
        minutes_recommended=decision.minutes_recommended,
        minutes_other=decision.minutes_then,
        reasons=reasons_for(decision, shares, minutes),
        differences=_differences(outline, evidence),
    )


def _draws(outline: Outline, evidence: Evidence) -> Draws:
    """Draws for all steps; those that readers are not asked resolve nothing and take no time."""
    causes = evidence.causes
    asked = sample_shares(causes)
    shares = np.zeros((len(asked), len(outline.steps) + 1))
    shares[:, [*outline.asked, -1]] = asked
    minutes = np.zeros((len(asked), len(outline.steps)))
    minutes[:, list(outline.asked)] = estimate_minutes(evidence.times).sample(len(asked))
    return Draws(shares, minutes, causes.weight)


def _step_estimates(outline: Outline, draws: Draws, evidence: Evidence) -> tuple[StepEstimate, ...]:
    timed = {
        place
        for place, times in zip(outline.asked, evidence.times, strict=True)
        if len(times.seconds)
    }
    return tuple(
        StepEstimate(
            position=place + 1,
            key=step.key,
            stays=outline.constraints.stays(place),
            share=_estimate(draws.shares[:, place]) if step.is_asked else None,
            minutes=_estimate(draws.minutes[:, place]) if step.is_asked else None,
            is_timed=place in timed or not step.is_asked,
        )
        for place, step in enumerate(outline.steps)
    )


def _estimate(values: FloatArray) -> Estimate:
    low, high = np.quantile(values, INTERVAL)
    return Estimate(float(values.mean()), float(low), float(high))


def _differences(outline: Outline, evidence: Evidence) -> tuple[Difference, ...]:
    """Those of locales, with steps by their places among all."""
    found = differing_locales(evidence.locales, size=len(outline.asked))
    return tuple(replace(one, step=outline.asked[one.step]) for one in found)


def _positions(order: Order) -> tuple[int, ...]:
    return tuple(place + 1 for place in order)
