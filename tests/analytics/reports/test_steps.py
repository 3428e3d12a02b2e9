"""What is counted of an article's steps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from analytics.reports.scope import Scope
from tests.analytics.reports.reading import DAY, report, scope_at, steps_of
from tests.analytics.stories import (
    NOT_POSSIBLE,
    NOT_RESOLVED,
    RESOLVED,
    SKIPPED,
    add_step,
    walk,
)
from troubleshooting.flow import escalate
from troubleshooting.flow.sessions import close_abandoned
from troubleshooting.models import Article


def test_it_counts_shown_tried_and_resolved_by_step(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, RESOLVED, at=at, browser="second-browser-number-2")
    walk(article, SKIPPED, NOT_POSSIBLE, RESOLVED, at=at, browser="third-browser-number-3")
    left = walk(article, NOT_RESOLVED, at=at, browser="fourth-browser-number-4")
    escalate(left, now=at + timedelta(minutes=1))

    assert steps_of(report(article, scope)) == [
        (1, 4, 3, 1),
        (2, 3, 1, 1),
        (3, 1, 1, 1),
        (4, 0, 0, 0),
        (5, 0, 0, 0),
    ]


def test_it_counts_what_was_passed_over_and_where_sessions_ended(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, SKIPPED, NOT_POSSIBLE, RESOLVED, at=at, browser="third-browser-number-3")
    left = walk(article, NOT_RESOLVED, at=at, browser="fourth-browser-number-4")
    escalate(left, now=at + timedelta(minutes=1))

    found = [(row.skipped, row.not_possible, row.left) for row in report(article, scope).steps]

    assert found == [(1, 0, 0), (0, 1, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0)]


def test_a_lunch_break_does_not_move_the_minutes_of_a_step(
    article: Article, scope: Scope, at: datetime
) -> None:
    for number, seconds in enumerate((60, 60, 60, 60, 60, 60, 60, 1800)):
        walk(article, RESOLVED, at=at, browser=f"browser-number-{number:07}", seconds=seconds)

    minutes = [row.minutes for row in report(article, scope).steps]

    assert minutes[0] is not None
    assert 1 <= minutes[0] < 2
    assert minutes[1:] == [None] * 4


@pytest.mark.parametrize("is_closed", [False, True])
def test_who_passes_over_a_step_says_nothing_of_how_long_it_takes(
    article: Article, at: datetime, is_closed: bool
) -> None:
    """In facts, and before `close_sessions` makes facts of them."""
    walk(article, NOT_RESOLVED, at=at, browser="first-browser-number-1", seconds=600)
    walk(article, SKIPPED, at=at, browser="second-browser-number-2", seconds=5)
    walk(article, NOT_POSSIBLE, at=at, browser="third-browser-number-3", seconds=5)
    now = at + 2 * DAY
    if is_closed:
        close_abandoned(now=now, after=DAY)

    minutes = [row.minutes for row in report(article, scope_at(now)).steps]

    assert minutes[0] == pytest.approx(10, rel=1e-4)


def test_of_two_answers_that_say_resolved_the_last_counts(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, RESOLVED, at=at)

    assert steps_of(report(article, scope))[:2] == [(1, 1, 1, 0), (2, 1, 1, 1)]


def test_it_shows_a_removed_step_that_has_facts_last(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, at=at)
    article.steps.filter(key__in=["s1", "s4"]).update(retired_at=at)

    assert [(row.number, row.key) for row in report(article, scope).steps] == [
        (1, "s2"), (2, "s3"), (3, "s5"), (None, "s1"),
    ]  # fmt: skip


def test_it_names_steps_in_the_wanted_language_else_in_english_else_by_key(
    article: Article, scope: Scope
) -> None:
    article.translations.get(locale="fi-FI").blocks.filter(step__key="s2").delete()
    add_step(article, "new", position=6)

    labels = [row.label for row in report(article, scope).steps]

    assert (labels[0].text, labels[0].locale) == ("Vaihe 1 of printer-does-not-print", "fi-FI")
    assert (labels[1].text, labels[1].locale) == ("Step 2 of printer-does-not-print", "en-US")
    assert (labels[5].text, labels[5].locale) == ("new", "")


def test_it_keeps_to_the_language_and_the_time(article: Article, at: datetime) -> None:
    long_ago = at - timedelta(days=9)
    walk(article, RESOLVED, at=at, browser="finnish-and-now-here", locale="fi-FI")
    walk(article, RESOLVED, at=at, browser="english-and-now-here", locale="en-US")
    walk(article, RESOLVED, at=long_ago, browser="finnish-long-ago-now", locale="fi-FI")
    scope = Scope(**{**vars(scope_at(at, days=2)), "locale": "fi-FI"})

    found = report(article, scope)

    assert (found.totals.outcomes.sessions, found.steps[0].shown) == (1, 1)


def test_an_article_of_which_there_is_nothing_has_zeros(article: Article, scope: Scope) -> None:
    found = report(article, scope)

    assert found.totals.outcomes.resolved.percent is None
    assert found.totals.outcomes.sessions == 0
    assert steps_of(found) == [(number, 0, 0, 0) for number in range(1, 6)]
