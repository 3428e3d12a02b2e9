"""Two neighbouring steps change places by lot, where an editor lets them.

A log of one fixed order cannot tell what a step would do earlier: whoever comes to it was not helped
by those before. A few sessions in another order can.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import SystemRandom
from typing import Any

from troubleshooting.models import Article, OrderExperiment

DICE = SystemRandom()


@dataclass(frozen=True)
class DrawnOrder:
    """The order of a new session.

    Attributes:
        keys: Of its steps.
        is_randomised: Whether two of them changed places.
    """

    keys: list[str]
    is_randomised: bool = False


def draw_order(
    article: Article,
    keys: Sequence[str],
    asked: Collection[str],
    questions: Sequence[Mapping[str, Any]],
) -> DrawnOrder:
    """The order of a new session; one query, two more for a session that is drawn.

    Args:
        article: The article.
        keys: Of its active steps, in its order.
        asked: Those of them that the session asks.
        questions: As `FlowSession.questions` keeps them.
    """
    experiment = OrderExperiment.objects.filter(article=article, percent__gt=0).first()
    if experiment is None or DICE.random() * 100 >= experiment.percent:
        return DrawnOrder(list(keys))
    pairs = swappable(article, keys, asked, questions)
    if not pairs:
        return DrawnOrder(list(keys))
    first = DICE.choice(pairs)
    drawn = list(keys)
    drawn[first], drawn[first + 1] = drawn[first + 1], drawn[first]
    return DrawnOrder(drawn, is_randomised=True)


def swappable(
    article: Article,
    keys: Sequence[str],
    asked: Collection[str],
    questions: Sequence[Mapping[str, Any]],
) -> list[int]:
    """Places, from 0, of steps that may change places with the next one; two queries.

    Neither is pinned, the helpdesk's, or a question's, and the second does not come only after the
    first.
    """
    pinned = set(article.steps.filter(is_pinned=True).values_list("key", flat=True))
    after = article.steps.prerequisites("key")
    free = set(asked) - pinned - _at_questions(questions)
    return [
        place
        for place, (one, other) in enumerate(pairwise(keys))
        if {one, other} <= free and one not in after.get(other, ())
    ]


def _at_questions(questions: Sequence[Mapping[str, Any]]) -> set[str | None]:
    """Steps that a question is asked before, or that an answer leads to."""
    led_to = {choice["step"] for question in questions for choice in question["choices"]}
    return led_to | {question["before"] for question in questions}
