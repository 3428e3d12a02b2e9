"""Why a step was passed over: asked on the page that follows, optional, and no answer of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import NO, NOT_POSSIBLE, SKIPPED, YES, answers
from troubleshooting.flow import FlowStep, answer_step, walk
from troubleshooting.flow.doubts import NoSuchReason, give_reason
from troubleshooting.models import REASONS, Doubt, FlowSession, Outcome, Reason, Result

DIFFERENT, NOT_DARED = Reason.LOOKS_DIFFERENT, Reason.NOT_DARED


def say(session: FlowSession, now: datetime, reason: str, key: str = "s1") -> FlowSession:
    return give_reason(walk(session, "fi-FI"), key, reason, now=now)


def step(session: FlowSession, key: str = "s1") -> FlowStep:
    return walk(session, "fi-FI").step(key)


@pytest.mark.parametrize(
    ("result", "reason"),
    [(result, reason) for result, reasons in REASONS.items() for reason in reasons],
)
def test_it_is_kept_with_the_answer(
    session: FlowSession, now: datetime, result: Result, reason: Reason
) -> None:
    session = say(answers(session, now, s1=result), now, reason)

    assert step(session).reason == reason
    assert step(session).result == result
    assert session.is_open


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (SKIPPED, DIFFERENT),
        (NOT_POSSIBLE, Reason.ALREADY_TRIED),
        (NO, Reason.ALREADY_TRIED),
        (YES, NOT_DARED),
        (SKIPPED, ""),
        (SKIPPED, "zebra"),
    ],
)
def test_one_that_does_not_fit_the_answer_is_refused(
    session: FlowSession, now: datetime, result: Result, reason: str
) -> None:
    session = answers(session, now, s1=result)

    with pytest.raises(NoSuchReason):
        say(session, now, reason)

    assert step(session).reason == ""


def test_a_step_without_an_answer_has_none(session: FlowSession, now: datetime) -> None:
    with pytest.raises(NoSuchReason):
        say(session, now, NOT_DARED)


def test_it_is_announced_once(session: FlowSession, now: datetime, announced: list[str]) -> None:
    session = answers(session, now, s1=SKIPPED)
    announced.clear()

    say(say(session, now, Reason.ALREADY_TRIED), now, Reason.ALREADY_TRIED)

    assert announced == ["answered"]


def test_it_changes_no_outcome(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=NO, s2=NO, s3=SKIPPED)

    assert say(session, now, Reason.DOES_NOT_APPLY, "s3").outcome == Outcome.UNRESOLVED


def test_another_answer_takes_it_back(session: FlowSession, now: datetime) -> None:
    session = say(answers(session, now, s1=SKIPPED), now, Reason.ALREADY_TRIED)

    answer_step(session, "s1", NOT_POSSIBLE, now=now + timedelta(hours=1))

    assert step(session).reason == ""


def test_a_screen_that_looks_different_is_a_doubt_about_the_text(
    session: FlowSession, now: datetime
) -> None:
    session = answers(session, now, s1=NOT_POSSIBLE)
    say(say(session, now, DIFFERENT), now, DIFFERENT)

    doubt = Doubt.objects.get()
    assert doubt.kind == "screen"
    assert doubt.block == step(session).text
    assert doubt.translation.locale == "fi-FI"
    assert doubt.settled_at is None


def test_the_doubt_is_about_the_language_that_is_read(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=NOT_POSSIBLE)
    give_reason(walk(session, "en-US"), "s1", DIFFERENT, now=now)

    assert Doubt.objects.get().translation.locale == "en-US"


def test_another_reason_withdraws_it(session: FlowSession, now: datetime) -> None:
    session = say(answers(session, now, s1=NOT_POSSIBLE), now, DIFFERENT)
    say(session, now, NOT_DARED)

    assert not Doubt.objects.exists()


def test_another_answer_withdraws_it(session: FlowSession, now: datetime) -> None:
    session = say(answers(session, now, s1=NOT_POSSIBLE), now, DIFFERENT)
    answer_step(session, "s1", NO, now=now + timedelta(hours=1))

    assert not Doubt.objects.exists()


def test_others_doubts_stay(session: FlowSession, now: datetime) -> None:
    session = say(answers(session, now, s1=NOT_POSSIBLE, s2=NOT_POSSIBLE), now, DIFFERENT)
    say(session, now, DIFFERENT, "s2")
    say(session, now, NOT_DARED)

    assert Doubt.objects.get().block == step(session, "s2").text


def test_what_an_editor_settled_stays(session: FlowSession, now: datetime) -> None:
    session = say(answers(session, now, s1=NOT_POSSIBLE), now, DIFFERENT)
    Doubt.objects.update(settled_at=now)
    say(session, now, NOT_DARED)

    assert Doubt.objects.count() == 1


@pytest.mark.parametrize("result", [NO, YES])
def test_nobody_is_asked_why_who_tried(session: FlowSession, now: datetime, result: Result) -> None:
    found = walk(answers(session, now, s1=result), "fi-FI")

    assert [found.why_not(one) for one in (*found.steps, None)] == [None] * 4


def test_the_page_that_follows_asks_and_no_other(session: FlowSession, now: datetime) -> None:
    found = walk(answers(session, now, s1=SKIPPED), "fi-FI")

    asked = [found.why_not(one) for one in (*found.steps, None)]
    assert [one and one.key for one in asked] == [None, "s1", None, None]


def test_the_end_asks_about_the_last_step(session: FlowSession, now: datetime) -> None:
    found = walk(answers(session, now, s1=SKIPPED, s2=NO, s3=NOT_POSSIBLE), "fi-FI")
    passed = found.why_not(None)

    assert passed
    assert passed.key == "s3"
