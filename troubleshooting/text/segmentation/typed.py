"""Enumerations typed by hand, "1.Sign in" or "a. Sign in", which Markdown reads as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.marks import is_code, is_picture

# "1.Sign in", "(1) Sign in", "a. Sign in", "B) Sign in", on a line of its own or behind a sentence
# or bold words; a digit with a space at the margin is Markdown's own.
MARK = re.compile(
    r"(?P<before>^|(?<=[.!?:)\]*])[^\S\n])[\s*_(\\]{0,4}(?P<mark>\d{1,2}|[A-Za-z])[\s*_\\]{0,2}[.)]"
    r"[\s*_]{0,3}(?=[\w\[])",
    re.MULTILINE,
)
LINE = re.compile(r"[\s*_(\\]{0,4}(?:\d{1,2}|[A-Za-z])[\s*_\\]{0,2}[.)]")
# A block with how many items of an enumeration it holds: 0 where it only stands between two.
Counted = tuple[Node, int]


def gather_typed(nodes: Sequence[Node]) -> Iterator[Node]:
    """The blocks; paragraphs that count up from 1 or a become the items of a numbered list.

    A paragraph may hold several of them; it stays one item, since no block begins inside it.
    """
    for run in _runs(nodes):
        yield _as_list(run) if run[0][1] else run[0][0]


def count_typed(nodes: Sequence[Node]) -> Mapping[int, int]:
    """How many items of an enumeration each paragraph of it holds, by its first line."""
    return {node.start: count for run in _runs(nodes) for node, count in run if count}


def _runs(nodes: Sequence[Node]) -> Iterator[list[Counted]]:
    """Enumerations with what stands between their items; every other block by itself."""
    run: list[Counted] = []
    reached = 0
    for node in nodes:
        marks = _marks(node)
        goes_on = marks[:1] == [reached + 1] if marks else _belongs_to_item(node)
        if not (run and goes_on):
            yield from _closed(run, reached)
            run, reached = [], 0
        if run or marks[:1] == [1]:
            run.append((node, len(marks)))
            reached += len(marks)
        else:
            yield [(node, 0)]
    yield from _closed(run, reached)


def _closed(run: list[Counted], reached: int) -> Iterator[list[Counted]]:
    """An enumeration; where nothing counted on from its first item, its blocks one by one."""
    if reached >= 2:
        yield run
    else:
        yield from ([(node, 0)] for node, _count in run)


def _marks(node: Node) -> list[int]:
    """The numbers a paragraph counts up by, as far as it does; letters count from a.

    The first stands at the beginning of a line.
    """
    found: list[int] = []
    if node.kind != "paragraph" or not any(map(LINE.match, node.text.split("\n"))):
        return found
    for match in MARK.finditer(node.text):
        mark = match["mark"].lower()
        number = int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
        if found and number != found[-1] + 1:
            break
        if found or not match["before"]:
            found.append(number)
    return found


def _belongs_to_item(node: Node) -> bool:
    return node.kind in ("alert", "html") or is_code(node) or is_picture(node)


def _as_list(run: Sequence[Counted]) -> Node:
    items: list[Node] = []
    for node, count in run:
        if count:
            items.append(replace(node, kind="item", text="", children=(_without_marks(node),)))
        else:
            last = items.pop()
            items.append(replace(last, end=node.end, children=(*last.children, node)))
    first, last = run[0][0], run[-1][0]
    return replace(first, kind="numbers", end=last.end, text="", number=1, children=tuple(items))


def _without_marks(node: Node) -> Node:
    return replace(node, text=MARK.sub(r"\g<before>", node.text))
