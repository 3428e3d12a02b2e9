"""Where an editor's decisions overrule the rules of segmentation, also in a later import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from troubleshooting.text.identity import fingerprint, match_texts
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.skeleton import (
    Skeleton,
    atom_ranges,
    count_instructions,
    place_segments,
)

Role = Literal["step", "text", "resources", "continues"]


@dataclass(frozen=True)
class Decision:
    """What an editor decided of one piece of an article.

    Attributes:
        text: The piece's Markdown in the source language, by which it is recognised.
        role: What begins there, or that it continues the block before it.
        kind: check or action where a step begins; "" leaves it as it is.
    """

    text: str
    role: Role
    kind: str = ""


@dataclass(frozen=True)
class Overruled:
    """Segments after the decisions.

    Attributes:
        segments: Cover the same lines as before, without overlap.
        unused: Decisions whose piece is no longer there, or that would take the title away.
    """

    segments: tuple[Segment, ...]
    unused: tuple[Decision, ...]


def overrule(
    segments: Sequence[Segment],
    skeleton: Skeleton,
    texts: Sequence[str],
    decisions: Sequence[Decision],
) -> Overruled:
    """Apply decisions to what the rules found.

    A piece is recognised by equal words first, then by likeness; no decision is used twice. Blocks
    that a decision changes have the rule `editor`, and their instructions are counted again.

    Args:
        segments: Cover the skeleton.
        skeleton: The pieces.
        texts: Each piece's Markdown in the source language.
        decisions: In the order of the pieces they were made of.

    Raises:
        ValueError: The segments do not cover the skeleton.
    """
    ranges = atom_ranges(segments, skeleton)
    before = {atoms[0]: one for one, atoms in zip(segments, ranges, strict=True)}
    after, unused = dict(before), []
    found = _recognised(texts, decisions)
    for number, decision in enumerate(decisions):
        position = found.get(number)
        if position is None or _takes_title_away(after, position, decision):
            unused.append(decision)
        else:
            _apply(decision, position, after)
    changed = _changed(before, after, len(skeleton))
    return Overruled(tuple(_placed(after, changed, skeleton)), tuple(unused))


def _recognised(texts: Sequence[str], decisions: Sequence[Decision]) -> Mapping[int, int]:
    """The piece of each decision, both by number."""
    known = [
        (str(number), one.text) for number, one in enumerate(decisions) if fingerprint(one.text)
    ]
    keys = match_texts(known, texts)
    return {int(key): position for position, key in enumerate(keys) if key is not None}


def _takes_title_away(blocks: Mapping[int, Segment], position: int, decision: Decision) -> bool:
    """The first block cannot continue anything, and a title stays a block of its own."""
    if position in blocks and blocks[position].rule == "title":
        return True
    if decision.role != "continues":
        return False
    earlier = [start for start in blocks if start < position]
    return not earlier or blocks[max(earlier)].rule == "title"


def _apply(decision: Decision, position: int, blocks: dict[int, Segment]) -> None:
    if decision.role == "continues":
        blocks.pop(position, None)
        return
    there = blocks.get(position, Segment("", 0, 0, "editor"))
    kind = (decision.kind or there.kind or "action") if decision.role == "step" else ""
    if (there.type, there.kind) != (decision.role, kind):
        blocks[position] = replace(there, type=decision.role, kind=kind, rule="editor")


def _changed(
    before: Mapping[int, Segment], after: Mapping[int, Segment], length: int
) -> dict[int, range]:
    """The atoms of each block after the decisions whose extent or role is not what it was."""
    old, new = _extents(before, length), _extents(after, length)
    return {
        start: atoms
        for start, atoms in new.items()
        if old.get(start) != atoms or before[start] != after[start]
    }


def _extents(blocks: Mapping[int, Segment], length: int) -> dict[int, range]:
    starts = sorted(blocks)
    return dict(zip(starts, map(range, starts, [*starts[1:], length]), strict=True))


def _placed(
    blocks: Mapping[int, Segment], changed: Mapping[int, range], skeleton: Skeleton
) -> Iterator[Segment]:
    for start, atoms in _extents(blocks, len(skeleton)).items():
        one = blocks[start]
        if start in changed:
            pieces = [skeleton[number] for number in atoms]
            count = count_instructions(pieces) if one.type == "step" else 0
            one = replace(one, rule="editor", instructions=count)
        yield from place_segments([one], [atoms], skeleton)
