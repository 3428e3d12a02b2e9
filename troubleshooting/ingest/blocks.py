"""The blocks of one text after an import: recognised, brought up to date, paired by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from troubleshooting.ingest.merging import (
    follow_upstream,
    keep_removed,
    settle_moot,
    store_conflicts,
)
from troubleshooting.ingest.rendering import Renderer
from troubleshooting.models import ArticleTranslation, Block, BlockType, Step, TranslationUnit
from troubleshooting.text.article import ParsedBlock
from troubleshooting.text.bilingual import Unit
from troubleshooting.text.identity import match_texts, merge_order
from troubleshooting.text.units import realign


@dataclass
class Written:
    """What became of a text's blocks.

    Attributes:
        blocks: In reading order, saved.
        conflicts: How many an editor has to settle since this import.
    """

    blocks: list[Block] = field(default_factory=list)
    conflicts: int = 0


def write_blocks(
    translation: ArticleTranslation,
    incoming: Sequence[ParsedBlock],
    steps: Sequence[Step],
    *,
    renderer: Renderer,
    is_new: bool,
    now: datetime,
) -> Written:
    """Bring a text's blocks to what was imported; corrections made here are merged, never lost.

    Args:
        translation: The text, saved.
        incoming: Its blocks as parsed.
        steps: The step of each incoming block that is one, in order.
        renderer: Renders in the text's locale.
        is_new: Whether the text was made just now, so that nothing is there to look up.
        now: The time of the import.
    """
    old = [] if is_new else list(translation.blocks.in_reading_order())
    found = _recognise(old, incoming, steps)
    conflicts = []
    remaining = iter(steps)
    blocks: list[Block] = []
    units: dict[int, Sequence[Unit]] = {}
    for known, parsed in zip(found, incoming, strict=True):
        block = known or Block(translation=translation)
        block.step = next(remaining) if parsed.type == BlockType.STEP else None
        conflicts.append(follow_upstream(block, parsed.markdown, parsed.source, now))
        _describe(block, parsed)
        units[id(block)] = parsed.units
        blocks.append(block)
    gone = [block for block in old if block not in blocks]
    kept = [block for block in gone if block.has_correction]
    conflicts += [keep_removed(block, now) for block in kept]
    blocks = _with_kept(old, blocks, kept)
    _delete(translation, [block for block in gone if block not in kept])
    _save(blocks, renderer)
    _write_units(blocks, units, renderer, is_new=is_new)
    unsettled = [one for one in conflicts if one]
    store_conflicts(unsettled)
    if not is_new:
        settle_moot(blocks, now)
    return Written(blocks, len(unsettled))


def _recognise(
    old: Sequence[Block], incoming: Sequence[ParsedBlock], steps: Sequence[Step]
) -> list[Block | None]:
    """The stored block each incoming one continues: steps by identity, others by their text.

    A block that became a step, or is none any more, is recognised by its text too, so that a
    correction of it follows.
    """
    if not old:
        return [None] * len(incoming)
    by_step = {block.step_id: block for block in old if block.step_id}
    remaining = iter(steps)
    found = [
        by_step.get(next(remaining).pk) if block.type == BlockType.STEP else None
        for block in incoming
    ]
    for of_step in (False, True):
        free = {
            str(block.pk): block
            for block in old
            if block not in found and (of_step or not block.step_id)
        }
        open_ = [
            n
            for n, block in enumerate(incoming)
            if found[n] is None and (of_step or block.type != BlockType.STEP)
        ]
        known = [(key, block.upstream_markdown) for key, block in free.items()]
        matched = match_texts(known, [incoming[n].markdown for n in open_])
        for n, key in zip(open_, matched, strict=True):
            found[n] = free[key] if key else None
    return found


def _describe(block: Block, parsed: ParsedBlock) -> None:
    block.type, block.rule = parsed.type, parsed.rule
    block.instruction_count = parsed.instructions
    block.blank_lines_after = parsed.blank_lines_after


def _with_kept(old: list[Block], blocks: list[Block], kept: list[Block]) -> list[Block]:
    """The blocks with those that are kept although upstream removed them, at their old place."""
    if not kept:
        return blocks
    by_name = {str(id(block)): block for block in [*blocks, *kept]}
    known = [str(id(block)) for block in old if str(id(block)) in by_name]
    order = merge_order(known, [str(id(block)) for block in blocks], incoming_leads=True)
    return [by_name[name] for name in order]


def _delete(translation: ArticleTranslation, blocks: Sequence[Block]) -> None:
    if blocks:
        translation.blocks.filter(pk__in=[block.pk for block in blocks]).delete()


def _save(blocks: Sequence[Block], renderer: Renderer) -> None:
    for position, block in enumerate(blocks):
        block.position = position
        renderer.fill(block)
    for block in blocks:
        if block.pk is not None:
            block.save()
    Block.objects.bulk_create([block for block in blocks if block.pk is None])


def _write_units(
    blocks: Sequence[Block],
    units: dict[int, Sequence[Unit]],
    renderer: Renderer,
    *,
    is_new: bool,
) -> None:
    """Pair the sentences of what was imported; a block that upstream removed keeps its pairs."""
    imported = [block for block in blocks if id(block) in units]
    if not is_new:
        TranslationUnit.objects.filter(block__in=imported).delete()
    TranslationUnit.objects.bulk_create(_rows(imported, units, renderer))


def _rows(
    blocks: Sequence[Block], units: dict[int, Sequence[Unit]], renderer: Renderer
) -> Iterator[TranslationUnit]:
    for block in blocks:
        pairs = units[id(block)]
        if block.is_edited:
            pairs = realign(pairs, block.markdown)
        yield from renderer.units(block, pairs)
