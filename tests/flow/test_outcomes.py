"""How sessions end other than by their answers: handed over, left, taken up again, only read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import BROWSER, NO, YES, answers, make_article
from troubleshooting.flow import (
    answer_reading,
    answer_step,
    close_abandoned,
    escalate,
    start_session,
    walk,
)
from troubleshooting.models import FlowSession, Outcome

DAY = timedelta(days=1)


@pytest.fixture
def reading(db: None, now: datetime) -> FlowSession:
    """A session of an article without steps."""
    article = make_article("about-sound", steps=0)
    return start_session(article, "fi-FI", browser_key=BROWSER, now=now)


def test_a_reader_can_hand_over_at_any_step(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)

    session = escalate(session, now=now + timedelta(hours=1))

    assert session.outcome == Outcome.ESCALATED
    assert session.finished_at == now + timedelta(hours=1)


def test_a_session_that_nothing_helped_becomes_handed_over(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    answers(session, now, s1=NO, s2=NO, s3=NO)

    escalate(session, now=now)

    assert announced[-2:] == ["finished unresolved", "finished escalated"]


def test_handing_over_twice_is_once(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    escalate(session, now=now)
    session = escalate(session, now=now + DAY)

    assert session.finished_at == now
    assert announced == ["finished escalated"]


def test_a_resolved_session_is_not_handed_over(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)

    assert escalate(session, now=now).outcome == Outcome.RESOLVED


def test_a_step_that_helps_after_the_hand_over_resolves(
    session: FlowSession, now: datetime
) -> None:
    escalate(session, now=now)

    assert answer_step(session, "s1", YES, now=now).outcome == Outcome.RESOLVED


def test_a_step_that_does_not_help_leaves_it_handed_over(
    session: FlowSession, now: datetime
) -> None:
    escalate(session, now=now)

    session = answers(session, now, s1=NO)

    assert session.outcome == Outcome.ESCALATED
    assert session.results.count() == 1


def test_a_changed_answer_leaves_a_full_session_handed_over(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO, s2=NO, s3=NO)
    escalate(session, now=now)

    session = answers(session, now + DAY, s1=NO, s2=NO)

    assert session.outcome == Outcome.ESCALATED


def test_idle_sessions_end_as_abandoned(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    assert close_abandoned(now=now + DAY + timedelta(seconds=1), after=DAY) == 1

    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED
    assert announced == ["finished abandoned"]


def test_a_session_answered_lately_is_not_idle(session: FlowSession, now: datetime) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(hours=20))

    assert close_abandoned(now=now + timedelta(hours=30), after=DAY) == 0


def test_finished_sessions_are_not_abandoned(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)

    assert close_abandoned(now=now + 9 * DAY, after=DAY) == 0


def test_an_answer_takes_an_abandoned_session_up_again(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)
    close_abandoned(now=now + 2 * DAY, after=DAY)

    session = answer_step(session, "s2", NO, now=now + 3 * DAY)

    assert session.is_open
    assert session.finished_at is None


def test_the_same_answer_takes_an_abandoned_session_up_again(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO)
    close_abandoned(now=now + 2 * DAY, after=DAY)

    session = answer_step(session, "s1", NO, now=now + 3 * DAY)

    assert session.is_open
    assert session.results.count() == 1


def test_an_answer_takes_a_switched_session_up_again(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)
    start_session(make_article("no-picture"), "fi-FI", browser_key=BROWSER, now=now)
    session.refresh_from_db()
    shown = walk(session, "fi-FI").resume_at

    session = answer_step(session, "s2", NO, now=now)

    assert shown is not None
    assert shown.key == "s2"
    assert session.is_open


@pytest.mark.parametrize(
    ("resolved", "outcome"), [(True, Outcome.RESOLVED), (False, Outcome.UNRESOLVED)]
)
def test_an_article_without_steps_is_resolved_by_reading(
    reading: FlowSession, now: datetime, resolved: bool, outcome: Outcome
) -> None:
    done = answer_reading(reading, resolved=resolved, now=now)

    assert done.step_keys == []
    assert done.outcome == outcome
    assert done.resolved_by is None


def test_what_was_said_of_reading_can_be_changed(
    reading: FlowSession, now: datetime, announced: list[str]
) -> None:
    answer_reading(reading, resolved=True, now=now)
    answer_reading(reading, resolved=True, now=now)
    answer_reading(reading, resolved=False, now=now)

    assert announced == ["finished resolved", "finished unresolved"]


def test_a_session_of_reading_goes_on_until_it_is_answered(
    reading: FlowSession, now: datetime
) -> None:
    assert walk(reading, "fi-FI").goes_on
    assert not walk(answer_reading(reading, resolved=True, now=now), "fi-FI").goes_on
