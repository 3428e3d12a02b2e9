"""Recommendations as editors' decisions leave them: what was rejected or taken back stays so.

What is learned of the steps changes a little with every session, and with it which of two orders that are
nearly alike is the better one. So a decision against an order is one against all that save hardly
more time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from django.conf import settings

from analytics.models import OrderDecision
from analytics.ordering import Recommendation, Verdict
from analytics.ordering.cost import expected_minutes

Keys = Sequence[str]


def respect_decisions(recommendations: Iterable[Recommendation]) -> list[Recommendation]:
    """The same recommendations; those that editors are against have the verdict `REJECTED`. One query."""
    found = list(recommendations)
    against = _orders_against([one.article for one in found if one.recommended_change])
    return [_reject(one) if _is_against(one, against[one.article]) else one for one in found]


def _orders_against(articles: Sequence[str]) -> dict[str, list[Keys]]:
    """By slug the orders that an editor is against."""
    orders: dict[str, list[Keys]] = defaultdict(list)
    decisions = OrderDecision.objects.filter(is_against=True, article__slug__in=articles)
    for slug, keys in decisions.order_by().values_list("article__slug", "recommended"):
        orders[slug].append(keys)
    return orders


def _is_against(one: Recommendation, against: Iterable[Keys]) -> bool:
    """Whether what it recommends saves hardly more than one of the orders; of other steps none counts."""
    if not one.recommended_change:
        return False
    keys = [step.key for step in one.steps]
    least = settings.ORDER_LEAST_SECONDS / 60
    recommended = _minutes(one, [place - 1 for place in one.recommended])
    return any(
        _minutes(one, [keys.index(key) for key in order]) - recommended < least
        for order in against
        if sorted(order) == sorted(keys)
    )


def _minutes(one: Recommendation, order: Sequence[int]) -> float:
    """Expected minutes of an order: shares and minutes are independent, so their means will do."""
    shares = [step.share.mean if step.share else 0.0 for step in one.steps]
    minutes = [step.minutes.mean if step.minutes else 0.0 for step in one.steps]
    known = np.array([[*shares, one.unresolved.mean]]), np.array([minutes])
    return float(expected_minutes(order, *known, settings.ESCALATION_MINUTES)[0])


def _reject(one: Recommendation) -> Recommendation:
    return replace(
        one,
        verdict=Verdict.REJECTED,
        recommended=one.current,
        minutes_recommended=one.minutes_now,
    )
