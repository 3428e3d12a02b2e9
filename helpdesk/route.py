"""A session's questions in a transcript, and the steps that its reader was led past by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.transcript import TranscriptStep
from troubleshooting.flow.branching.forks import flow_of, route_of, turns_of
from troubleshooting.flow.branching.questions import FlowQuestion, read_questions
from troubleshooting.flow.branching.route import Item
from troubleshooting.models import FlowSession


def along_route(
    session: FlowSession, steps: Sequence[TranscriptStep]
) -> tuple[TranscriptStep, ...]:
    """A transcript in the order its reader goes: steps and questions, then what is beside the way.

    No query for a session without questions.

    Args:
        session: The session.
        steps: Its steps, in the article's order.
    """
    if not session.questions:
        return tuple(steps)
    by_key = {step.key: step for step in steps}
    asked = [one.key for one in steps if one.is_open or (one.result and not one.for_helpdesk)]
    turns = turns_of(session)
    flow = flow_of(session, asked, turns)
    route = route_of(flow, turns, [key for key in asked if by_key[key].result])
    questions = {one.key: one for one in read_questions(session, flow, turns, session.locale)}
    met = [
        _entry(questions[item.key]) if item.is_question else by_key[item.key]
        for item in route.items
    ]
    ahead = flow.ahead(route)
    beside = (step for step in steps if Item.step(step.key) not in route.items)
    return (
        *met,
        *(
            replace(step, is_passed=step.is_open and Item.step(step.key) not in ahead)
            for step in beside
        ),
    )


def _entry(question: FlowQuestion) -> TranscriptStep:
    return TranscriptStep(
        key=question.key,
        number=0,
        label=question.text,
        locale=question.locale,
        is_question=True,
        answer=question.answer.text if question.answer else "",
    )
