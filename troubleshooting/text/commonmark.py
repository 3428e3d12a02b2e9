"""CommonMark's block structure, written so that Python-Markdown reads the same.

The corpus was written for CommonMark: lists interrupt paragraphs and nest by two or three spaces.
Python-Markdown wants a blank line before a list and four spaces a level. `indent_as_markdown`
rewrites the white space and the list markers, never the words.
"""

from __future__ import annotations

import re

from troubleshooting.text.outline import Node, read_outline

MARKER = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>\s{1,4}(?=\S)|\s+$|\s)?")
LEVEL = 4


def indent_as_markdown(markdown: str) -> str:
    """The same blocks with a blank line between them and four spaces a list level.

    Args:
        markdown: CommonMark text.

    Returns:
        Text that Python-Markdown (with `sane_lists`, `tables` and `fenced_code`) reads as
        CommonMark would read `markdown`.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    lines = markdown.expandtabs(LEVEL).split("\n")
    return "\n".join(_blocks(read_outline("\n".join(lines)), lines, 0))


def _blocks(nodes: tuple[Node, ...], lines: list[str], column: int) -> list[str]:
    """The lines of some sibling blocks whose content begins at `column`."""
    written: list[str] = []
    for position, node in enumerate(nodes):
        if written:
            written.append("")
        if (
            position
            and node.kind == nodes[position - 1].kind
            and node.kind in ("bullets", "numbers")
        ):
            # Two lists in a row are two (CommonMark, a change of marker): keep them apart.
            written += ["<!-- -->", ""]
        written += _block(node, lines, column)
    return written


def _block(node: Node, lines: list[str], column: int) -> list[str]:
    if node.kind in ("bullets", "numbers"):
        return _list(node, lines, column)
    own = [_dedent(line, column) for line in lines[node.start : node.end]]
    if node.kind == "paragraph":
        return [own[0].lstrip(), *(line.lstrip() for line in own[1:])]
    return own


def _list(node: Node, lines: list[str], column: int) -> list[str]:
    written: list[str] = []
    loose = _is_loose(node, lines)
    for number, item in enumerate(node.children, start=max(node.number, 1)):
        if written and loose:
            written.append("")
        written += _item(node, item, number, lines, column)
    return written


def _item(node: Node, item: Node, number: int, lines: list[str], column: int) -> list[str]:
    first = _dedent(lines[item.start], column)
    match = MARKER.match(first)
    marker = f"{number}." if node.kind == "numbers" else "-"
    if match is None:
        return [f"{marker} {first.strip()}"]
    inner = column + match.end() if first[match.end() :].strip() else column + match.end("mark") + 1
    within = list(lines)
    within[item.start] = " " * inner + first[match.end() :]
    content = _blocks(item.children, within, inner) or [""]
    head = f"{marker} {content[0]}".rstrip()
    # The number of columns up to the text is always one level, whatever the marker's width.
    return [head, *((" " * LEVEL + line if line else "") for line in content[1:])]


def _is_loose(node: Node, lines: list[str]) -> bool:
    """Whether a blank line stands between two items, or between two blocks of one item."""
    pairs = zip(node.children, node.children[1:], strict=False)
    if any(_gap(before, after, lines) for before, after in pairs):
        return True
    return any(
        _gap(before, after, lines)
        for item in node.children
        for before, after in zip(item.children, item.children[1:], strict=False)
    )


def _gap(before: Node, after: Node, lines: list[str]) -> bool:
    return any(not line.strip() for line in lines[before.end : after.start])


def _dedent(line: str, column: int) -> str:
    blank = len(line) - len(line.lstrip(" "))
    return line[min(blank, column) :]


def unwrap_item(markdown: str) -> str:
    """The content of a text that is one list item, without its marker; other texts as they are."""
    lines = markdown.expandtabs(LEVEL).split("\n")
    nodes = read_outline("\n".join(lines))
    if (
        len(nodes) != 1
        or nodes[0].kind not in ("bullets", "numbers")
        or len(nodes[0].children) != 1
    ):
        return markdown
    match = MARKER.match(lines[nodes[0].start])
    if match is None or not lines[nodes[0].start][match.end() :].strip():
        return markdown
    inner = match.end()
    first = lines[nodes[0].start][inner:]
    return "\n".join([first, *(_dedent(line, inner) for line in lines[nodes[0].start + 1 :])])
