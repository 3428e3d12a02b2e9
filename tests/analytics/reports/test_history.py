"""What was changed about an article, and how many were resolved before and since."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from analytics.reports.history import Change, Since, read_changes
from analytics.reports.idle import read_idle
from analytics.reports.scope import Scope
from analytics.rollups.days import day_of
from tests.analytics.facts import add_both
from tests.analytics.reports.reading import DAY, scope_at
from troubleshooting.models import Article, Revision


def revise(article: Article, locale: str, number: int, at: datetime) -> None:
    Revision.objects.create(
        translation=article.translations.get(locale=locale),
        number=number,
        cause="publication",
        content={},
        made_at=at,
    )


def changes(article: Article, scope: Scope) -> tuple[Change, ...]:
    return read_changes(article, scope, read_idle(replace(scope, locale="")))


@pytest.mark.parametrize(
    ("before", "after", "since"),
    [
        ((10, 40), (40, 10), Since.MORE),
        ((40, 10), (10, 40), Since.FEWER),
        ((2, 1), (1, 2), Since.UNKNOWN),
    ],
)
def test_it_compares_four_weeks_before_with_as_many_after(
    article: Article,
    at: datetime,
    before: tuple[int, int],
    after: tuple[int, int],
    since: Since,
) -> None:
    revise(article, "fi-FI", 2, at - 30 * DAY)
    add_both(article, *before, at=at - 31 * DAY)
    add_both(article, *after, at=at - 30 * DAY)
    # Neither the weeks beyond nor other languages are looked at.
    add_both(article, 90, 90, at=at - 59 * DAY)
    add_both(article, 90, 90, at=at - 2 * DAY)
    add_both(article, 90, 90, at=at - 30 * DAY, locale="en-US")

    (found,) = changes(article, scope_at(at, days=90))

    assert (found.day, found.locale) == (day_of(at - 30 * DAY), "fi-FI")
    assert (found.before.part, found.before.whole) == (before[0], sum(before))
    assert (found.after.part, found.after.whole) == (after[0], sum(after))
    assert found.since is since
    assert not found.is_everywhere


def test_the_first_revision_keeps_what_there_was_and_is_no_change(
    article: Article, at: datetime
) -> None:
    revise(article, "fi-FI", 1, at - DAY)

    assert changes(article, scope_at(at)) == ()


def test_the_last_comes_first_within_the_time_and_the_language(
    article: Article, at: datetime
) -> None:
    for days, locale, number in ((1, "fi-FI", 3), (5, "en-US", 2), (6, "fi-FI", 2)):
        revise(article, locale, number, at - days * DAY)
    revise(article, "en-US", 3, at - 40 * DAY)
    scope = scope_at(at, days=30)

    found = changes(article, scope)
    in_finnish = changes(article, replace(scope, locale="fi-FI"))

    assert [(one.locale, one.number) for one in found] == [
        ("fi-FI", 3),
        ("en-US", 2),
        ("fi-FI", 2),
    ]
    assert [one.number for one in in_finnish] == [3, 2]


@pytest.mark.parametrize(
    ("elsewhere", "changed", "is_everywhere"),
    [
        (((10, 40), (40, 10)), (), True),
        (((40, 10), (10, 40)), (), False),
        (((2, 2), (2, 1)), (), False),
        # What was changed as well says nothing of what else happened.
        (((10, 40), (40, 10)), ("en-US",), False),
    ],
)
def test_languages_that_were_not_changed_say_whether_it_went_that_way_everywhere(
    article: Article,
    at: datetime,
    elsewhere: tuple[tuple[int, int], tuple[int, int]],
    changed: tuple[str, ...],
    *,
    is_everywhere: bool,
) -> None:
    for locale in ("fi-FI", *changed):
        revise(article, locale, 2, at - 10 * DAY)
    for locale, (before, after) in (("fi-FI", ((10, 40), (40, 10))), ("en-US", elsewhere)):
        add_both(article, *before, at=at - 11 * DAY, locale=locale)
        add_both(article, *after, at=at - 10 * DAY, locale=locale)
    scope = scope_at(at, days=30)

    for one in (scope, replace(scope, locale="fi-FI")):
        found = next(change for change in changes(article, one) if change.locale == "fi-FI")
        assert (found.since, found.is_everywhere) == (Since.MORE, is_everywhere)
