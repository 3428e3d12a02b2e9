"""A stored text as one body again, and its corrections cut along the pieces of that body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from troubleshooting.models import Block, TranslationUnit
from troubleshooting.text.article import join_blocks
from troubleshooting.text.identity import fingerprint
from troubleshooting.text.segmentation.skeleton import Skeleton, read_skeleton


@dataclass(frozen=True)
class Piece:
    """One atom of the body in all the versions that are stored.

    Attributes:
        block: The stored block it is part of.
        is_first: Whether that block begins with it.
        markdown: What readers see of it.
        draft: The correction that waits; None where its block has none.
        upstream: As last imported.
        source: The original; "" where there is none.
        gap: Blank lines up to the next piece.
        units: The sentence pairs that stand in it.
    """

    block: Block
    is_first: bool
    markdown: str
    draft: str | None
    upstream: str
    source: str
    gap: int
    units: tuple[TranslationUnit, ...]


@dataclass(frozen=True)
class Body:
    """A text as its file had it.

    Attributes:
        target: In its own language.
        source: The original, line by line beside it; "" where there is none.
        skeleton: The atoms of the original, else of the text.
        pieces: One an atom.
    """

    target: str
    source: str
    skeleton: Skeleton
    pieces: tuple[Piece, ...]


def read_body(blocks: Sequence[Block]) -> Body:
    """Put blocks together again.

    Args:
        blocks: As imported, in order, with their `units`.

    Raises:
        ArticleError: The text is nested too deeply.
        ValueError: The blocks do not begin where the body's atoms do.
    """
    target = _joined([block.upstream_markdown for block in blocks], blocks)
    has_source = any(block.source_markdown for block in blocks)
    source = _joined([_as_long(block) for block in blocks], blocks) if has_source else ""
    skeleton = read_skeleton(source or target)
    pieces = tuple(_pieces(blocks, skeleton, target.split("\n"), source.split("\n")))
    if len(pieces) != len(skeleton):
        raise ValueError("The stored blocks do not cover the text.")
    return Body(target, source, skeleton, pieces)


def join_pieces(texts: Sequence[str], gaps: Sequence[int]) -> str:
    """Some pieces as one text; those that were emptied are left out."""
    kept = [(text, gap) for text, gap in zip(texts, gaps, strict=True) if text]
    return join_blocks(kept).rstrip("\n")


def _joined(texts: Sequence[str], blocks: Sequence[Block]) -> str:
    gaps = [block.blank_lines_after for block in blocks]
    return join_blocks(zip(texts, gaps, strict=True)).removesuffix("\n")


def _as_long(block: Block) -> str:
    """The block's original with as many lines as its text has."""
    missing = block.upstream_markdown.count("\n") - block.source_markdown.count("\n")
    return block.source_markdown + "\n" * max(missing, 0)


def _pieces(
    blocks: Sequence[Block], skeleton: Skeleton, target: Sequence[str], source: Sequence[str]
) -> Iterator[Piece]:
    start = 0
    for block in blocks:
        end = start + block.upstream_markdown.count("\n") + 1
        numbers = [n for n, atom in enumerate(skeleton) if start <= atom.start and atom.end <= end]
        yield from _pieces_of(block, numbers, skeleton, (target, source))
        start = end + block.blank_lines_after


def _pieces_of(
    block: Block,
    numbers: Sequence[int],
    skeleton: Skeleton,
    lines: tuple[Sequence[str], Sequence[str]],
) -> Iterator[Piece]:
    upstream = ["\n".join(lines[0][skeleton[n].start : skeleton[n].end]) for n in numbers]
    sources = ["\n".join(lines[1][skeleton[n].start : skeleton[n].end]) for n in numbers]
    shown = cut_like(block.markdown, upstream)
    draft = None if block.draft_markdown is None else cut_like(block.draft_markdown, upstream)
    units = _units_by_piece(list(block.units.all()), sources)
    for place, number in enumerate(numbers):
        following = skeleton[number + 1].start if number + 1 < len(skeleton) else 0
        yield Piece(
            block=block,
            is_first=place == 0,
            markdown=shown[place],
            draft=draft[place] if draft else None,
            upstream=upstream[place],
            source=sources[place],
            gap=max(following - skeleton[number].end, 0),
            units=tuple(units[place]),
        )


def cut_like(markdown: str, pieces: Sequence[str]) -> list[str]:
    """Cut a corrected text along the pieces of the text it corrects.

    Args:
        markdown: The corrected text.
        pieces: The text it corrects, cut.

    Returns:
        As many parts as there are pieces. What was added goes with the piece before it; a piece
        that was taken out is "".
    """
    if markdown == "\n".join(pieces) or not pieces:
        return list(pieces)
    lines = markdown.split("\n")
    atoms = ["\n".join(lines[one.start : one.end]) for one in read_skeleton(markdown)]
    if len(atoms) == len(pieces):
        return atoms
    parts: list[list[str]] = [[] for _ in pieces]
    before, after = [fingerprint(one) for one in pieces], [fingerprint(one) for one in atoms]
    for _tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for offset, text in enumerate(atoms[c:d]):
            place = min(a + offset, b - 1) if b > a else a - 1
            parts[max(place, 0)].append(text)
    return ["\n\n".join(part) for part in parts]


def _units_by_piece(
    units: Sequence[TranslationUnit], sources: Sequence[str]
) -> list[list[TranslationUnit]]:
    """Each sentence pair by the piece its original stands in; they are in the same order."""
    found: list[list[TranslationUnit]] = [[] for _ in sources]
    place = 0
    for unit in units:
        ahead = (n for n in range(place, len(sources)) if unit.source in sources[n])
        place = next(ahead, place)
        if found:
            found[place].append(unit)
    return found
