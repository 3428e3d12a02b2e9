"""The trail: which article a reader came from, the way back, and what else was tried."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import BROWSER, NO, YES, answers, make_article
from troubleshooting.flow import answer_step, start_session
from troubleshooting.flow.trail import came_from, earlier_articles, go_back, left_off
from troubleshooting.models import Article, FlowSession, Outcome, Status


def start(article: Article, now: datetime, *, hours: int = 0) -> FlowSession:
    at = now + timedelta(hours=hours)
    return start_session(article, "fi-FI", browser_key=BROWSER, now=at)


def again(session: FlowSession) -> FlowSession:
    return FlowSession.objects.get(pk=session.pk)


def slugs(session: FlowSession) -> list[str]:
    return [one.slug for one in earlier_articles(again(session), "fi-FI")]


@pytest.fixture
def other(session: FlowSession, now: datetime) -> FlowSession:
    """A session of another article, gone on to from the second step of the first."""
    answers(session, now, s1=NO)
    return start(make_article("no-picture"), now, hours=1)


def test_it_says_where_one_came_from_and_where_one_stood(
    session: FlowSession, other: FlowSession
) -> None:
    earlier = came_from(other, "fi-FI")

    assert earlier
    assert (earlier.slug, earlier.title.title) == ("no-sound", "no-sound fi-FI")
    assert (earlier.stood_at, earlier.total) == (2, 3)


def test_who_came_from_nowhere_costs_no_query(
    session: FlowSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert came_from(session, "fi-FI") is None


def test_an_article_that_was_solved_is_not_gone_back_to(
    session: FlowSession, other: FlowSession, now: datetime
) -> None:
    answer_step(session, "s2", YES, now=now + timedelta(hours=2))

    assert came_from(again(other), "fi-FI") is None


def test_a_withdrawn_article_is_not_named(session: FlowSession, other: FlowSession) -> None:
    session.article.translations.update(status=Status.DRAFT)

    assert came_from(other, "fi-FI") is None
    assert slugs(other) == []


def test_going_back_leaves_this_one_and_the_next_answer_takes_the_first_up(
    session: FlowSession, other: FlowSession, now: datetime
) -> None:
    assert go_back(other, now=now + timedelta(hours=2)) == session
    assert again(other).outcome == Outcome.SWITCHED
    assert again(session).outcome == Outcome.SWITCHED

    answer_step(session, "s2", NO, now=now + timedelta(hours=3))

    assert again(session).is_open


def test_going_back_leaves_an_outcome_alone(other: FlowSession, now: datetime) -> None:
    answers(other, now, s1=YES)
    go_back(other, now=now)

    assert again(other).outcome == Outcome.RESOLVED


def test_who_came_from_nowhere_goes_nowhere(session: FlowSession, now: datetime) -> None:
    assert go_back(session, now=now) is None
    assert again(session).is_open


@pytest.mark.parametrize("result", [NO, YES])
def test_starting_again_keeps_the_way_back(
    session: FlowSession, other: FlowSession, now: datetime, result: str
) -> None:
    answers(other, now, s1=result)

    assert start(other.article, now, hours=2).previous == session


def test_starting_again_tomorrow_does_not(other: FlowSession, now: datetime) -> None:
    answers(other, now, s1=YES)

    assert start(other.article, now, hours=48).previous is None


def test_the_articles_before_are_named_nearest_first(
    session: FlowSession, other: FlowSession, now: datetime
) -> None:
    third = start(make_article("no-network"), now, hours=2)

    assert slugs(third) == ["no-picture", "no-sound"]


def test_an_excursion_is_named_after_coming_back(
    session: FlowSession, other: FlowSession, now: datetime
) -> None:
    go_back(other, now=now + timedelta(hours=2))

    assert slugs(session) == ["no-picture"]


def test_it_ends_in_no_circle(session: FlowSession, other: FlowSession) -> None:
    FlowSession.objects.filter(pk=session.pk).update(previous=other)

    assert slugs(other) == ["no-sound"]
    assert slugs(session) == ["no-picture"]


def test_it_names_five_at_most_for_few_queries(
    session: FlowSession, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        last = start(make_article(f"article-{number}"), now, hours=number + 1)

    with django_assert_num_queries(2):
        found = earlier_articles(last, "fi-FI")
    assert [one.slug for one in found] == [f"article-{number}" for number in (6, 5, 4, 3, 2)]


def test_another_browser_s_are_none_of_it(session: FlowSession, now: datetime) -> None:
    made = start_session(
        make_article("no-picture"), "fi-FI", browser_key="another-browser-key", now=now
    )

    assert made.previous is None
    assert slugs(made) == []


def test_what_is_under_way_was_left_off(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)

    (one,) = left_off(BROWSER, "fi-FI", now=now + timedelta(days=1))

    assert (one.slug, one.title.title) == ("no-sound", "no-sound fi-FI")
    assert (one.stood_at, one.total) == (2, 3)


def test_what_has_ended_or_is_long_ago_was_not(session: FlowSession, now: datetime) -> None:
    assert left_off(BROWSER, "fi-FI", now=now + timedelta(days=8)) == ()
    assert left_off("x" * 24, "fi-FI", now=now) == ()

    answer_step(session, "s1", YES, now=now)
    assert left_off(BROWSER, "fi-FI", now=now) == ()


def test_a_withdrawn_article_is_not_gone_on_with(session: FlowSession, now: datetime) -> None:
    session.article.translations.update(status=Status.DRAFT)

    assert left_off(BROWSER, "fi-FI", now=now) == ()


@pytest.mark.parametrize(("browser", "cost"), [(BROWSER, 2), ("x" * 24, 1), ("", 0)])
def test_asking_what_was_left_off_costs_little(
    session: FlowSession,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    browser: str,
    cost: int,
) -> None:
    with django_assert_num_queries(cost):
        left_off(browser, "fi-FI", now=now)
