"""Facts of finished sessions, many at once, as recording leaves them."""

from __future__ import annotations

from datetime import datetime

from analytics.models import SessionFact
from analytics.rollups.days import day_of
from analytics.rollups.marks import mark_stale
from troubleshooting.models import Article


def add_facts(
    article: Article,
    number: int,
    outcome: str,
    *,
    at: datetime,
    locale: str = "fi-FI",
    entry: str = "portal",
) -> None:
    """So many sessions that ended alike; those that were resolved by reading alone."""
    SessionFact.objects.bulk_create(
        SessionFact(
            article=article,
            locale=locale,
            entry=entry,
            outcome=outcome,
            started_at=at,
            day=day_of(at),
            digest="",
        )
        for _ in range(number)
    )
    mark_stale([(article.pk, day_of(at))])


def add_both(article: Article, resolved: int, others: int, *, at: datetime, **more: str) -> None:
    """Sessions of which some were resolved, and nothing helped in the others."""
    add_facts(article, resolved, "resolved", at=at, **more)
    add_facts(article, others, "unresolved", at=at, **more)
