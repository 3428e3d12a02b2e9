"""From a flow session to its facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection, transaction

from analytics.models import SessionFact
from analytics.orders import version_of
from analytics.record import SessionRecord, StepRecord
from analytics.rollups.days import day_of
from analytics.rollups.marks import mark_fresh, mark_stale
from analytics.writing import FactRow, StepRow, replace_fact
from troubleshooting.flow import MAX_SECONDS_A_STEP
from troubleshooting.flow.branching.forks import standing_at
from troubleshooting.models import FlowSession, Result, Step

# Who gives the last answer waits for this.
SAID = """
SELECT a.slug, f.id, r.step_id, s.key, r.position, r.result, r.seconds, r.by_helpdesk
FROM troubleshooting_article a
LEFT JOIN analytics_sessionfact f ON f.session_id = %s
LEFT JOIN troubleshooting_stepresult r ON r.session_id = %s
LEFT JOIN troubleshooting_step s ON s.id = r.step_id
WHERE a.id = %s ORDER BY r.answered_at, r.id
"""


class _Said(NamedTuple):
    """What was last said of a step, and by whom."""

    step: int
    key: str
    position: int
    result: str
    seconds: int
    by_helpdesk: bool


@dataclass(frozen=True)
class _Told:
    """What a session tells, and whether it was told before.

    Attributes:
        slug: Its article's.
        said: What was said of the steps, in the order it was said.
        is_new: Whether it has no facts yet.
    """

    slug: str
    said: tuple[_Said, ...]
    is_new: bool


@transaction.atomic(savepoint=False)
def record_session(session: FlowSession) -> int:
    """Write a finished session's facts, in place of those it had.

    Args:
        session: With an outcome. Whoever calls holds its row, so that facts are written once.

    Returns:
        The primary key of the session's fact.
    """
    told = _read(session)
    record = _record_of(session, told)
    steps = [*_answered(told.said), *_left(session, record)]
    fact, day = replace_fact(_fact(session, record), steps, is_new=told.is_new)
    if told.is_new:
        mark_fresh(fact)
    else:
        mark_stale([(session.article_id, day)])
    return fact


@transaction.atomic(savepoint=False)
def withdraw_facts(session: FlowSession) -> None:
    """Remove the facts of a session that is under way again."""
    facts = SessionFact.objects.filter(session=session)
    cells = list(facts.values_list("article_id", "day"))
    facts.delete()
    mark_stale(cells)


def _read(session: FlowSession) -> _Told:
    """What a session tells: one query.

    Without what no longer holds: that a step solved it past which its reader was led by another
    answer to a question since.
    """
    with connection.cursor() as cursor:
        cursor.execute(SAID, [session.pk, session.pk, session.article_id])
        rows = cursor.fetchall()
    slug, fact, *_first = rows[0]
    said = [_Said(*row[2:]) for row in rows if row[2] is not None]
    if session.questions and session.resolved_by_id is None:
        said = [one for one in said if one.result != Result.RESOLVED]
    return _Told(slug, tuple(said), is_new=fact is None)


def _record_of(session: FlowSession, told: _Told) -> SessionRecord:
    return SessionRecord(
        article=told.slug,
        locale=session.locale,
        started_at=session.started_at,
        outcome=session.outcome,
        steps=tuple(
            StepRecord(one.key, one.position, one.result, one.seconds) for one in told.said
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
    )


def _seconds(session: FlowSession, record: SessionRecord) -> int:
    if record.steps or record.is_broken_off or session.finished_at is None:
        return record.seconds
    elapsed = int((session.finished_at - session.started_at).total_seconds())
    return min(max(elapsed, 0), MAX_SECONDS_A_STEP)


def _answered(said: Sequence[_Said]) -> Iterator[StepRow]:
    for order, one in enumerate(said, start=1):
        by_helpdesk = bool(one.by_helpdesk)
        yield StepRow(one.step, one.position, one.result, one.seconds, by_helpdesk, order)


def _left(session: FlowSession, record: SessionRecord) -> Iterator[StepRow]:
    """The step that a session broke off at, if there was one: it was shown, and not answered."""
    if not record.is_broken_off:
        return
    active = Step.objects.active().filter(article=session.article_id)
    steps = dict(active.values_list("key", "pk"))
    key = standing_at(session, {step.key for step in record.steps}, steps)
    if key:
        yield StepRow(steps[key], session.step_keys.index(key) + 1)
