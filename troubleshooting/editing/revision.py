"""All changes to an article's steps that an editor makes at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from troubleshooting.editing.audience import set_audience
from troubleshooting.editing.branches import check_branches, refusal
from troubleshooting.editing.locking import lock_article
from troubleshooting.editing.precedence import set_pinned, set_prerequisites
from troubleshooting.editing.steps import (
    reorder_steps,
    restore_step,
    retire_step,
    set_kind,
)
from troubleshooting.models import Article, Audience, Step, StepKind


class StaleSteps(Exception):
    """Somebody changed the article's steps after the editor opened them; nothing was saved."""


@dataclass(frozen=True)
class StepChange:
    """What an editor wants of one step.

    Attributes:
        key: The step's key.
        kind: check or action.
        audience: Who is asked it.
        is_asked: Whether new sessions ask it; a retired step is not asked.
        is_pinned: Whether it keeps its place; None leaves that as it is.
        after: The keys of the steps it comes only after; None leaves that as it is.
    """

    key: str
    kind: StepKind
    audience: Audience
    is_asked: bool
    is_pinned: bool | None = None
    after: tuple[str, ...] | None = None


@dataclass
class RevisedSteps:
    """What a revision changed, by the keys of the steps."""

    reordered: bool = False
    changed: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)


def steps_token(article: Article) -> str:
    """What a form carries to say which steps its editor saw: a digest of all that can be changed."""
    rows = article.steps.order_by("pk").values_list(
        "key", "position", "kind", "audience", "retired_at", "is_pinned"
    )
    prerequisites = article.steps.prerequisites("key")
    after = {key: sorted(firsts) for key, firsts in sorted(prerequisites.items())}
    return hashlib.sha256(repr([*rows, after]).encode()).hexdigest()


@transaction.atomic
def revise_steps(
    article: Article,
    order: Sequence[str],
    changes: Sequence[StepChange],
    *,
    seen: str,
    now: datetime,
) -> RevisedSteps:
    """Order, describe, retire and restore an article's steps in one go.

    Args:
        article: The article; its row is read again.
        order: The keys of all steps active until now, in the new order.
        changes: What is wanted of each step; steps left out stay as they are.
        seen: `steps_token` of the steps the editor saw.
        now: The time.

    Returns:
        What changed.

    Raises:
        StaleSteps: The steps are no longer those the editor saw.
        WrongSteps: `order` is not exactly the active steps.
        InCircles: Steps would come only after each other.
        LeadsBack, NoWayOut: Published questions would lead readers astray, and did not before.
    """
    article = lock_article(article.pk)
    if steps_token(article) != seen:
        raise StaleSteps(article.slug)
    was_astray = refusal(article) is not None
    steps = {step.key: step for step in article.steps.all()}
    revision = RevisedSteps(reordered=reorder_steps(article, order))
    after = {change.key: change.after for change in changes if change.after is not None}
    other_firsts = set_prerequisites(article, after)
    for change in changes:
        said = _say(steps[change.key], change)
        if said or change.key in other_firsts:
            revision.changed.append(change.key)
        _ask(steps[change.key], change, revision, now)
    if not was_astray:
        check_branches(article)
    return revision


def _say(step: Step, change: StepChange) -> bool:
    """Store what is wanted of a step itself; says whether any of it is new."""
    new_kind = set_kind(step, change.kind)
    new_audience = set_audience(step, change.audience)
    new_pin = change.is_pinned is not None and set_pinned(step, is_pinned=change.is_pinned)
    return new_kind or new_audience or new_pin


def _ask(step: Step, change: StepChange, revision: RevisedSteps, now: datetime) -> None:
    if change.is_asked:
        revision.restored += [step.key] if restore_step(step) else []
    else:
        revision.retired += [step.key] if retire_step(step, now=now) else []
