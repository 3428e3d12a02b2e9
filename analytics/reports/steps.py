"""What each step of an article was worth."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, log

from analytics.models import TRIED
from analytics.reports.idle import idle_sessions
from analytics.reports.labels import Label, step_labels
from analytics.reports.scope import Scope
from analytics.reports.shares import Share
from analytics.rollups.reading import read
from analytics.rollups.statistics import MILLIONTHS, STEPS
from troubleshooting.flow.branching.forks import standing_at
from troubleshooting.models import Article, Result, Step, StepResult

_Sums = defaultdict[str, int]


@dataclass(frozen=True)
class StepRow:
    """One step's sessions.

    Attributes:
        number: 1-based place among the article's active steps; None for one it lost.
        key: The step's.
        label: In the page's locale, else in English, else the key.
        shown: Sessions in which a reader stood in front of it.
        tried: Sessions that say whether it helped.
        resolved: Sessions it resolved, of those in which it was tried.
        skipped: Sessions in which it was skipped.
        not_possible: Sessions in which it could not be done.
        left: Sessions that ended in front of it without an answer.
        minutes: What it takes, the middle of what was recorded; None where nothing was.
    """

    number: int | None
    key: str
    label: Label
    shown: int
    tried: int
    resolved: Share
    skipped: int
    not_possible: int
    left: int
    minutes: float | None


def read_steps(article: Article, scope: Scope, locale: str) -> tuple[StepRow, ...]:
    """An article's steps in its order, then those it lost that there are facts of; six queries.

    Args:
        article: The article.
        scope: The sessions; of whatever articles, only this one's are read.
        locale: Canonical locale to name steps in.
    """
    scope = scope.of_articles(article.pk)
    steps = list(article.steps.order_by("position", "pk"))
    active = [step for step in steps if step.retired_at is None]
    sums = _sums(scope, active)
    lost = [step for step in steps if step.retired_at is not None and step.pk in sums]
    labels = step_labels([step.pk for step in active + lost], locale)
    numbers = {step.pk: number for number, step in enumerate(active, start=1)}
    return tuple(
        _row(step, numbers.get(step.pk), labels.get(step.pk, Label(step.key)), sums[step.pk])
        for step in active + lost
    )


def _nothing() -> _Sums:
    return defaultdict(int)


def _sums(scope: Scope, active: list[Step]) -> dict[int, _Sums]:
    """What there is of each step, by its primary key; a step without sessions gets none."""
    found: dict[int, _Sums] = defaultdict(_nothing)
    for (step,), sums in read(STEPS, scope.window, ("step_id",)).items():
        for name, value in sums.items():
            found[step][name] += value
    _add_idle(found, scope, active)
    return found


def _add_idle(found: dict[int, _Sums], scope: Scope, active: list[Step]) -> None:
    """Add the sessions that were left and are not closed yet, as they will be when they are.

    Which step such a session stands at depends on its own list of steps, so these few are read
    row by row; `close_sessions` turns them into facts.
    """
    left = idle_sessions(scope).filter(
        started_at__gte=scope.begins_at, started_at__lt=scope.ends_at
    )
    answered: dict[int, set[str]] = defaultdict(set)
    said = StepResult.objects.filter(session__in=left).order_by()
    for session, questions, step, key, result, seconds in said.values_list(
        "session_id", "session__questions", "step_id", "step__key", "result", "seconds"
    ):
        if questions and result == Result.RESOLVED:
            # Its reader was led past it since: it holds no longer.
            continue
        answered[session].add(key)
        found[step]["shown"] += 1
        found[step]["helped" if result == Result.RESOLVED else result] += 1
        if seconds and result in TRIED:
            found[step]["timed"] += 1
            found[step]["log_seconds"] += round(MILLIONTHS * log(seconds))
    steps = {step.key: step.pk for step in active}
    for one in left.only("article", "step_keys", "withheld", "questions"):
        if standing := standing_at(one, answered[one.pk], steps):
            found[steps[standing]]["shown"] += 1


def _row(step: Step, number: int | None, label: Label, sums: _Sums) -> StepRow:
    tried = sums["helped"] + sums["not_resolved"]
    answered = tried + sums["skipped"] + sums["not_possible"]
    timed = sums["timed"]
    return StepRow(
        number=number,
        key=step.key,
        label=label,
        shown=sums["shown"],
        tried=tried,
        resolved=Share(sums["resolved"], tried),
        skipped=sums["skipped"],
        not_possible=sums["not_possible"],
        left=sums["shown"] - answered,
        minutes=exp(sums["log_seconds"] / MILLIONTHS / timed) / 60 if timed else None,
    )
