"""How sessions ended, and which of them say whether an article helps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from analytics.reports.scope import Scope
from tests.analytics.reports.reading import DAY, ended, outcomes, report, scope_at
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article, walk
from tests.flow.incidents import post
from troubleshooting.flow import answer_reading, start_session
from troubleshooting.flow.incidents.known import end_at_incident
from troubleshooting.models import Article


def test_it_counts_all_six_outcomes(article: Article, scope: Scope, at: datetime) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="second-browser-number-2")
    walk(article, at=at, browser="third-browser-number-3")
    start_session(make_article("vpn"), "fi-FI", browser_key="third-browser-number-3", now=at)

    assert ended(outcomes(scope)) == {
        "resolved": 1,
        "unresolved": 1,
        "escalated": 0,
        "switched": 1,
        "incident": 0,
        "abandoned": 0,
    }


def test_who_went_on_to_another_article_says_nothing_of_this_one(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="second-browser-number-2")
    walk(article, at=at, browser="third-browser-number-3")
    start_session(make_article("vpn"), "fi-FI", browser_key="third-browser-number-3", now=at)

    assert outcomes(scope).resolved.percent == pytest.approx(50)


def test_a_known_incident_is_an_outcome_of_its_own_neither_solved_nor_unsolved(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    stopped = walk(article, NOT_RESOLVED, at=at, browser="second-browser-number-2")
    post(at, article)
    end_at_incident(stopped, now=at + timedelta(minutes=5))

    found = outcomes(scope)

    assert {one: n for one, n in ended(found).items() if n} == {"resolved": 1, "incident": 1}
    assert (found.resolved.part, found.resolved.whole) == (1, 1)


def test_who_left_counts_as_not_resolved(article: Article, scope: Scope, at: datetime) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, NOT_RESOLVED, at=at - 3 * DAY, browser="second-browser-number-2")

    found = outcomes(scope)

    assert (found.resolved.part, found.resolved.whole) == (1, 2)
    assert (found.abandoned.part, found.abandoned.whole) == (1, 2)


def test_it_counts_what_reading_alone_resolved(scope: Scope, db: None, at: datetime) -> None:
    article = make_article("read-this", steps=0)
    session = start_session(article, "fi-FI", browser_key="a-reader-of-one-page", now=at)
    answer_reading(session, resolved=True, now=at + timedelta(minutes=1))

    found = report(article, scope)

    assert (found.totals.outcomes.resolved.part, found.by_reading) == (1, 1)
    assert found.steps == ()


def test_it_does_not_count_sessions_under_way(article: Article, scope: Scope, at: datetime) -> None:
    walk(article, NOT_RESOLVED, at=at)

    assert outcomes(scope).sessions == 0
    assert report(article, scope).steps[0].shown == 0


def test_it_keeps_to_the_language_the_way_and_the_time(article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at, browser="finnish-and-now-here", locale="fi-FI")
    walk(article, RESOLVED, at=at, browser="english-and-now-here", locale="en-US")
    walk(article, RESOLVED, at=at - 9 * DAY, browser="finnish-long-ago-now", locale="fi-FI")
    chosen = vars(scope_at(at, days=2))

    assert outcomes(Scope(**chosen)).sessions == 2
    assert outcomes(Scope(**{**chosen, "locale": "fi-FI"})).sessions == 1
    assert outcomes(Scope(**{**chosen, "entry": "ticket"})).sessions == 0
    assert outcomes(Scope(**{**chosen, "articles": (article.pk,)})).sessions == 2
    assert outcomes(Scope(**{**chosen, "articles": ()})).sessions == 0
