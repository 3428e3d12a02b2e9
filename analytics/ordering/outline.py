"""An article's steps as the learned order sees them: who is asked which, and what an order respects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from analytics.ordering.constraints import Constraints
from troubleshooting.models import Audience, Choice, Question, Step

Pairs = Mapping[int, Collection[int]]


@dataclass(frozen=True)
class OutlineStep:
    """An active step.

    Attributes:
        pk: Its primary key.
        key: Its key, the same in exports and addresses.
        is_asked: Whether readers are asked it; the helpdesk's steps are not.
    """

    pk: int
    key: str
    is_asked: bool


@dataclass(frozen=True)
class Outline:
    """An article's active steps in their order, retired ones left out.

    Attributes:
        article: The article's primary key.
        slug: Its slug.
        version: Its version, which changes with its steps.
        steps: One at least.
        constraints: What another order has to respect; steps by their 0-based places.
    """

    article: int
    slug: str
    version: int
    steps: tuple[OutlineStep, ...]
    constraints: Constraints

    @property
    def asked(self) -> tuple[int, ...]:
        """The 0-based places of the steps that readers are asked."""
        return tuple(place for place, step in enumerate(self.steps) if step.is_asked)


def read_outlines(article: int | None = None) -> dict[int, Outline]:
    """The outlines of all articles that have active steps, or of one: four queries.

    Args:
        article: Primary key of the only one that is wanted.

    Returns:
        Outlines by the articles' primary keys.
    """
    steps = Step.objects.active().select_related("article")
    if article is not None:
        steps = steps.filter(article=article)
    prerequisites, anchors = steps.prerequisites("pk"), _anchors(article)
    ordered = steps.order_by("article_id", "position", "pk")
    return {
        pk: _outline(list(own), prerequisites, anchors)
        for pk, own in groupby(ordered, key=lambda step: step.article_id)
    }


def _outline(steps: list[Step], prerequisites: Pairs, anchors: Collection[int]) -> Outline:
    places = {step.pk: place for place, step in enumerate(steps)}
    return Outline(
        article=steps[0].article_id,
        slug=steps[0].article.slug,
        version=steps[0].article.version,
        steps=tuple(
            OutlineStep(step.pk, step.key, step.audience == Audience.EVERYONE) for step in steps
        ),
        constraints=Constraints(
            size=len(steps),
            fixed=frozenset(
                places[step.pk]
                for step in steps
                if step.is_pinned or step.audience != Audience.EVERYONE
            ),
            borders=frozenset(places[step.pk] for step in steps if step.pk in anchors),
            before={
                places[step.pk]: frozenset(
                    places[first] for first in prerequisites.get(step.pk, ()) if first in places
                )
                for step in steps
            },
        ),
    )


def _anchors(article: int | None) -> Collection[int]:
    """Primary keys of the steps that a question stands before or leads to, drafts of questions too."""
    questions = Question.objects.kept()
    choices = Choice.objects.filter(retired_at=None, question__retired_at=None)
    if article is not None:
        questions = questions.filter(article=article)
        choices = choices.filter(question__article=article)
    stand_before = questions.filter(before__isnull=False).values_list("before_id", flat=True)
    led_to = choices.filter(step__isnull=False).values_list("step_id", flat=True)
    return {step for step in (*stand_before, *led_to) if step is not None}
