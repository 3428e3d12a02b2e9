"""A changed upstream text meets a correction made here: block by block, nothing lost.

| upstream | here | then |
|---|---|---|
| unchanged | corrected | the correction stays |
| changed | not corrected | readers get upstream's text |
| changed | a draft | readers get upstream's text, the draft is merged with it |
| changed | corrected and published | it stays; the merge waits as a draft |
| changed as here | corrected | the correction is upstream's text now |
| changed, the same sentence | corrected | the correction stays, a conflict is listed |
| removed | corrected | it stays, a conflict is listed |
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from troubleshooting.models import Block, Conflict, ConflictKind, Resolution
from troubleshooting.text.article import ParsedBlock
from troubleshooting.text.merge import merge_texts


def same_words(one: str, other: str) -> bool:
    """Whether two Markdown texts differ by white space alone."""
    return one.split() == other.split()


def follow_upstream(block: Block, incoming: ParsedBlock, now: datetime) -> Conflict | None:
    """Bring upstream's new text into a stored block; see the module's table. Saves nothing.

    Args:
        block: The block as stored.
        incoming: Upstream's text and its original now.
        now: When a conflict was found.

    Returns:
        The conflict that an editor has to settle, unsaved; None where there is none.
    """
    base, source_before = block.upstream_markdown, block.source_markdown
    markdown, source = incoming.markdown, incoming.source
    block.upstream_markdown, block.source_markdown = markdown, source
    block.removed_upstream_at = None
    if not _has_correction(block, base):
        block.markdown = markdown
        return None
    if same_words(base, markdown):
        return None
    ours = block.markdown if block.draft_markdown is None else block.draft_markdown
    merged = merge_texts(base, ours, markdown)
    if same_words(block.markdown, base) or (
        same_words(merged.text, markdown) and not merged.clashes
    ):
        block.markdown = markdown
    block.draft_markdown = None if same_words(merged.text, block.markdown) else merged.text
    if not merged.clashes:
        return None
    return Conflict(
        block=block,
        kind=ConflictKind.CHANGED,
        base=base,
        ours=ours,
        theirs=markdown,
        merged=merged.text,
        source_before=source_before if block.edited_source is None else block.edited_source,
        source_after=source,
        found_at=now,
    )


def keep_removed(block: Block, now: datetime) -> Conflict | None:
    """Keep a corrected block that upstream has removed; None where that was told before."""
    if block.removed_upstream_at is not None:
        return None
    block.removed_upstream_at = now
    ours = block.markdown if block.draft_markdown is None else block.draft_markdown
    return Conflict(
        block=block,
        kind=ConflictKind.REMOVED,
        base=block.upstream_markdown,
        ours=ours,
        merged=ours,
        source_before=block.source_markdown,
        found_at=now,
    )


def store_conflicts(conflicts: list[Conflict]) -> None:
    """Save conflicts; one that is open already gets upstream's newest text instead of a twin."""
    if not conflicts:
        return
    blocks = [one.block_id for one in conflicts]
    there = {one.block_id: one for one in Conflict.objects.open().filter(block_id__in=blocks)}
    Conflict.objects.bulk_create([one for one in conflicts if one.block_id not in there])
    for one in conflicts:
        if known := there.get(one.block_id):
            known.kind, known.theirs, known.merged = one.kind, one.theirs, one.merged
            known.source_after, known.found_at = one.source_after, one.found_at
            known.save()


def settle_moot(blocks: Sequence[Block], now: datetime) -> None:
    """Close the conflicts of blocks in which nothing is left to choose."""
    for conflict in Conflict.objects.open().filter(block__in=blocks).select_related("block"):
        if not conflict.block.has_correction:
            conflict.settle(Resolution.THEIRS, now)
        elif conflict.kind == ConflictKind.REMOVED and conflict.block.removed_upstream_at is None:
            conflict.settle(Resolution.OURS, now)


def _has_correction(block: Block, base: str) -> bool:
    return block.pk is not None and (block.markdown != base or block.draft_markdown is not None)
