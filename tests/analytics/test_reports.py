"""What reports count."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from analytics.reports import ArticleReport, Overview, Scope, read_article_report, read_overview
from tests.analytics.stories import (
    NOT_POSSIBLE,
    NOT_RESOLVED,
    RESOLVED,
    SKIPPED,
    add_step,
    make_article,
    walk,
)
from tests.flow.incidents import post
from troubleshooting.flow import answer_reading, close_abandoned, escalate, start_session
from troubleshooting.flow.incidents.known import end_at_incident
from troubleshooting.models import Article, FlowSession

DAY = timedelta(days=1)


@pytest.fixture
def scope(at: datetime) -> Scope:
    return Scope(locale="", since=None, idle_since=at - DAY)


def steps_of(report: ArticleReport) -> list[tuple[int | None, int, int, int]]:
    return [(row.number, row.shown, row.tried, row.resolved.part) for row in report.steps]


def outcomes_of(report: ArticleReport | Overview) -> dict[str, int]:
    return {row.outcome.value: row.sessions.part for row in report.outcomes}


def test_it_counts_shown_tried_and_resolved_by_step(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, RESOLVED, at=at, browser="second-browser-number-2")
    walk(article, SKIPPED, NOT_POSSIBLE, RESOLVED, at=at, browser="third-browser-number-3")
    left = walk(article, NOT_RESOLVED, at=at, browser="fourth-browser-number-4")
    escalate(left, now=at + timedelta(minutes=1))
    report = read_article_report(article, scope, locale="fi-FI")
    assert steps_of(report) == [
        (1, 4, 3, 1),
        (2, 3, 1, 1),
        (3, 1, 1, 1),
        (4, 0, 0, 0),
        (5, 0, 0, 0),
    ]


def test_of_two_answers_that_say_resolved_the_last_counts(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, RESOLVED, at=at)
    report = read_article_report(article, scope, locale="fi-FI")
    assert steps_of(report)[:2] == [(1, 1, 1, 0), (2, 1, 1, 1)]


def test_it_shows_a_removed_step_that_has_facts_last(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, at=at)
    article.steps.filter(key__in=["s1", "s4"]).update(retired_at=at)
    report = read_article_report(article, scope, locale="fi-FI")
    assert [(row.number, row.key) for row in report.steps] == [
        (1, "s2"), (2, "s3"), (3, "s5"), (None, "s1"),
    ]  # fmt: skip


def test_it_names_steps_in_the_wanted_language_else_in_english_else_by_key(
    article: Article, scope: Scope
) -> None:
    article.translations.get(locale="fi-FI").blocks.filter(step__key="s2").delete()
    add_step(article, "new", position=6)
    labels = [row.label for row in read_article_report(article, scope, locale="fi-FI").steps]
    assert (labels[0].text, labels[0].locale) == ("Vaihe 1 of printer-does-not-print", "fi-FI")
    assert (labels[1].text, labels[1].locale) == ("Step 2 of printer-does-not-print", "en-US")
    assert (labels[5].text, labels[5].locale) == ("new", "")


def test_it_counts_all_six_outcomes(article: Article, scope: Scope, at: datetime) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="second-browser-number-2")
    walk(article, at=at, browser="third-browser-number-3")
    start_session(make_article("vpn"), "fi-FI", browser_key="third-browser-number-3", now=at)
    report = read_overview(scope, locale="fi-FI")
    assert outcomes_of(report) == {
        "resolved": 1,
        "unresolved": 1,
        "escalated": 0,
        "switched": 1,
        "incident": 0,
        "abandoned": 0,
    }
    assert report.resolved.percent == pytest.approx(100 / 3)


def test_it_names_articles_most_sessions_first(scope: Scope, db: None, at: datetime) -> None:
    for slug, sessions in (("few", 1), ("many", 3), ("also-few", 1)):
        article = make_article(slug)
        for number in range(sessions):
            walk(article, RESOLVED, at=at, browser=f"browser-{slug}-number-{number}")
    make_article("none")
    rows = read_overview(scope, locale="fi-FI").articles
    assert [(row.slug, row.resolved.whole) for row in rows] == [
        ("many", 3),
        ("also-few", 1),
        ("few", 1),
    ]


def test_it_names_the_step_that_solved_most(article: Article, scope: Scope, at: datetime) -> None:
    for number, step in enumerate((2, 3, 3)):
        answers = [*[NOT_RESOLVED] * (step - 1), RESOLVED]
        walk(article, *answers, at=at, browser=f"browser-of-someone-{number}")
    best = read_overview(scope, locale="en-US").articles[0].best_step
    assert best is not None
    assert (best.key, best.label.text, best.sessions) == (
        "s3",
        "Step 3 of printer-does-not-print",
        2,
    )


def test_of_equal_steps_it_names_the_earlier(article: Article, scope: Scope, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="browser-of-someone-1")
    walk(article, RESOLVED, at=at, browser="browser-of-someone-2")
    best = read_overview(scope, locale="en-US").articles[0].best_step
    assert best is not None
    assert best.key == "s1"


@pytest.mark.parametrize(
    ("seconds", "minutes"), [([], None), ([60], 1), ([60, 120], 1.5), ([600, 60, 120], 2)]
)
def test_the_median_is_over_sessions_a_step_solved(
    article: Article, scope: Scope, at: datetime, seconds: list[int], minutes: float | None
) -> None:
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="nothing-helped-at-all", seconds=7)
    for one in seconds:
        walk(article, RESOLVED, at=at, browser=f"browser-number-{one:07}", seconds=one)
    assert read_overview(scope, locale="fi-FI").median_minutes == minutes


def test_it_counts_what_reading_alone_solved(scope: Scope, db: None, at: datetime) -> None:
    article = make_article("read-this", steps=0)
    session = start_session(article, "fi-FI", browser_key="a-reader-of-one-page", now=at)
    answer_reading(session, resolved=True, now=at + timedelta(minutes=1))
    report = read_article_report(article, scope, locale="fi-FI")
    assert (report.resolved.part, report.by_reading, report.steps) == (1, 1, ())


def test_it_keeps_to_the_language_and_the_time(article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at, browser="finnish-and-now-here", locale="fi-FI")
    walk(article, RESOLVED, at=at, browser="english-and-now-here", locale="en-US")
    walk(article, RESOLVED, at=at - 9 * DAY, browser="finnish-long-ago-now", locale="fi-FI")
    scope = Scope(locale="fi-FI", since=at - DAY, idle_since=at)
    assert read_overview(scope, locale="fi-FI").resolved.whole == 1
    report = read_article_report(article, scope, locale="fi-FI")
    assert (report.resolved.whole, report.steps[0].shown) == (1, 1)


def test_it_does_not_count_sessions_under_way(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, at=at)
    scope = Scope(locale="", since=None, idle_since=at - DAY)
    assert read_overview(scope, locale="fi-FI").resolved.whole == 0
    assert read_article_report(article, scope, locale="fi-FI").steps[0].shown == 0


def test_sessions_that_were_left_count_before_they_are_closed_as_after(
    article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, SKIPPED, at=at, browser="left-at-the-third-one")
    walk(article, at=at, browser="left-at-the-first-one", locale="en-US")
    walk(article, RESOLVED, at=at, browser="this-one-was-solved")
    now = at + 2 * DAY
    for locale in ("", "fi-FI", "en-US"):
        scope = Scope(locale=locale, since=at - DAY, idle_since=now - DAY)
        before = (
            read_overview(scope, locale="fi-FI"),
            read_article_report(article, scope, locale="fi-FI"),
        )
        with_sessions_closed = _closed_reports(article, scope, now)
        assert before == with_sessions_closed
    assert outcomes_of(before[0])["abandoned"] == 1


def _closed_reports(
    article: Article, scope: Scope, now: datetime
) -> tuple[Overview, ArticleReport]:
    """The reports after `close_sessions`, which is undone again."""
    with transaction.atomic():
        close_abandoned(now=now, after=DAY)
        assert not FlowSession.objects.open().exists()
        reports = (
            read_overview(scope, locale="fi-FI"),
            read_article_report(article, scope, locale="fi-FI"),
        )
        transaction.set_rollback(True)
    return reports


def test_an_article_of_which_there_is_nothing_has_zeros(article: Article, scope: Scope) -> None:
    report = read_article_report(article, scope, locale="fi-FI")
    assert (report.resolved.percent, set(outcomes_of(report).values())) == (None, {0})
    assert steps_of(report) == [(number, 0, 0, 0) for number in range(1, 6)]


def test_the_numbers_of_queries_do_not_grow_with_the_rows(
    article: Article, scope: Scope, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        other = make_article(f"article-{number}", steps=number + 1)
        for one in (article, other):
            walk(one, RESOLVED, at=at, browser=f"solved-{one.slug}-{number:05}")
            left = at - 3 * DAY
            walk(one, NOT_RESOLVED, at=left, browser=f"left-{one.slug}-{number:05}")
        with django_assert_num_queries(7):
            read_overview(scope, locale="fi-FI")
        with django_assert_num_queries(8):
            read_article_report(article, scope, locale="fi-FI")


def test_a_known_incident_is_an_outcome_of_its_own_neither_solved_nor_unsolved(
    article: Article, scope: Scope, at: datetime
) -> None:
    walk(article, RESOLVED, at=at, browser="first-browser-number-1")
    stopped = walk(article, NOT_RESOLVED, at=at, browser="second-browser-number-2")
    post(at, article)
    end_at_incident(stopped, now=at + timedelta(minutes=5))

    report = read_overview(scope, locale="fi-FI")
    counted = {outcome: number for outcome, number in outcomes_of(report).items() if number}

    assert counted == {"resolved": 1, "incident": 1}
    assert (report.resolved.part, report.resolved.whole) == (1, 2)
