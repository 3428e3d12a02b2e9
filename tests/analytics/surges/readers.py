"""Articles that people start, now and in the weeks before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from analytics.models import SessionFact
from troubleshooting.models import Article, FlowSession, Outcome

HELSINKI = ZoneInfo("Europe/Helsinki")
# A Wednesday.
NOW = datetime(2026, 5, 20, 9, 40, tzinfo=HELSINKI)
OLD = datetime(2020, 1, 1, tzinfo=UTC)


def article(slug: str) -> Article:
    """An article that has been there for years."""
    made = Article.objects.create(slug=slug, path=slug)
    Article.objects.update(created_at=OLD)
    return made


def come(
    article: Article,
    people: int,
    *,
    now: datetime = NOW,
    within: float = 4.5,
    browser: str = "",
    query: str = "",
) -> None:
    """Some people start an article, spread over some minutes before a moment; or one, again and again."""
    FlowSession.objects.bulk_create(
        FlowSession(
            article=article,
            locale="fi-FI",
            browser_key=browser or uuid4().hex,
            query=query,
            started_at=moment,
            last_answer_at=moment,
            outcome=Outcome.ABANDONED,
            finished_at=moment,
        )
        for moment in _spread(now, within, people)
    )


def usually_come(
    article: Article,
    an_hour: int,
    *,
    at: int = 9,
    weeks: int = 8,
    now: datetime = NOW,
    is_agents: bool = False,
) -> None:
    """On each day of the weeks before, an article was started so often in an hour, by local time."""
    SessionFact.objects.bulk_create(
        SessionFact(
            article=article,
            locale="fi-FI",
            entry="portal",
            outcome=Outcome.RESOLVED,
            started_at=moment,
            day=moment.astimezone(HELSINKI).date(),
            is_agents=is_agents,
        )
        for day in range(1, 7 * weeks + 2)
        for moment in _hour(now, day, at, an_hour)
    )


def _hour(now: datetime, days_ago: int, hour: int, number: int) -> Iterator[datetime]:
    day = now.astimezone(HELSINKI).replace(hour=hour, minute=0) - timedelta(days=days_ago)
    yield from _spread((day + timedelta(minutes=59)).astimezone(UTC), 58, number)


def _spread(end: datetime, minutes: float, number: int) -> Iterator[datetime]:
    for place in range(number):
        yield end - timedelta(minutes=minutes * (place + 0.5) / number)
