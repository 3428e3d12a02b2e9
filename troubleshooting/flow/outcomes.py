"""How a session ends: its row held, the outcome its answers give, one announcement an outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from troubleshooting.flow.forks import flow_of, route_of, turns_of
from troubleshooting.flow.route import End, Item, Route
from troubleshooting.models import FlowSession, Outcome, Result, Step, StepResult
from troubleshooting.signals import session_finished

# How a session ends at the end of its route.
OUTCOMES = {
    End.STEPS: Outcome.UNRESOLVED,
    End.HELPDESK: Outcome.UNRESOLVED,
    End.SOLVED: Outcome.RESOLVED,
    End.ARTICLE: Outcome.SWITCHED,
}


# What an answer may change of a session.
CHANGED_BY_ANSWERS = ("last_answer_at", "outcome", "resolved_by", "finished_at")


@dataclass(frozen=True)
class Answers:
    """What was said of a session's steps, and which of them the article still has.

    Attributes:
        results: In the order they were said, each with its step.
        steps: The session's steps that are asked to this day, by key.
    """

    results: list[StepResult]
    steps: dict[str, Step]

    def of(self, key: str) -> StepResult | None:
        """What was said of a step; None for nothing."""
        return next((one for one in self.results if one.step.key == key), None)

    def with_last(self, result: StepResult) -> Answers:
        """The same after an answer: a first one, or another in place of an earlier one."""
        others = [one for one in self.results if one.step_id != result.step_id]
        return Answers([*others, result], self.steps)


def read_answers(session: FlowSession) -> Answers:
    """A session's answers; two queries."""
    results = session.results.select_related("step").order_by("answered_at", "pk")
    steps = Step.objects.active().filter(article=session.article_id, key__in=session.step_keys)
    return Answers(list(results), {step.key: step for step in steps})


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

    def counts(self, result: StepResult) -> bool:
        """Whether what was said of a step says how the session ended.

        Not where the reader was led by it since: by another answer to an earlier question.
        """
        key = result.step.key
        is_met = key not in self.asked or Item.step(key) in self.route.items
        return is_met or self.turned_at is None or result.answered_at > self.turned_at


def lock_session(session: FlowSession) -> FlowSession:
    """The session as it is now, its row held until the transaction ends."""
    return FlowSession.objects.select_for_update().get(pk=session.pk)


def follow_answers(session: FlowSession, answers: Answers, now: datetime) -> bool:
    """Set the outcome the answers give; says whether it or the resolving step changed.

    Without questions no query is made, unless the session had ended.
    """
    before = (session.outcome, session.resolved_by_id)
    results = answers.results
    # Nothing branches for most sessions: their route is asked for only where it decides.
    way = _way(session, answers) if session.questions else None
    resolving = [
        one.step
        for one in results
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
    session.outcome, session.resolved_by = outcome, step
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
    answered = {one.step.key for one in answers.results}
    asked = {*answers.steps, *answered}.intersection(session.asked_keys)
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
