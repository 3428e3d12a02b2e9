"""The steps of an article after an import: made, ordered, typed, retired."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from troubleshooting.ingest.storage.known import Known
from troubleshooting.ingest.storage.writes import Writes
from troubleshooting.models import Article, Audience, BlockType, Step
from troubleshooting.text.article import ParsedArticle, ParsedBlock
from troubleshooting.text.audience import words_for_helpdesk
from troubleshooting.text.identity import merge_order
from troubleshooting.text.locales import SOURCE_LOCALE


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
    is_newest = has_newest_english(known, parsed)
    leads = parsed.has_source and is_newest and not known.article.steps_edited
    before = {step.key: _state(step) for step in steps.values()}
    active = [step.key for step in steps.values() if step.retired_at is None]
    order = merge_order(active, keys, incoming_leads=leads)
    for key, block in zip(keys, blocks, strict=True):
        step = steps.get(key)
        if step is None:
            step = steps[key] = Step(article=known.article, key=key, kind=block.kind, position=0)
            suggest_audience(step, english_of(parsed, block))
            continue
        # A step that upstream dropped has no text left; one that still has texts was retired here.
        step.retired_at = step.retired_at if key in known.keys_with_texts else None
        step.kind = block.kind if leads else step.kind
        if is_newest:
            suggest_audience(step, english_of(parsed, block))
    asked = [key for key in order if steps[key].retired_at is None]
    for position, key in enumerate(asked, start=1):
        steps[key].position = position
    writes.steps += [steps[key] for key in order if key not in before]
    writes.changed_steps += [
        steps[key] for key in order if key in before and _state(steps[key]) != before[key]
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


def has_newest_english(known: Known, parsed: ParsedArticle) -> bool:
    """Whether this text is the article's English, or has its newest version beside it."""
    if not parsed.has_source:
        return parsed.locale == SOURCE_LOCALE
    newest = max((text.handed_off for text in known.translations.values()), default="")
    return parsed.handed_off >= newest


def english_of(parsed: ParsedArticle, block: ParsedBlock) -> str:
    """The English of a parsed block; "" where it came without."""
    return block.markdown if parsed.locale == SOURCE_LOCALE else block.source


def suggest_audience(step: Step, english: str) -> None:
    """Say what a step's English suggests of its audience, unless an editor has decided that.

    Args:
        step: The step; it is not saved.
        english: Markdown; "" where there is none, which suggests nothing new.
    """
    if step.audience_decided or not english:
        return
    step.suggested_because = words_for_helpdesk(english)
    is_suggested = bool(step.suggested_because)
    step.suggested_audience = Audience.HELPDESK if is_suggested else Audience.EVERYONE


def _state(step: Step) -> tuple[object, ...]:
    """What an import may change of a step."""
    return (
        step.position,
        step.kind,
        step.retired_at,
        step.suggested_audience,
        step.suggested_because,
    )
