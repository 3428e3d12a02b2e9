"""From a flow session to its facts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from analytics.models import SessionFact, StepFact
from analytics.record import SessionRecord, StepRecord
from analytics.rollups.days import day_of
from analytics.rollups.stale import mark_stale
from troubleshooting.flow import MAX_SECONDS_A_STEP
from troubleshooting.flow.branching.forks import standing_at
from troubleshooting.models import FlowSession, Result, Step, StepResult


@transaction.atomic
def record_session(session: FlowSession) -> SessionFact:
    """Write a finished session's facts, in place of those it had.

    Args:
        session: With an outcome. Whoever calls holds its row, so that facts are written once.

    Returns:
        The session's fact.
    """
    results = _counted(session)
    record = _record_of(session, results)
    fact, is_new = SessionFact.objects.update_or_create(
        session=session,
        defaults={
            "article_id": session.article_id,
            "locale": session.locale,
            "entry": session.entry,
            "article_version": session.article_version,
            "outcome": session.outcome,
            "resolved_step_id": session.resolved_by_id,
            "started_at": session.started_at,
            "seconds": _seconds(session, record),
            "answered": len(results),
            "day": day_of(session.started_at),
            "digest": record.digest(),
        },
    )
    if not is_new:
        fact.steps.all().delete()
    StepFact.objects.bulk_create(_steps(fact, session, record, results))
    mark_stale([(fact.article_id, fact.day)])
    return fact


def _counted(session: FlowSession) -> list[StepResult]:
    """What was said of its steps, in the order it was said.

    Without what no longer holds: that a step solved it past which its reader was led by another
    answer to a question since.
    """
    results = session.results.select_related("step").order_by("answered_at", "pk")
    if session.questions and session.resolved_by_id is None:
        results = results.exclude(result=Result.RESOLVED)
    return list(results)


@transaction.atomic
def forget_session(session: FlowSession) -> None:
    """Remove the facts of a session that is under way again."""
    facts = SessionFact.objects.filter(session=session)
    cells = list(facts.values_list("article_id", "day"))
    facts.delete()
    mark_stale(cells)


def _record_of(session: FlowSession, results: Sequence[StepResult]) -> SessionRecord:
    return SessionRecord(
        article=session.article.slug,
        locale=session.locale,
        started_at=session.started_at,
        outcome=session.outcome,
        steps=tuple(
            StepRecord(one.step.key, one.position, one.result, one.seconds) for one in results
        ),
    )


def _seconds(session: FlowSession, record: SessionRecord) -> int:
    if record.steps or record.is_broken_off or session.finished_at is None:
        return record.seconds
    elapsed = int((session.finished_at - session.started_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)


def _steps(
    fact: SessionFact, session: FlowSession, record: SessionRecord, results: Sequence[StepResult]
) -> list[StepFact]:
    rows = [
        StepFact(
            session_fact=fact,
            step_id=one.step_id,
            position=one.position,
            result=one.result,
            seconds=one.seconds,
            order=order,
        )
        for order, one in enumerate(results, start=1)
    ]
    if record.is_broken_off:
        steps = dict(
            Step.objects.active().filter(article=session.article_id).values_list("key", "pk")
        )
        key = standing_at(session, {step.key for step in record.steps}, steps)
        if key:
            position = session.step_keys.index(key) + 1
            rows.append(StepFact(session_fact=fact, step_id=steps[key], position=position))
    return rows
