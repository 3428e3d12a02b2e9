"""Which steps keep their place, and which come only after others: what a learned order respects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from django.db import transaction

from troubleshooting.editing.locking import lock_article
from troubleshooting.models import Article, Step


class InCircles(ValueError):
    """Steps that would each come only after another of them.

    Attributes:
        keys: Theirs, in the order of the circle.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"in circles: {self.keys}")


@transaction.atomic
def set_pinned(step: Step, *, is_pinned: bool) -> bool:
    """Say whether a step keeps its place. Says whether that is new."""
    article = lock_article(step.article_id)
    return bool(
        article.steps.filter(pk=step.pk).exclude(is_pinned=is_pinned).update(is_pinned=is_pinned)
    )


@transaction.atomic
def set_prerequisites(step: Step, after: Collection[str]) -> bool:
    """Say which steps a step comes only after. Says whether that is new.

    Args:
        step: The step.
        after: The keys of active steps of its article.

    Raises:
        InCircles: One of them comes, by whatever others, only after this one. Within a transaction
            that goes on, what was set has to be undone.
    """
    article = lock_article(step.article_id)
    before = set(step.prerequisites.values_list("key", flat=True))
    if before == set(after):
        return False
    step.prerequisites.set(article.steps.filter(key__in=after))
    check_circles(prerequisites_of(article))
    return True


def prerequisites_of(article: Article) -> dict[str, set[str]]:
    """For each step that has any the steps it comes only after, all by their keys; one query."""
    found: dict[str, set[str]] = {}
    links = Step.prerequisites.through.objects.filter(from_step__article=article)
    for key, before in links.values_list("from_step__key", "to_step__key"):
        found.setdefault(key, set()).add(before)
    return found


def check_circles(prerequisites: Mapping[str, Collection[str]]) -> None:
    """Refuse steps that would wait for each other.

    Raises:
        InCircles: There are such.
    """
    try:
        TopologicalSorter(prerequisites).prepare()
    except CycleError as error:
        raise InCircles(error.args[1][:-1]) from error


def out_of_order(order: Collection[str], prerequisites: Mapping[str, Collection[str]]) -> list[str]:
    """The steps of an order that stand before one they come only after, in the order's order."""
    place = {key: number for number, key in enumerate(order)}
    return [
        key
        for key in order
        if any(place.get(before, -1) > place[key] for before in prerequisites.get(key, ()))
    ]
