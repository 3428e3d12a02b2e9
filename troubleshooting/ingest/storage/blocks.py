"""The blocks of one text after an import: recognised, brought up to date, paired by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.ingest.preparation.prepare import PreparedBlock, prepare_units
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.storage.findings import new_findings, store_findings
from troubleshooting.ingest.storage.merging import (
    follow_upstream,
    keep_removed,
    settle_moot,
    store_conflicts,
)
from troubleshooting.ingest.storage.units import UnitRow, unit_rows
from troubleshooting.ingest.storage.writes import Writes
from troubleshooting.models import (
    ArticleTranslation,
    Block,
    BlockType,
    Conflict,
    Step,
)
from troubleshooting.text.identity import match_texts, merge_order
from troubleshooting.text.units import realign


@dataclass
class Planned:
    """What becomes of a text's blocks.

    Attributes:
        blocks: In reading order.
        conflicts: Those an editor has to settle since this import.
    """

    blocks: list[Block] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def plan_new_blocks(
    translation: ArticleTranslation,
    incoming: Sequence[PreparedBlock],
    steps: Sequence[Step],
    writes: Writes,
    now: datetime,
) -> Planned:
    """The blocks of a text that is not there yet; for the arguments see `plan_changed_blocks`."""
    remaining = iter(steps)
    blocks = []
    for position, prepared in enumerate(incoming):
        block = Block(translation=translation, position=position)
        is_step = prepared.parsed.type == BlockType.STEP
        block.step = next(remaining) if is_step else None
        block.markdown = block.upstream_markdown = prepared.parsed.markdown
        block.source_markdown = prepared.parsed.source
        _describe(block, prepared)
        _show(block, prepared)
        blocks.append(block)
        writes.units += _pairs_as_imported(block, prepared)
        writes.findings += new_findings(block, prepared.units, now=now)
    writes.blocks += blocks
    return Planned(blocks)


def plan_changed_blocks(
    translation: ArticleTranslation,
    incoming: Sequence[PreparedBlock],
    steps: Sequence[Step],
    writes: Writes,
    now: datetime,
) -> Planned:
    """The blocks of a text that is there already; corrections are merged, never lost.

    Blocks that are gone upstream and were not corrected are deleted at once.

    Args:
        translation: The text, saved.
        incoming: Its blocks as prepared.
        steps: The step of each incoming block that is one, in order.
        writes: Takes what is to be saved.
        now: The time of the import.
    """
    old = list(translation.blocks.in_reading_order())
    renderer = renderer_for(translation)
    planned = Planned()
    remaining = iter(steps)
    for found, prepared in zip(_recognise(old, incoming, steps), incoming, strict=True):
        block = found or Block(translation=translation)
        block.step = next(remaining) if prepared.parsed.type == BlockType.STEP else None
        _note(planned, follow_upstream(block, prepared.parsed, now))
        _describe(block, prepared)
        if block.is_edited:
            renderer.fill(block)
        else:
            _show(block, prepared)
        planned.blocks.append(block)
        writes.units += _pairs(block, prepared, renderer)
    writes.blocks += [block for block in planned.blocks if block.pk is None]
    writes.changed_blocks += [block for block in planned.blocks if block.pk is not None]
    _let_go(translation, old, planned, now)
    writes.afterwards.append(lambda: _settle(planned, now))
    return planned


def _settle(planned: Planned, now: datetime) -> None:
    store_conflicts(planned.conflicts)
    store_findings(planned.blocks, now=now)
    settle_moot(planned.blocks, now)


def _note(planned: Planned, conflict: Conflict | None) -> None:
    planned.conflicts += [conflict] if conflict else []


def _let_go(
    translation: ArticleTranslation, old: list[Block], planned: Planned, now: datetime
) -> None:
    """Delete what upstream removed, but for what was corrected here; then number the blocks."""
    gone = [block for block in old if block not in planned.blocks]
    kept = [block for block in gone if block.has_correction]
    lost = [block.pk for block in gone if not block.has_correction]
    if lost:
        translation.blocks.filter(pk__in=lost).delete()
    for block in kept:
        _note(planned, keep_removed(block, now))
    planned.blocks = _with_kept(old, planned.blocks, kept)
    for position, block in enumerate(planned.blocks):
        block.position = position
    Block.objects.bulk_update(kept, ["position", "removed_upstream_at"])


def _recognise(
    old: Sequence[Block], incoming: Sequence[PreparedBlock], steps: Sequence[Step]
) -> list[Block | None]:
    """The stored block each incoming one continues: steps by identity, others by their text.

    A block that became a step, or is none any more, is recognised by its text too, so that a
    correction of it follows.
    """
    by_step = {block.step_id: block for block in old if block.step_id}
    remaining = iter(steps)
    found = [
        by_step.get(next(remaining).pk) if block.parsed.type == BlockType.STEP else None
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
            if found[n] is None and (of_step or block.parsed.type != BlockType.STEP)
        ]
        known = [(key, block.upstream_markdown) for key, block in free.items()]
        matched = match_texts(known, [incoming[n].parsed.markdown for n in open_])
        for n, key in zip(open_, matched, strict=True):
            found[n] = free[key] if key else None
    return found


def _describe(block: Block, prepared: PreparedBlock) -> None:
    block.type, block.rule = prepared.parsed.type, prepared.parsed.rule
    block.instruction_count = prepared.parsed.instructions
    block.blank_lines_after = prepared.parsed.blank_lines_after


def _show(block: Block, prepared: PreparedBlock) -> None:
    block.html, block.source_html = prepared.html, prepared.source_html
    block.label = prepared.label


def _with_kept(old: list[Block], blocks: list[Block], kept: list[Block]) -> list[Block]:
    """The blocks with those that are kept although upstream removed them, at their old place."""
    if not kept:
        return blocks
    by_name = {str(id(block)): block for block in [*blocks, *kept]}
    known = [str(id(block)) for block in old if str(id(block)) in by_name]
    order = merge_order(known, [str(id(block)) for block in blocks], incoming_leads=True)
    return [by_name[name] for name in order]


def _pairs(block: Block, prepared: PreparedBlock, renderer: Renderer) -> Iterator[UnitRow]:
    """The sentence pairs of a block; a corrected text keeps the sources of its sentences."""
    if not block.is_edited:
        return _pairs_as_imported(block, prepared)
    units = realign(prepared.parsed.units, block.markdown)
    return unit_rows(block, prepare_units(units, renderer))


def _pairs_as_imported(block: Block, prepared: PreparedBlock) -> Iterator[UnitRow]:
    return unit_rows(block, prepared.units)
