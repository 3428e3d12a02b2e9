"""List items: their markers, and a text that is one item without its marker."""

from __future__ import annotations

import re

from troubleshooting.text.markdown.outline import read_outline

MARKER = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>\s{1,4}(?=\S)|\s+$|\s)?")
# A second marker at the margin: whatever the text is, it is not one item.
SECOND_MARKER = re.compile(r"\n(?:[-*+]|\d{1,9}[.)])(?:\s|$)")
TAB = 4


def unwrap_item(markdown: str) -> str:
    """The content of a text that is one list item, without its marker; other texts as they are.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    if not MARKER.match(markdown.lstrip("\n")) or SECOND_MARKER.search(markdown.lstrip("\n")):
        return markdown
    lines = markdown.expandtabs(TAB).split("\n")
    nodes = read_outline("\n".join(lines))
    if len(nodes) != 1 or nodes[0].kind not in ("bullets", "numbers"):
        return markdown
    first = lines[nodes[0].start]
    match = MARKER.match(first)
    if len(nodes[0].children) != 1 or match is None or not first[match.end() :].strip():
        return markdown
    column = match.end()
    rest = (_dedent(line, column) for line in lines[nodes[0].start + 1 :])
    return "\n".join([first[column:], *rest])


def _dedent(line: str, columns: int) -> str:
    blank = len(line) - len(line.lstrip(" "))
    return line[min(blank, columns) :]
