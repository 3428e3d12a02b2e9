"""An article's languages side by side: one that resolves less is told apart from one that may by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from analytics.reports.scope import Scope
from tests.analytics.facts import add_both
from tests.analytics.reports.reading import report
from troubleshooting.models import Article


def less_of(article: Article, scope: Scope) -> list[str]:
    return [row.locale for row in report(article, scope).locales if row.resolves_less]


def test_a_language_that_resolves_less_by_more_than_chance_is_flagged(
    article: Article, scope: Scope, at: datetime
) -> None:
    add_both(article, 60, 20, at=at)
    add_both(article, 45, 15, at=at, locale="en-US")
    add_both(article, 5, 25, at=at, locale="ar-SA")

    assert less_of(article, scope) == ["ar-SA"]


def test_one_of_few_sessions_is_not(article: Article, scope: Scope, at: datetime) -> None:
    add_both(article, 60, 20, at=at)
    add_both(article, 0, 2, at=at, locale="ar-SA")

    assert less_of(article, scope) == []


def test_a_language_alone_is_compared_with_nothing(
    article: Article, scope: Scope, at: datetime
) -> None:
    add_both(article, 1, 60, at=at)

    assert less_of(article, scope) == []


def test_all_are_there_also_where_the_page_is_about_one(
    article: Article, scope: Scope, at: datetime
) -> None:
    add_both(article, 60, 20, at=at)
    add_both(article, 5, 25, at=at, locale="ar-SA")

    found = report(article, replace(scope, locale="ar-SA"))

    assert found.totals.outcomes.sessions == 30
    assert [row.locale for row in found.locales] == ["fi-FI", "ar-SA"]
