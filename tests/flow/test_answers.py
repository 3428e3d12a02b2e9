"""Answers: where each leads, which outcome they give, and that each counts once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import (
    BROWSER,
    NO,
    NOT_POSSIBLE,
    SKIPPED,
    YES,
    answers,
)
from troubleshooting.flow import StepNotInSession, answer_step, start_session, walk
from troubleshooting.models import Article, FlowSession, Outcome, Result, StepResult


def next_key(session: FlowSession, key: str) -> str | None:
    following = walk(session, "fi-FI").after(key)
    return following.key if following else None


@pytest.mark.parametrize("result", [NO, SKIPPED, NOT_POSSIBLE])
def test_an_answer_leads_at_once_to_the_next_step(
    session: FlowSession, now: datetime, result: Result
) -> None:
    session = answers(session, now, s1=result)

    assert session.is_open
    assert next_key(session, "s1") == "s2"


def test_resolved_leads_to_the_end(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=NO, s2=YES)

    assert next_key(session, "s2") is None
    assert session.outcome == Outcome.RESOLVED
    assert session.resolved_by is not None
    assert session.resolved_by.key == "s2"
    assert session.finished_at == now + timedelta(minutes=2)


@pytest.mark.parametrize("last", [NO, SKIPPED, NOT_POSSIBLE])
def test_the_last_step_without_resolved_ends_as_unresolved(
    session: FlowSession, now: datetime, last: Result
) -> None:
    session = answers(session, now, s1=NO, s2=SKIPPED, s3=last)

    assert session.outcome == Outcome.UNRESOLVED
    assert session.resolved_by is None
    assert next_key(session, "s3") is None


def test_a_skipped_step_is_not_asked_again(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=SKIPPED, s2=NO)

    current = walk(session, "fi-FI").current
    assert current is not None
    assert current.key == "s3"


def test_the_last_step_leads_back_to_one_never_answered(
    session: FlowSession, now: datetime
) -> None:
    session = answers(session, now, s2=NO, s3=NO)

    assert session.is_open
    assert next_key(session, "s3") == "s1"


def test_the_same_answer_twice_adds_nothing(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    answers(session, now, s1=NO)
    later = answer_step(session, "s1", NO, now=now + timedelta(hours=1))

    row = StepResult.objects.get()
    assert row.answered_at == later.last_answer_at == now + timedelta(minutes=1)
    assert announced == ["answered"]


def test_the_same_answer_twice_after_the_end_adds_nothing(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    answers(session, now, s1=YES)
    again = answer_step(session, "s1", YES, now=now + timedelta(hours=1))

    assert again.finished_at == now + timedelta(minutes=1)
    assert announced == ["answered resolved", "finished resolved"]


def test_an_earlier_step_sent_again_replaces_its_answer(
    session: FlowSession, now: datetime
) -> None:
    session = answers(session, now, s1=NO, s2=NO)

    session = answer_step(session, "s1", SKIPPED, now=now + timedelta(hours=1))

    assert dict(session.results.values_list("step__key", "result")) == {"s1": SKIPPED, "s2": NO}
    assert next_key(session, "s1") == "s2"


def test_an_answer_after_the_end_replaces_the_outcome(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=NO, s2=NO, s3=NO)

    session = answer_step(session, "s2", YES, now=now + timedelta(hours=1))

    assert session.outcome == Outcome.RESOLVED
    assert session.resolved_by is not None
    assert session.resolved_by.key == "s2"
    assert session.finished_at == now + timedelta(hours=1)


def test_the_step_last_said_to_have_helped_is_the_one(session: FlowSession, now: datetime) -> None:
    answers(session, now, s2=YES)

    session = answers(session, now + timedelta(hours=1), s1=YES)

    assert session.resolved_by is not None
    assert session.resolved_by.key == "s1"


def test_taking_back_resolved_opens_the_session_again(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    answers(session, now, s1=YES)

    session = answer_step(session, "s1", NO, now=now + timedelta(hours=1))

    assert session.is_open
    assert session.finished_at is None
    assert session.resolved_by is None
    assert next_key(session, "s1") == "s2"
    assert announced == ["answered resolved", "finished resolved", "answered"]


def test_taking_back_resolved_when_all_are_answered_is_unresolved(
    session: FlowSession, now: datetime
) -> None:
    session = answers(session, now, s1=NO, s2=NO, s3=YES)

    session = answer_step(session, "s3", NO, now=now + timedelta(hours=1))

    assert session.outcome == Outcome.UNRESOLVED


def test_an_answer_left_from_before_the_start_again_opens_no_second_session(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)
    start_session(article, "fi-FI", browser_key=BROWSER, now=now + timedelta(minutes=5))

    late = answer_step(session, "s2", NO, now=now + timedelta(minutes=6))

    assert late.outcome == Outcome.ABANDONED
    assert late.results.count() == 2
    assert FlowSession.objects.open().count() == 1


def test_a_late_resolved_counts_for_the_session_it_was_given_in(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)
    start_session(article, "fi-FI", browser_key=BROWSER, now=now + timedelta(minutes=5))

    late = answer_step(session, "s2", YES, now=now + timedelta(minutes=6))

    assert late.outcome == Outcome.RESOLVED


@pytest.mark.parametrize("key", ["s9", "", "s1\x00"])
def test_a_step_the_session_does_not_ask_is_refused(
    session: FlowSession, now: datetime, key: str
) -> None:
    with pytest.raises(StepNotInSession):
        answer_step(session, key, NO, now=now)

    assert StepResult.objects.count() == 0


def test_a_step_takes_the_seconds_since_the_answer_before(
    session: FlowSession, now: datetime
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(seconds=40))
    answer_step(session, "s2", NO, now=now + timedelta(seconds=135))

    assert list(session.results.values_list("position", "seconds")) == [(1, 40), (2, 95)]


@pytest.mark.parametrize(("after", "seconds"), [(timedelta(days=3), 86400), (-timedelta(1), 0)])
def test_neither_a_holiday_nor_a_wrong_clock_counts(
    session: FlowSession, now: datetime, after: timedelta, seconds: int
) -> None:
    session = answer_step(session, "s1", NO, now=now + after)

    assert session.results.get().seconds == seconds


def test_a_changed_answer_keeps_the_seconds_of_the_first(
    session: FlowSession, now: datetime
) -> None:
    answer_step(session, "s1", NO, now=now + timedelta(seconds=40))
    answer_step(session, "s1", YES, now=now + timedelta(hours=2))

    assert session.results.get().seconds == 40


def test_a_session_that_was_deleted_meanwhile_takes_none(
    session: FlowSession, now: datetime
) -> None:
    FlowSession.objects.filter(pk=session.pk).delete()

    with pytest.raises(FlowSession.DoesNotExist):
        answer_step(session, "s1", NO, now=now)
