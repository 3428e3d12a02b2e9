"""Recommendations as they are kept: learning takes seconds an article, pages take none.

`recommend_orders --save` works them out, every night say; a page works one out anew on demand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from analytics.models import OrderAdvice
from analytics.ordering import Estimate, Recommendation, StepEstimate, Verdict, recommend_order
from analytics.ordering.differences import Difference
from analytics.ordering.reasons import Reason
from troubleshooting.models import Article

AT_ONCE = 200
CHANGED = ("version", "saves_minutes", "sessions", "content", "made_at")


def save_advice(recommendations: Iterable[Recommendation], *, now: datetime) -> int:
    """Keep recommendations in place of those there were; returns how many.

    Args:
        recommendations: Of articles that exist; an article's that was removed meanwhile is left out.
        now: The time.
    """
    keys = dict(Article.objects.values_list("slug", "pk"))
    rows = [_row(one, keys[one.article], now) for one in recommendations if one.article in keys]
    OrderAdvice.objects.bulk_create(
        rows,
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=CHANGED,
    )
    return len(rows)


def renew_advice(article: Article, *, now: datetime) -> Recommendation | None:
    """Work an article's recommendation out anew and keep it; None where it has no steps."""
    recommendation = recommend_order(article, now=now)
    if recommendation:
        save_advice([recommendation], now=now)
    return recommendation


def recommendation_of(advice: OrderAdvice) -> Recommendation:
    """A recommendation as it was worked out."""
    kept = advice.content
    return Recommendation(
        **{
            **kept,
            "steps": tuple(_step(one) for one in kept["steps"]),
            "unresolved": Estimate(**kept["unresolved"]),
            "verdict": Verdict(kept["verdict"]),
            "current": tuple(kept["current"]),
            "recommended": tuple(kept["recommended"]),
            "other": tuple(kept["other"]),
            "reasons": tuple(Reason(**one) for one in kept["reasons"]),
            "differences": tuple(Difference(**one) for one in kept["differences"]),
        }
    )


def _row(one: Recommendation, article: int, now: datetime) -> OrderAdvice:
    return OrderAdvice(
        article_id=article,
        version=one.version,
        saves_minutes=one.minutes_now - one.minutes_recommended if one.recommended_change else 0.0,
        sessions=one.sessions,
        content=asdict(one),
        made_at=now,
    )


def _step(kept: dict[str, Any]) -> StepEstimate:
    share, minutes = kept["share"], kept["minutes"]
    return StepEstimate(
        **{
            **kept,
            "share": Estimate(**share) if share else None,
            "minutes": Estimate(**minutes) if minutes else None,
        }
    )
