"""Points too little indented below a numbered item, read as their author meant them.

Authors write::

    1. Open Settings
    2. Choose one:
      - this
      - that
    3. Restart

and mean three items, the second with two points. CommonMark wants the points to stand below the
item's first word, and makes three lists of it. This is the one place where we repair the source
before CommonMark reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from troubleshooting.text.markdown.items import MARKER
from troubleshooting.text.markdown.outline import Node, read_outline

# Cheap to look for: most texts have not both of a numbered line and a point with space before it.
NUMBER = re.compile(r"^ *\d{1,9}[.)]\s", re.MULTILINE)
POINT = re.compile(r"^ +[-*+]\s", re.MULTILINE)

# Bounds the time of hostile texts; lists of authors stand still after the first.
MAX_PASSES = 8


def indent_subpoints(markdown: str) -> str:
    """The text with such points moved below the numbered item they belong to.

    Points belong to a numbered list if they directly follow it and stand right of its numbers.
    Only white space at the beginning of lines is added, so the lines stay the same ones.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    if not (POINT.search(markdown) and NUMBER.search(markdown)):
        return markdown
    for _ in range(MAX_PASSES):
        moved = _moved(markdown)
        if moved == markdown:
            break
        markdown = moved
    return markdown


def _moved(markdown: str) -> str:
    """The text after one pass; what moved may have brought other points next to the numbers."""
    lines = markdown.split("\n")
    for points, columns in list(_shifted(read_outline(markdown), lines)):
        for number in range(points.start, points.end):
            lines[number] = " " * columns + lines[number] if lines[number].strip() else ""
    return "\n".join(lines)


def _shifted(nodes: Sequence[Node], lines: Sequence[str]) -> Iterator[tuple[Node, int]]:
    """Points to move, and by how many columns."""
    for before, points in pairwise(nodes):
        if (
            before.kind == "numbers"
            and points.kind == "bullets"
            and points.indent > before.indent
            and (match := MARKER.match(lines[before.children[-1].start]))
        ):
            yield points, max(match.end() - min(item.indent for item in points.children), 0)
    for node in nodes:
        if node.kind in ("bullets", "numbers", "item"):
            yield from _shifted(node.children, lines)
