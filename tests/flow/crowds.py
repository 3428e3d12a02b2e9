"""Sessions of several browsers, made as the tables have them."""

from __future__ import annotations

from datetime import datetime, timedelta

from troubleshooting.models import Article, FlowSession, Outcome


def try_article(article: Article, people: int, *, at: datetime, name: str = "reader") -> None:
    """Sessions under way, each of another browser."""
    for number in range(people):
        FlowSession.objects.create(
            article=article,
            locale="fi-FI",
            browser_key=f"{name}-{number}",
            started_at=at,
            last_answer_at=at,
        )


def solve_article(article: Article, people: int, *, at: datetime, name: str = "helped") -> None:
    """Sessions that ended well, each of another browser, begun ten minutes before."""
    for number in range(people):
        FlowSession.objects.create(
            article=article,
            locale="fi-FI",
            browser_key=f"{name}-{number}",
            started_at=at - timedelta(minutes=10),
            last_answer_at=at,
            finished_at=at,
            outcome=Outcome.RESOLVED,
        )
