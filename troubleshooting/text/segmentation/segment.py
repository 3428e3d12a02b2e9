"""The segments of a text: the rules applied section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from troubleshooting.text.markdown.outline import read_outline
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.learned.reader import LearnedReader
from troubleshooting.text.segmentation.offers import tells, without_offers
from troubleshooting.text.segmentation.reader import Reader
from troubleshooting.text.segmentation.sections import Section, heads_case, sections, steps_at_heads
from troubleshooting.text.segmentation.skeleton import (
    Skeleton,
    atom_ranges,
    count_instructions,
    place_segments,
    skeleton_of,
)
from troubleshooting.text.segmentation.structure import StructureReader
from troubleshooting.text.segmentation.typography import read_plainly
from troubleshooting.text.segmentation.walk import Walk

# All locales of an article have the same English. Articles that are remembered, and how long one
# may be: about 20 MB when all are there.
REMEMBERED_ARTICLES = 4_096
REMEMBERED_CHARACTERS = 32_768
# Blocks that stay by themselves, and blocks that nothing before them takes in.
ALONE = frozenset({"note", "title", "definitions"})
OPENING = frozenset({"heading", "lead-in"})


def segment(markdown: str, *, english: bool) -> tuple[Segment, ...]:
    """Find an article's blocks.

    Args:
        markdown: The body to read: the English source side where there is one.
        english: Whether wording may be read; otherwise structure alone decides.

    Returns:
        Segments in reading order that cover every line that is not blank, without overlap.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    if len(markdown) > REMEMBERED_CHARACTERS:
        return _segment(markdown, english=english)
    return _remembered(markdown, english=english)


@lru_cache(maxsize=REMEMBERED_ARTICLES)
def _remembered(markdown: str, *, english: bool) -> tuple[Segment, ...]:
    return _segment(markdown, english=english)


def _segment(markdown: str, *, english: bool) -> tuple[Segment, ...]:
    reader: Reader = LearnedReader() if english else StructureReader()
    return segment_by(reader, markdown, english=english)


def segment_by(reader: Reader, markdown: str, *, english: bool) -> tuple[Segment, ...]:
    """Find an article's blocks, as `segment` does, by what a given reader says of them."""
    nodes = read_outline(markdown)
    skeleton = skeleton_of(nodes, markdown)
    found = _found(sections(read_plainly(nodes, markdown) if english else nodes, reader), reader)
    return _counted(_merged(_covering(found, skeleton)), skeleton)


def _found(parts: Iterable[Section], reader: Reader) -> list[Segment]:
    """The blocks of all sections.

    An offer below a heading stands where its section tells nothing else, any other where the
    article does not.
    """
    read: list[tuple[list[Segment], bool]] = []
    for section in parts:
        blocks = list(Walk(section, reader).segments())
        headed = heads_case(section.head, reader)
        if headed and tells(blocks):
            blocks = without_offers(blocks)
        read.append((steps_at_heads(section, blocks, reader), headed))
    told = any(tells(blocks) or (headed and _has_step(blocks)) for blocks, headed in read)
    return [
        one
        for blocks, headed in read
        for one in (without_offers(blocks) if told and not headed else blocks)
    ]


def _has_step(blocks: Sequence[Segment]) -> bool:
    return any(one.type == "step" for one in blocks)


def _covering(found: list[Segment], skeleton: Skeleton) -> list[Segment]:
    """The segments, with a text for lines between them that only define link addresses."""
    inside = {line for one in found for line in range(one.start, one.end)}
    between = [
        Segment("text", atom.start, atom.end, "definitions")
        for atom in skeleton
        if atom.shape == "definitions" and atom.start not in inside
    ]
    return sorted([*found, *between], key=lambda one: one.start)


def _counted(segments: Iterator[Segment], skeleton: Skeleton) -> tuple[Segment, ...]:
    """The segments with their steps' instructions counted."""
    found = tuple(segments)
    ranges = atom_ranges(found, skeleton)
    counted = [
        replace(one, instructions=count_instructions([skeleton[n] for n in atoms]))
        if one.type == "step"
        else one
        for one, atoms in zip(found, ranges, strict=True)
    ]
    return place_segments(counted, ranges, skeleton)


def _merged(found: list[Segment]) -> Iterator[Segment]:
    """Join neighbouring texts of the same sort, so that a block is what a reader sees as one."""
    previous: Segment | None = None
    for one in found:
        if previous and _joins(previous, one):
            previous = replace(previous, end=one.end)
            continue
        if previous:
            yield previous
        previous = one
    if previous:
        yield previous


def _joins(previous: Segment, one: Segment) -> bool:
    if one.type != previous.type or one.type == "step":
        return False
    return not (ALONE & {one.rule, previous.rule} or one.rule in OPENING)
