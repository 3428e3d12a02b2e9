"""Which of an article's steps resolved most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analytics.reports.labels import Label, step_labels
from analytics.reports.scope import Scope
from analytics.rollups.reading import read
from analytics.rollups.statistics import STEPS
from troubleshooting.models import Step


@dataclass(frozen=True)
class BestStep:
    """The step that resolved most of an article's sessions.

    Attributes:
        number: 1-based place among the article's active steps; None for one it lost.
        key: The step's.
        label: In the page's locale, else in English, else the key.
        sessions: How many it resolved.
    """

    number: int | None
    key: str
    label: Label
    sessions: int


def read_best_steps(articles: Collection[int], scope: Scope, locale: str) -> dict[int, BestStep]:
    """The steps that resolved most, by the articles' primary keys; three queries.

    Of steps that resolved as many it is the earlier; an article none of whose steps resolved a
    session is missing.

    Args:
        articles: Primary keys of those to look at.
        scope: The sessions.
        locale: Canonical locale to name steps in.
    """
    steps = list(Step.objects.filter(article__in=articles).order_by("article_id", "position", "pk"))
    resolved = _resolved(scope.of_articles(*articles))
    best: dict[int, Step] = {}
    for step in steps:
        known = best.get(step.article_id)
        if resolved[step.pk] > (resolved[known.pk] if known else 0):
            best[step.article_id] = step
    labels, numbers = step_labels([step.pk for step in best.values()], locale), _numbers(steps)
    return {
        article: BestStep(
            number=numbers.get(step.pk),
            key=step.key,
            label=labels.get(step.pk, Label(step.key)),
            sessions=resolved[step.pk],
        )
        for article, step in best.items()
    }


def _numbers(steps: Iterable[Step]) -> dict[int, int]:
    """Places among the active steps of each article, of steps in order."""
    reached: Counter[int] = Counter()
    numbers = {}
    for step in steps:
        if step.retired_at is None:
            reached[step.article_id] += 1
            numbers[step.pk] = reached[step.article_id]
    return numbers


def _resolved(scope: Scope) -> Counter[int]:
    """How many sessions each step resolved, by its primary key."""
    sums = read(STEPS, scope.window, ("step_id",), {"resolved": ("resolved",)})
    return Counter({step: found["resolved"] for (step,), found in sums.items()})
