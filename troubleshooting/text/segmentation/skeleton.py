"""An article's body as the smallest pieces a block may begin at, told apart without words.

Two locales of one original have the same pieces in the same order. Where they do, what one of them
says about its blocks holds for the other (`adopt`), whatever language it is in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from troubleshooting.text.markdown.outline import Node, read_outline
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.marks import LISTS, is_bold_line, is_links_alone, is_picture
from troubleshooting.text.segmentation.typed import count_typed


@dataclass(frozen=True)
class Atom:
    """A block at the top of the article that is no list, or an item of a list there.

    Attributes:
        start: 0-based first line of the body.
        end: 0-based line after the last.
        shape: What it is in every language: `heading 2`, `paragraph bold`, `numbers first`, ….
        list_kind: bullets or numbers for an item of a list, else "".
        nested: How many items the lists inside it have, those inside them left out.
        typed: How many items of an enumeration typed by hand a paragraph holds.
    """

    start: int
    end: int
    shape: str
    list_kind: str = ""
    nested: int = 0
    typed: int = 0


Skeleton = tuple[Atom, ...]


@dataclass(frozen=True)
class Sibling:
    """Another locale's text of an article, and what is known of its blocks.

    Attributes:
        skeleton: Of the side its segments were found on: its source, where it has one.
        segments: Cover the skeleton.
    """

    skeleton: Skeleton
    segments: tuple[Segment, ...]


def read_skeleton(markdown: str) -> Skeleton:
    """The atoms of a body, in order; every line that is not blank is in one.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    return skeleton_of(read_outline(markdown), markdown)


def skeleton_of(nodes: Sequence[Node], markdown: str) -> Skeleton:
    """The atoms of a body whose outline was read already."""
    lines = markdown.split("\n")
    found: list[Atom] = []
    position = 0
    for atom in _atoms(nodes):
        found.extend(_definitions(lines, position, atom.start))
        found.append(atom)
        position = max(position, atom.end)
    return (*found, *_definitions(lines, position, len(lines)))


def _atoms(nodes: Sequence[Node]) -> Iterator[Atom]:
    typed = count_typed(nodes)
    for node in nodes:
        if node.kind not in LISTS:
            shape = _shape_of_block(node)
            yield Atom(node.start, node.end, shape, typed=typed.get(node.start, 0))
            continue
        for position, item in enumerate(node.children):
            shape = f"{node.kind}{' first' if position == 0 else ''}{_shape_of_content(item)}"
            yield Atom(item.start, item.end, shape, node.kind, _nested(item))


def _definitions(lines: Sequence[str], start: int, end: int) -> Iterator[Atom]:
    """The lines between two blocks that are in none: they define link addresses."""
    written = [number for number in range(start, end) if lines[number].strip()]
    if written:
        yield Atom(written[0], written[-1] + 1, "definitions")


def _shape_of_block(node: Node) -> str:
    if node.kind == "heading":
        return f"heading {node.level}"
    if node.kind != "paragraph":
        return node.kind
    if is_bold_line(node):
        return "paragraph bold"
    if is_picture(node):
        return "paragraph picture"
    return "paragraph links" if is_links_alone(node.text) else "paragraph"


def _shape_of_content(item: Node) -> str:
    """What is inside an item: lists with their number of items, other blocks by their kind."""
    parts = [
        f"{child.kind} {len(child.children)}" if child.kind in LISTS else _shape_of_block(child)
        for child in item.children
    ]
    return f" ({', '.join(parts)})"


def _nested(item: Node) -> int:
    listed = sum(len(child.children) for child in item.children if child.kind in LISTS)
    several = len(item.children) > 1  # an enumeration below an item has the item's words above it
    return listed + (sum(count_typed(item.children).values()) if several else 0)


def count_instructions(atoms: Sequence[Atom]) -> int:
    """How many instructions a step of these atoms has, as the guide counts them.

    An item by itself counts the items inside it, or those typed below it. Otherwise the items of
    the step's own lists count: those with numbers where the first list has them, since bullets and
    notes between them only explain. A bullet that begins the step and leads in to numbers counts
    as the words that introduce them.
    """
    typed = sum(atom.typed for atom in atoms)
    first = next((atom for atom in atoms if atom.list_kind or atom.typed), None)
    if first is None or first.typed:
        return typed
    listed = [atom for atom in atoms if atom.list_kind]
    if atoms[0] is listed[0]:
        if len(listed) == 1:
            return typed or listed[0].nested
        if (listed[0].list_kind, listed[1].list_kind) == ("bullets", "numbers"):
            listed = listed[1:]
    return len([atom for atom in listed if atom.list_kind == listed[0].list_kind])


def atom_ranges(segments: Sequence[Segment], skeleton: Skeleton) -> tuple[range, ...]:
    """The atoms of each segment, by index.

    Raises:
        ValueError: The segments do not begin at atoms, or do not cover them.
    """
    index = {atom.start: position for position, atom in enumerate(skeleton)}
    if not all(one.start in index for one in segments):
        raise ValueError("A segment begins inside an atom.")
    starts = [index[one.start] for one in segments]
    begins = starts[:1] == [0] if skeleton else not starts
    if not begins or starts != sorted(set(starts)):
        raise ValueError("The segments do not cover the atoms in order.")
    return tuple(map(range, starts, [*starts[1:], len(skeleton)]))


def place_segments(
    segments: Sequence[Segment], ranges: Sequence[range], skeleton: Skeleton
) -> tuple[Segment, ...]:
    """The segments on the lines of the atoms given for each."""
    return tuple(
        replace(one, start=skeleton[atoms[0]].start, end=skeleton[atoms[-1]].end)
        for one, atoms in zip(segments, ranges, strict=True)
    )


def adopt(sibling: Sibling, own: Skeleton) -> tuple[Segment, ...] | None:
    """A sibling's segments on our lines; None where the two are not built alike."""
    if [atom.shape for atom in sibling.skeleton] != [atom.shape for atom in own]:
        return None
    return place_segments(sibling.segments, atom_ranges(sibling.segments, sibling.skeleton), own)
