"""What helps others and what they are trying: three at least, in time, and only what is readable."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.flow.crowds import solve_article, try_article
from tests.flow.stories import make_article
from troubleshooting.flow.popular import Popular, helped_lately, popular
from troubleshooting.models import Article, FlowSession, Outcome, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    """Noon in the portal's time zone."""
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def shown(now: datetime, locale: str = "fi-FI") -> Popular:
    cache.clear()
    return popular(locale, now=now)


def solved(now: datetime, locale: str = "fi-FI") -> list[str]:
    return [text.article.slug for text in shown(now, locale).solved]


def trying(now: datetime, locale: str = "fi-FI") -> list[tuple[str, int]]:
    return [(one.translation.article.slug, one.people) for one in shown(now, locale).trying]


def test_nothing_happened_nothing_is_shown(article: Article, now: datetime) -> None:
    assert shown(now) == Popular(solved=(), is_today=False, trying=())


@pytest.mark.parametrize(("people", "slugs"), [(2, []), (3, ["no-sound"])])
def test_three_have_to_be_helped(
    article: Article, now: datetime, people: int, slugs: list[str]
) -> None:
    solve_article(article, people, at=now - timedelta(hours=1))

    assert solved(now) == slugs


@pytest.mark.parametrize(("people", "found"), [(2, []), (3, [("no-sound", 3)])])
def test_three_have_to_be_trying(
    article: Article, now: datetime, people: int, found: list[tuple[str, int]]
) -> None:
    try_article(article, people, at=now - timedelta(minutes=29))

    assert trying(now) == found


def test_one_person_three_times_is_one(article: Article, now: datetime) -> None:
    for minutes in (5, 10, 15):
        solve_article(article, 1, at=now - timedelta(minutes=minutes))

    assert solved(now) == []
    assert trying(now) == []


def test_sessions_without_a_browser_are_nobodys(article: Article, now: datetime) -> None:
    solve_article(article, 3, at=now)
    FlowSession.objects.filter(browser_key="helped-0").update(browser_key="")

    assert solved(now) == []


def test_what_was_begun_earlier_is_not_tried_now(article: Article, now: datetime) -> None:
    try_article(article, 3, at=now - timedelta(minutes=31))

    assert trying(now) == []


def test_today_begins_at_midnight_of_the_portals_zone(article: Article, now: datetime) -> None:
    solve_article(article, 3, at=now.replace(hour=0, minute=1))
    solve_article(make_article("other"), 4, at=now.replace(hour=0) - timedelta(minutes=1))

    assert solved(now) == ["no-sound"]
    assert shown(now).is_today


def test_a_week_stands_in_for_a_day_without_any(article: Article, now: datetime) -> None:
    solve_article(article, 3, at=now - timedelta(days=6))
    solve_article(make_article("other"), 3, at=now - timedelta(days=8))

    assert solved(now) == ["no-sound"]
    assert not shown(now).is_today


@pytest.mark.parametrize("outcome", [Outcome.UNRESOLVED, Outcome.ESCALATED, Outcome.ABANDONED, ""])
def test_only_what_was_solved_counts(article: Article, now: datetime, outcome: str) -> None:
    solve_article(article, 3, at=now)
    ended = None if not outcome else now
    FlowSession.objects.update(outcome=outcome, finished_at=ended)

    assert solved(now) == []


def test_those_that_helped_most_come_first_and_five_at_most(now: datetime, db: None) -> None:
    for people in range(3, 10):
        solve_article(make_article(f"a-{people}"), people, at=now - timedelta(minutes=1))

    assert solved(now) == ["a-9", "a-8", "a-7", "a-6", "a-5"]
    assert trying(now)[0] == ("a-9", 9)
    assert len(trying(now)) == 5
    assert [Article.objects.get(pk=key).slug for key in helped_lately(now=now)][:2] == [
        "a-9",
        "a-8",
    ]


def test_a_withdrawn_article_is_not_told_of_even_while_counts_are_kept(
    article: Article, now: datetime
) -> None:
    solve_article(article, 3, at=now)
    try_article(article, 3, at=now)
    assert popular("fi-FI", now=now).solved

    article.translations.update(status=Status.DRAFT)

    assert popular("fi-FI", now=now) == Popular(solved=(), is_today=False, trying=())


def test_others_take_the_place_of_what_cannot_be_read(now: datetime, db: None) -> None:
    for people in range(3, 10):
        solve_article(make_article(f"a-{people}"), people, at=now)
    hidden = Article.objects.get(slug="a-9")
    hidden.translations.update(status=Status.DRAFT)

    assert solved(now) == ["a-8", "a-7", "a-6", "a-5", "a-4"]


def test_english_stands_in_and_no_third_language_does(article: Article, now: datetime) -> None:
    solve_article(article, 3, at=now)

    assert [text.locale for text in shown(now, "sv-SE").solved] == ["en-US"]
    article.translations.filter(locale="en-US").delete()
    assert solved(now, "sv-SE") == []
    assert solved(now, "fi-FI") == ["no-sound"]
