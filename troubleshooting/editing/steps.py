"""An article's steps: their order, what is asked, and which are asked at all.

Sessions under way keep the steps they started with, in their order; a step retired under them is
left out (`troubleshooting.flow`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from troubleshooting.editing.locking import bump_version, lock_article
from troubleshooting.models import Article, Block, Step, StepKind
from troubleshooting.text.markdown.items import MARKER


class WrongSteps(ValueError):
    """An order that does not name exactly the article's active steps.

    Attributes:
        missing: Keys of active steps it leaves out.
        unknown: Keys in it that are no active step's, or are there twice.
    """

    def __init__(self, missing: Iterable[str], unknown: Iterable[str]) -> None:
        self.missing, self.unknown = tuple(missing), tuple(unknown)
        super().__init__(f"missing: {self.missing}, unknown: {self.unknown}")


@transaction.atomic
def reorder_steps(article: Article, keys: Sequence[str]) -> bool:
    """Ask the article's steps in another order, and let its texts follow.

    In each translation the texts of the active steps change places among themselves; headings,
    notes and lead-ins stay where they are.

    Args:
        article: The article; its row is read again.
        keys: The keys of all active steps, in the new order.

    Returns:
        Whether the order changed.

    Raises:
        WrongSteps: `keys` are not exactly those of the active steps.
    """
    article = lock_article(article.pk)
    active = list(article.steps.active())
    known = [step.key for step in active]
    _check_keys(known, keys)
    if list(keys) == known:
        return False
    _number(active, keys)
    for translation in article.translations.all():
        _move_texts(list(translation.blocks.in_reading_order()), active)
    bump_version(article, of_steps=True)
    return True


@transaction.atomic
def retire_step(step: Step, *, now: datetime) -> bool:
    """Ask a step no more; its texts and its history stay. Says whether it was asked until now."""
    article = lock_article(step.article_id)
    step = article.steps.get(pk=step.pk)
    if step.retired_at is not None:
        return False
    step.retired_at = now
    step.save(update_fields=["retired_at"])
    active = list(article.steps.active())
    _number(active, [one.key for one in active])
    bump_version(article, of_steps=True)
    return True


@transaction.atomic
def restore_step(step: Step) -> bool:
    """Ask a retired step again, at its former place. Says whether it was retired until now."""
    article = lock_article(step.article_id)
    step = article.steps.get(pk=step.pk)
    if step.retired_at is None:
        return False
    active = list(article.steps.active())
    step.retired_at = None
    step.save(update_fields=["retired_at"])
    keys = [one.key for one in active]
    keys.insert(min(step.position, len(keys) + 1) - 1, step.key)
    _number([*active, step], keys)
    bump_version(article, of_steps=True)
    return True


@transaction.atomic
def set_kind(step: Step, kind: StepKind) -> bool:
    """Say whether a step is a check or an action. Says whether that is new."""
    article = lock_article(step.article_id)
    step = article.steps.get(pk=step.pk)
    if step.kind == kind:
        return False
    step.kind = kind.value
    step.save(update_fields=["kind"])
    bump_version(article, of_steps=True)
    return True


def _check_keys(known: Sequence[str], keys: Sequence[str]) -> None:
    missing = [key for key in known if key not in keys]
    unknown = [key for n, key in enumerate(keys) if key not in known or key in keys[:n]]
    if missing or unknown:
        raise WrongSteps(missing, unknown)


def _number(steps: Sequence[Step], keys: Sequence[str]) -> None:
    """Give steps the positions, from 1, that their keys have."""
    for step in steps:
        step.position = keys.index(step.key) + 1
    Step.objects.bulk_update(steps, ["position"])


def _move_texts(blocks: Sequence[Block], active: Sequence[Step]) -> None:
    """Let the step texts of one translation fill their places in the steps' order."""
    rank = {step.pk: step.position for step in active}
    places = [n for n, block in enumerate(blocks) if block.step_id in rank]
    texts = sorted((blocks[n] for n in places), key=lambda block: rank[block.step_id or 0])
    moved = list(blocks)
    for place, text in zip(places, texts, strict=True):
        moved[place] = text
    # Places are read before any is written: the same objects stand in both lists.
    slots = [(block.position, block.blank_lines_after) for block in blocks]
    for n, (position, blank_lines) in enumerate(slots):
        pair = moved[n : n + 2]
        kept = blank_lines or pair == blocks[n : n + 2] or _in_one_list(pair)
        pair[0].position = position
        pair[0].blank_lines_after = blank_lines if kept else 1
    Block.objects.bulk_update(moved, ["position", "blank_lines_after"])


def _in_one_list(pair: Sequence[Block]) -> bool:
    """Whether neighbours are items of one list, which no blank line has to keep apart."""
    marks = {_mark(block) for block in pair}
    return len(marks) == 1 and marks != {""}


def _mark(block: Block) -> str:
    """The kind of list item a text begins as; "" for none."""
    match = MARKER.match(block.markdown)
    return match["mark"][-1] if match and not match["indent"] else ""
