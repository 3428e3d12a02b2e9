"""How a session ends: its row held, the outcome its answers give, one announcement an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from troubleshooting.models import FlowSession, Outcome, Result, Step, StepResult
from troubleshooting.signals import session_finished


def lock_session(session: FlowSession) -> FlowSession:
    """The session as it is now, its row held until the transaction ends."""
    return (
        FlowSession.objects.select_for_update(of=("self",))
        .select_related("article", "resolved_by")
        .get(pk=session.pk)
    )


def follow_answers(session: FlowSession, now: datetime) -> bool:
    """Set the outcome the answers give; says whether it or the resolving step changed."""
    before = (session.outcome, session.resolved_by_id)
    results = list(session.results.select_related("step").order_by("answered_at", "pk"))
    resolving = [one.step for one in results if one.result == Result.RESOLVED]
    if resolving:
        outcome, step = Outcome.RESOLVED.value, resolving[-1]
    elif session.outcome == Outcome.ESCALATED:
        # Handed over is handed over, whatever is tried meanwhile, unless that solves it.
        outcome, step = Outcome.ESCALATED.value, None
    elif _all_answered(session, results):
        outcome, step = Outcome.UNRESOLVED.value, None
    elif _has_successor(session):
        # The reader started again meanwhile, and a browser has one open session an article.
        outcome, step = Outcome.ABANDONED.value, None
    else:
        outcome, step = "", None
    session.outcome, session.resolved_by = outcome, step
    if (session.outcome, session.resolved_by_id) == before:
        return False
    session.finished_at = now if outcome else None
    return True


def _has_successor(session: FlowSession) -> bool:
    """Whether the browser has another session of the article under way."""
    same = FlowSession.objects.open().of_browser(session.browser_key)
    return same.filter(article=session.article_id).exclude(pk=session.pk).exists()


def _all_answered(session: FlowSession, results: Sequence[StepResult]) -> bool:
    """Whether every step that the session asks and the article still has was answered."""
    answered = {one.step.key for one in results}
    open_keys = set(session.step_keys) - answered
    return not Step.objects.active().filter(article=session.article_id, key__in=open_keys).exists()


def finish_session(
    session: FlowSession, outcome: Outcome, now: datetime, *, step: Step | None = None
) -> None:
    """Give a session an outcome and announce it; whoever calls holds the row.

    Args:
        session: The session.
        outcome: How it ended.
        now: The time.
        step: The step that resolved it, if one did.
    """
    session.outcome, session.resolved_by, session.finished_at = outcome.value, step, now
    session.save(update_fields=["outcome", "resolved_by", "finished_at"])
    session_finished.send(FlowSession, session=session)
