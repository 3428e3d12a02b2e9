"""What an agent says of the steps that a reader's session does not ask."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from troubleshooting.flow.answers import read_answers
from troubleshooting.flow.outcomes import lock_session
from troubleshooting.flow.walking import StepNotInSession
from troubleshooting.models import FlowSession, Outcome, Result, StepResult
from troubleshooting.signals import session_finished, step_answered

# Between two steps an agent does other things; more than this is no time spent on a step.
MAX_SECONDS = 3600


def answer_withheld(
    session: FlowSession, key: str, result: Result, *, seconds: int, now: datetime
) -> FlowSession:
    """Record what an agent says of a step still to try, in the reader's session.

    A step that resolves ends the session as resolved, however it stood. Any other answer leaves
    the session to its reader: it neither ends nor reopens it, and their time goes on. An answer
    taken back that had resolved it leaves it handed over. The same answer again changes nothing.

    Args:
        session: The session; its row is read again under a lock.
        key: The step's key.
        result: The answer.
        seconds: How long the step took, as far as that is known; 0 else.
        now: The time.

    Returns:
        The session as it is now.

    Raises:
        StepNotInSession: It is no step that the session withholds, or the article lost it.
    """
    with transaction.atomic():
        session = lock_session(session)
        answers = read_answers(session)
        said = answers.of(key)
        if key not in session.withheld or not (said or key in answers.active):
            raise StepNotInSession(key)
        row = session.results.filter(step=said.step).first() if said else None
        row = row or StepResult(
            session=session,
            step_id=answers.active[key],
            position=session.step_keys.index(key) + 1,
            seconds=min(max(seconds, 0), MAX_SECONDS),
            by_helpdesk=True,
        )
        if row.result == result:
            return session
        row.result, row.answered_at = result, now
        row.save()
        _follow(session, row, now)
    return session


def _follow(session: FlowSession, row: StepResult, now: datetime) -> None:
    """Let the outcome follow an agent's answer, and announce both."""
    before = (session.outcome, session.resolved_by_id)
    if row.result == Result.RESOLVED:
        session.outcome, session.resolved_by = Outcome.RESOLVED.value, row.step
    elif session.resolved_by_id == row.step_id:
        resolved = session.results.filter(result=Result.RESOLVED).select_related("step")
        other = resolved.order_by("answered_at", "pk").last()
        session.outcome = (Outcome.RESOLVED if other else Outcome.ESCALATED).value
        session.resolved_by = other.step if other else None
    changed = (session.outcome, session.resolved_by_id) != before
    if changed:
        session.finished_at = now
        session.save(update_fields=["outcome", "resolved_by", "finished_at"])
    step_answered.send(FlowSession, session=session, result=row)
    if changed:
        session_finished.send(FlowSession, session=session)
