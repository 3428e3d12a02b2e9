"""From a flow session to its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from analytics.models import SessionFact
from analytics.orders import version_of
from analytics.record import SessionRecord, StepRecord
from analytics.rollups.days import day_of
from analytics.rollups.marks import mark_stale
from analytics.writing import FactRow, StepRow, write_fact
from troubleshooting.flow import MAX_SECONDS_A_STEP
from troubleshooting.flow.answers import Answers, read_answers
from troubleshooting.flow.branching.forks import standing_at
from troubleshooting.models import FlowSession, Result


def record_session(session: FlowSession, answers: Answers | None = None) -> int:
    """Write a finished session's facts, in place of those it had; whoever calls has a transaction.

    Args:
        session: With an outcome. Whoever calls holds its row, so that facts are written once.
        answers: Its answers where they are known; they are read where not.

    Returns:
        The primary key of the session's fact.
    """
    answers = _valid(session, answers or read_answers(session))
    record = _record_of(session, answers)
    steps = [*_answered(answers), *_left(session, record, answers)]
    return write_fact(_fact(session, record), steps)


@transaction.atomic(savepoint=False)
def withdraw_facts(session: FlowSession) -> None:
    """Remove the facts of a session that is under way again."""
    facts = SessionFact.objects.filter(session=session)
    cells = list(facts.values_list("article_id", "day"))
    facts.delete()
    mark_stale(cells)


def _valid(session: FlowSession, answers: Answers) -> Answers:
    """Answers without what no longer holds.

    That is, that a step solved it past which its reader was led by another answer to a question since.
    """
    if not session.questions or session.resolved_by_id is not None:
        return answers
    said = tuple(one for one in answers.said if one.result != Result.RESOLVED)
    return replace(answers, said=said)


def _record_of(session: FlowSession, answers: Answers) -> SessionRecord:
    return SessionRecord(
        article=answers.article,
        locale=session.locale,
        started_at=session.started_at,
        outcome=session.outcome,
        steps=tuple(
            StepRecord(one.key, one.position, one.result, one.seconds) for one in answers.said
        ),
    )


def _fact(session: FlowSession, record: SessionRecord) -> FactRow:
    return FactRow(
        session_id=session.pk,
        article_id=session.article_id,
        locale=session.locale,
        entry=session.entry,
        article_version=session.article_version,
        outcome=session.outcome,
        resolved_step_id=session.resolved_by_id,
        started_at=session.started_at,
        seconds=_seconds(session, record),
        answered=len(record.steps),
        day=day_of(session.started_at),
        order_version=version_of(session.step_keys),
        is_agents=session.is_agents,
        is_randomised=session.is_randomised,
        digest=record.digest(),
        copy=None,
        is_fresh=True,
    )


def _seconds(session: FlowSession, record: SessionRecord) -> int:
    if record.steps or record.is_broken_off or session.finished_at is None:
        return record.seconds
    elapsed = int((session.finished_at - session.started_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)


def _answered(answers: Answers) -> Iterator[StepRow]:
    for order, one in enumerate(answers.said, start=1):
        yield StepRow(one.step, one.position, one.result, one.seconds, one.by_helpdesk, order)


def _left(session: FlowSession, record: SessionRecord, answers: Answers) -> Iterator[StepRow]:
    """The step that a session broke off at, if there was one: it was shown, and not answered."""
    if not record.is_broken_off:
        return
    key = standing_at(session, {step.key for step in record.steps}, answers.active)
    if key:
        yield StepRow(answers.active[key], session.step_keys.index(key) + 1)
