"""The steps of an article after an import: made, ordered, typed, retired."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from troubleshooting.ingest.storage.known import Known
from troubleshooting.ingest.storage.writes import Writes
from troubleshooting.models import Article, BlockType, Step
from troubleshooting.text.article import ParsedArticle
from troubleshooting.text.identity import merge_order


def plan_steps(
    known: Known, parsed: ParsedArticle, keys: Sequence[str], writes: Writes
) -> list[Step]:
    """Make the steps that are new, order all, and return this text's, in its order.

    Args:
        known: The article; its `steps` are brought up to date.
        parsed: The imported text.
        keys: The key of each of its steps, as `recognise_steps` found them.
        writes: Takes what is to be saved.
    """
    steps = known.steps
    blocks = [block for block in parsed.blocks if block.type == BlockType.STEP]
    leads = leads_order(known, parsed)
    before = {step.key: _decided(step) for step in steps.values()}
    active = [step.key for step in steps.values() if step.retired_at is None]
    order = merge_order(active, keys, incoming_leads=leads)
    for key, block in zip(keys, blocks, strict=True):
        step = steps.get(key)
        if step is None:
            steps[key] = Step(article=known.article, key=key, kind=block.kind, position=0)
            continue
        # A step that upstream dropped has no text left; one that still has texts was retired here.
        step.retired_at = step.retired_at if key in known.keys_with_texts else None
        step.kind = block.kind if leads and parsed.has_source else step.kind
    asked = [key for key in order if steps[key].retired_at is None]
    for position, key in enumerate(asked, start=1):
        steps[key].position = position
    writes.steps += [steps[key] for key in order if key not in before]
    writes.changed_steps += [
        steps[key] for key in order if key in before and _decided(steps[key]) != before[key]
    ]
    return [steps[key] for key in keys]


def retire_unused(article: Article, now: datetime) -> None:
    """A step without a text in any locale is asked no more; its history stays.

    Those that are left are numbered from 1 again.
    """
    if not article.steps.active().filter(translations=None).update(retired_at=now):
        return
    moved = []
    for position, step in enumerate(article.steps.active(), start=1):
        if step.position != position:
            step.position = position
            moved.append(step)
    Step.objects.bulk_update(moved, ["position"])


def count_change(article: Article, now: datetime) -> None:
    """After an article's texts changed: retire what they no longer say, count the version."""
    retire_unused(article, now)
    Article.objects.filter(pk=article.pk).update(version=F("version") + 1)


def leads_order(known: Known, parsed: ParsedArticle) -> bool:
    """Whether this text decides the order: it is the newest version, and no editor has decided."""
    if known.article.steps_edited:
        return False
    newest = max((text.handed_off for text in known.translations.values()), default="")
    return parsed.has_source and parsed.handed_off >= newest


def _decided(step: Step) -> tuple[int, str, datetime | None]:
    return step.position, step.kind, step.retired_at
