"""How a session ends: its row held, the outcome its answers give, one announcement an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection

from troubleshooting.flow.answers import Answers, Said
from troubleshooting.flow.branching.forks import flow_of, route_of, turns_of
from troubleshooting.flow.branching.route import End, Item, Route
from troubleshooting.models import FlowSession, Outcome, Result, Step
from troubleshooting.signals import session_finished

# How a session ends at the end of its route.
OUTCOMES = {
    End.STEPS: Outcome.UNRESOLVED,
    End.HELPDESK: Outcome.UNRESOLVED,
    End.SOLVED: Outcome.RESOLVED,
    End.ARTICLE: Outcome.SWITCHED,
}


@dataclass(frozen=True)
class _Way:
    """The route of a session's answers.

    Attributes:
        route: The route.
        asked: The keys of the steps that the session asks.
        turned_at: When a question was last answered; None where none was.
    """

    route: Route
    asked: frozenset[str]
    turned_at: datetime | None

    def counts(self, said: Said) -> bool:
        """Whether what was said of a step says how the session ended.

        Not where the reader was led by it since: by another answer to an earlier question.
        """
        is_met = said.key not in self.asked or Item.step(said.key) in self.route.items
        return is_met or self.turned_at is None or said.answered_at > self.turned_at


def lock_session(session: FlowSession) -> FlowSession:
    """The session as it is now, its row held until the transaction ends.

    Raises:
        FlowSession.DoesNotExist: It was deleted meanwhile.
    """
    for locked in FlowSession.objects.raw(_locking(connection.vendor), [session.pk]):
        return locked
    raise FlowSession.DoesNotExist(session.pk)


@cache
def _locking(vendor: str) -> str:
    """The question for a session that holds its row, as the database at hand understands it."""
    asked = FlowSession.objects.select_for_update().order_by().filter(pk=0)
    return asked.query.sql_with_params()[0]


def follow_answers(session: FlowSession, answers: Answers, now: datetime) -> bool:
    """Set the outcome the answers give; says whether it or the resolving step changed.

    Without questions no query is made, unless the session had ended.
    """
    before = (session.outcome, session.resolved_by_id)
    # Nothing branches for most sessions: their route is asked for only where it decides.
    way = _way(session, answers) if session.questions else None
    resolving = [
        one.step
        for one in answers.said
        if one.result == Result.RESOLVED and (way is None or way.counts(one))
    ]
    if resolving:
        outcome, step = Outcome.RESOLVED.value, resolving[-1]
    elif way and way.route.is_done and way.route.end == End.SOLVED:
        outcome, step = Outcome.RESOLVED.value, None
    elif session.outcome == Outcome.ESCALATED:
        # Handed over is handed over, whatever is tried meanwhile, unless that solves it.
        outcome, step = Outcome.ESCALATED.value, None
    elif (route := (way or _way(session, answers)).route).is_done:
        outcome, step = OUTCOMES[route.end].value, None
    elif not session.is_open and _has_successor(session):
        # The reader started again meanwhile, and a browser has one open session an article.
        outcome, step = Outcome.ABANDONED.value, None
    else:
        outcome, step = "", None
    session.outcome, session.resolved_by_id = outcome, step
    if (session.outcome, session.resolved_by_id) == before:
        return False
    session.finished_at = now if outcome else None
    return True


def _has_successor(session: FlowSession) -> bool:
    """Whether the browser has another session of the article under way."""
    same = FlowSession.objects.open().of_browser(session.browser_key)
    return same.filter(article=session.article_id).exclude(pk=session.pk).exists()


def _way(session: FlowSession, answers: Answers) -> _Way:
    """The way a session's answers make: through the steps it asks that the article still has.

    No query for a session without questions, up to two with.
    """
    answered = {one.key for one in answers.said}
    asked = {*answers.active, *answered}.intersection(session.asked_keys)
    turns = turns_of(session)
    route = route_of(flow_of(session, asked, turns), turns, answered)
    latest = max((turn.at for turn in turns.values()), default=None)
    return _Way(route, frozenset(asked), latest)


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
