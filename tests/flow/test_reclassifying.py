"""A hand-over tells of what the browser had left of the article before."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import Settings

from tests.flow.stories import BROWSER, NO, SKIPPED, YES, answers, make_article
from troubleshooting.flow import close_abandoned, escalate, start_session
from troubleshooting.flow.handover.targets import handed_over_oneself
from troubleshooting.flow.origin import Origin
from troubleshooting.flow.resuming import join_session
from troubleshooting.models import Article, FlowSession, Outcome

DAY = timedelta(days=1)


@pytest.fixture
def left(session: FlowSession, now: datetime) -> FlowSession:
    """A session that was left at its second step, and closed."""
    answers(session, now, s1=NO)
    close_abandoned(now=now + 2 * DAY, after=DAY)
    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED
    return session


def come_back(
    article: Article, at: datetime, *, browser: str = BROWSER, origin: Origin | None = None
) -> FlowSession:
    session = start_session(
        article, "fi-FI", browser_key=browser, now=at, origin=origin or Origin()
    )
    return answers(session, at, s1=NO)


def outcome(session: FlowSession) -> str:
    session.refresh_from_db()
    return session.outcome


def test_the_session_itself_becomes_handed_over(left: FlowSession, now: datetime) -> None:
    assert handed_over_oneself(left, now=now + 3 * DAY).outcome == Outcome.ESCALATED


def test_a_later_hand_over_of_the_article_tells_of_it(
    left: FlowSession, article: Article, now: datetime, announced: list[str]
) -> None:
    escalate(come_back(article, now + 3 * DAY), now=now + 3 * DAY)

    assert outcome(left) == Outcome.ESCALATED
    assert announced[-2:] == ["finished escalated", "finished escalated"]


def test_all_that_was_left_before_follows(
    left: FlowSession, article: Article, now: datetime
) -> None:
    again = come_back(article, now + 3 * DAY)
    escalate(come_back(article, now + 4 * DAY), now=now + 4 * DAY)

    assert (outcome(left), outcome(again)) == (Outcome.ESCALATED, Outcome.ESCALATED)


def test_a_later_one_that_is_solved_tells_nothing(
    left: FlowSession, article: Article, now: datetime
) -> None:
    answers(come_back(article, now + 3 * DAY), now + 3 * DAY, s2=YES)

    assert outcome(left) == Outcome.ABANDONED


def test_a_later_one_in_which_nothing_helped_tells_nothing(
    left: FlowSession, article: Article, now: datetime
) -> None:
    answers(come_back(article, now + 3 * DAY), now + 3 * DAY, s2=NO, s3=SKIPPED)

    assert outcome(left) == Outcome.ABANDONED


def test_what_is_known_of_an_earlier_one_stays(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO, s2=NO, s3=NO)

    escalate(come_back(article, now + DAY), now=now + DAY)

    assert outcome(session) == Outcome.UNRESOLVED


def test_another_article_tells_nothing(left: FlowSession, now: datetime) -> None:
    escalate(come_back(make_article("no-picture"), now + 3 * DAY), now=now + 3 * DAY)

    assert outcome(left) == Outcome.ABANDONED


def test_another_browser_tells_nothing(left: FlowSession, article: Article, now: datetime) -> None:
    later = come_back(article, now + 3 * DAY, browser="another-browser-with-a-key")
    escalate(later, now=now + 3 * DAY)

    assert outcome(left) == Outcome.ABANDONED


def test_staff_who_look_tell_nothing_of_readers(
    left: FlowSession, article: Article, now: datetime
) -> None:
    later = come_back(article, now + 3 * DAY, origin=Origin(is_agents=True))
    escalate(later, now=now + 3 * DAY)

    assert outcome(left) == Outcome.ABANDONED


@pytest.mark.parametrize(
    ("days", "expected"), [(7, Outcome.ESCALATED), (2, Outcome.ABANDONED), (0, Outcome.ABANDONED)]
)
def test_it_has_to_be_within_the_days_of_the_setting(
    left: FlowSession,
    article: Article,
    now: datetime,
    settings: Settings,
    days: int,
    expected: Outcome,
) -> None:
    settings.LATER_HANDOVER_DAYS = days

    escalate(come_back(article, now + 3 * DAY), now=now + 3 * DAY)

    assert outcome(left) == expected


def test_what_is_left_afterwards_is_not_told_of(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)
    later = come_back(article, now + DAY)
    close_abandoned(now=now + 3 * DAY, after=DAY)

    escalate(session, now=now + 3 * DAY)

    assert outcome(later) == Outcome.ABANDONED


def test_what_the_browser_had_joined_is_its_too(article: Article, now: datetime) -> None:
    on_the_desk = answers(
        start_session(article, "fi-FI", browser_key="a-browser-on-the-desk", now=now), now, s1=NO
    )
    join_session(on_the_desk, BROWSER, now=now + timedelta(minutes=5))
    close_abandoned(now=now + 2 * DAY, after=DAY)

    escalate(come_back(article, now + 3 * DAY), now=now + 3 * DAY)

    assert outcome(on_the_desk) == Outcome.ESCALATED


def test_handing_over_twice_announces_once(
    left: FlowSession, article: Article, now: datetime, announced: list[str]
) -> None:
    later = escalate(come_back(article, now + 3 * DAY), now=now + 3 * DAY)
    heard = len(announced)

    escalate(later, now=now + 4 * DAY)

    assert len(announced) == heard
