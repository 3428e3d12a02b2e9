"""What was handed to the helpdesk stays handed over, unless a step solves it after all."""

from __future__ import annotations

from datetime import datetime

from tests.flow.stories import NO, YES, answers
from troubleshooting.flow import escalate
from troubleshooting.models import FlowSession, Outcome


def test_an_answer_after_the_hand_over_keeps_it(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=NO)
    escalate(session, now=now)

    answers(session, now, s2=NO)

    assert FlowSession.objects.get().outcome == Outcome.ESCALATED


def test_a_step_that_solves_it_after_the_hand_over_counts(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO)
    escalate(session, now=now)

    answers(session, now, s2=YES)

    assert FlowSession.objects.get().outcome == Outcome.RESOLVED
