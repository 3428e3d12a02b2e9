"""Where a step's instructions stand in its rendered HTML, so that a page can put boxes to tick there.

The HTML is cut, never rewritten: joined again the pieces are what the sanitiser let through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# As the sanitiser writes tags: values are in double quotes and may hold what closes a tag.
TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>"]*(?:"[^"]*"[^>"]*)*>')
EMPTY = frozenset({"br", "hr", "img"})
LISTS = frozenset({"ol", "ul"})
# What may stand inside a label.
WORDS = frozenset(
    {
        "a", "abbr", "b", "br", "code", "del", "em", "i", "img", "kbd", "q", "s", "samp", "strong",
        "sub", "sup", "u", "var",
    }
)  # fmt: skip
OPENING = re.compile(r"\s*(?:<p>\s*)?")


@dataclass(frozen=True)
class Instruction:
    """One line of a procedure.

    Attributes:
        place: 0-based, among the step's instructions.
        before: HTML between the instruction before and this one's words; its tags may be open.
        words: Its words up to the first block after them, as inline HTML; "" where it begins with
            a block.
    """

    place: int
    before: str
    words: str


@dataclass(frozen=True)
class Procedure:
    """A step's HTML, cut at its instructions.

    Attributes:
        instructions: In order; none for a step that has no list of its own.
        after: What is left of the HTML.
    """

    instructions: tuple[Instruction, ...]
    after: str


@dataclass
class _List:
    kind: str
    start: int
    items: list[int] = field(default_factory=list)


def cut_instructions(html: str) -> Procedure:
    """The instructions in a step's HTML: the items of its own lists.

    As `count_instructions` has it: where the first list has numbers those with numbers count,
    since bullets and notes between them only explain; a bullet that begins the step and leads in
    to numbers is an introduction.

    Args:
        html: As the sanitiser wrote it: every tag closed in its place.
    """
    found: list[Instruction] = []
    position = 0
    for place, start in enumerate(_items(html)):
        begin = _skip(html, start)
        end = _end_of_words(html, begin)
        found.append(Instruction(place, html[position:begin], html[begin:end]))
        position = end
    return Procedure(tuple(found), html[position:])


def _items(html: str) -> list[int]:
    """Where the content of each instruction begins."""
    lists = _own_lists(html)
    if len(lists) > 1 and _leads_in(html, lists):
        lists = lists[1:]
    return [start for one in lists if one.kind == lists[0].kind for start in one.items]


def _own_lists(html: str) -> list[_List]:
    """The lists that stand in no other block."""
    lists: list[_List] = []
    current: _List | None = None
    depth = 0
    for tag in TAG.finditer(html):
        name = tag["name"]
        if name in EMPTY:
            continue
        if tag["end"]:
            depth -= 1
            continue
        if depth == 0:
            current = _List(name, tag.start()) if name in LISTS else None
            lists += [current] if current else []
        elif depth == 1 and current and name == "li":
            current.items.append(tag.end())
        depth += 1
    return lists


def _leads_in(html: str, lists: Sequence[_List]) -> bool:
    first, second = lists[0], lists[1]
    begins = not html[: first.start].strip()
    return begins and (first.kind, len(first.items), second.kind) == ("ul", 1, "ol")


def _skip(html: str, start: int) -> int:
    opening = OPENING.match(html, start)
    return opening.end() if opening else start


def _end_of_words(html: str, start: int) -> int:
    """Where the words end that begin at `start`: outside every tag that was opened among them."""
    depth, whole = 0, start
    for tag in TAG.finditer(html, start):
        if depth == 0:
            whole = tag.start()
        if tag["name"] not in WORDS or (tag["end"] and depth == 0):
            break
        if tag["name"] not in EMPTY:
            depth += -1 if tag["end"] else 1
        if depth == 0:
            whole = tag.end()
    return start + len(html[start:whole].rstrip())
