"""A portal of which every page has something to show."""

from __future__ import annotations

from datetime import datetime, timedelta

from analytics.rollups.days import day_of
from tests.analytics.facts import add_both, add_facts
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article, walk
from tests.flow.incidents import topic_of
from troubleshooting.models import Article, FlowSession, Revision, UnansweredQuery

DAY = timedelta(days=1)


def fill(article: Article, at: datetime) -> None:
    """A past, a topic, and two walks: one that ends with a comment, one that was left."""
    add_past(article, at)
    topic_of(article)
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="who-says-something")
    FlowSession.objects.filter(pk=session.pk).update(comment="Thank you")
    walk(article, NOT_RESOLVED, at=at - 3 * DAY, browser="who-left-it-long-ago")


def add_past(article: Article, at: datetime) -> None:
    """Sessions that got worse, in one language above all; some left, some handed over; a change, a search."""
    add_both(article, 24, 4, at=at - 20 * DAY)
    add_both(article, 2, 2, at=at - 40 * DAY)
    add_both(article, 1, 11, at=at, locale="ar-SA", entry="search")
    add_facts(article, 2, "escalated", at=at)
    add_facts(article, 2, "abandoned", at=at)
    Revision.objects.create(
        translation=article.translations.get(locale="fi-FI"),
        number=2,
        cause="publication",
        content={},
        made_at=at - 10 * DAY,
    )
    search("coffee machine", at)


def search(query: str, at: datetime, *, count: int = 3, locale: str = "en-US") -> None:
    """A search that found nothing."""
    UnansweredQuery.objects.create(query=query, locale=locale, count=count, last_on=day_of(at))


def grow(number: int, at: datetime) -> None:
    """Another article with sessions of every kind, another topic, another search."""
    article = make_article(f"article-{number}", steps=number + 1)
    fill_another(article, number, at)
    topic_of(article, key=f"topic-{number}")
    search(f"words {number}", at)


def fill_another(article: Article, number: int, at: datetime) -> None:
    add_both(article, 24, 4, at=at - 20 * DAY)
    add_both(article, 1, 11, at=at, locale="fi-FI")
    add_facts(article, 2, "escalated", at=at)
    add_facts(article, 2, "abandoned", at=at)
    walk(article, RESOLVED, at=at, browser=f"solved-it-number-{number:05}")
    walk(article, NOT_RESOLVED, at=at - 3 * DAY, browser=f"left-it-number-{number:05}")
