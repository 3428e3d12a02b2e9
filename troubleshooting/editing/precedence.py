"""Which steps keep their place, and which come only after others: what a learned order respects."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from django.db import transaction

from troubleshooting.editing.locking import bump_version, lock_article
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
    changing = article.steps.filter(pk=step.pk).exclude(is_pinned=is_pinned)
    if not changing.update(is_pinned=is_pinned):
        return False
    bump_version(article)
    return True


@transaction.atomic
def set_prerequisites(article: Article, wanted: Mapping[str, Collection[str]]) -> set[str]:
    """Say which steps some steps come only after.

    Args:
        article: The article; its row is read again.
        wanted: For steps' keys those of the active steps they come only after. Retired ones that
            a step came after are kept, for they may be asked again.

    Returns:
        The keys of the steps of which that is new.

    Raises:
        InCircles: One would come, by whatever others, only after itself; nothing is changed.
    """
    article = lock_article(article.pk)
    steps = {step.key: step for step in article.steps.all()}
    before = article.steps.prerequisites("key")
    retired = {key for key, step in steps.items() if step.retired_at is not None}
    after = {
        key: set(firsts) | (before.get(key, set()) & retired) for key, firsts in wanted.items()
    }
    changed = {key for key, firsts in after.items() if firsts != before.get(key, set())}
    check_circles({**before, **after})
    for key in changed:
        steps[key].prerequisites.set([steps[first] for first in after[key]])
    if changed:
        bump_version(article)
    return changed


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
