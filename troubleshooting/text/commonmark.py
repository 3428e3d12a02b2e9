"""CommonMark's block structure, written so that Python-Markdown reads the same.

The corpus was written for CommonMark: lists interrupt paragraphs and nest by two or three spaces.
Python-Markdown wants a blank line before a list and four spaces a level. `indent_as_markdown`
rewrites the white space and the list markers, never the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from troubleshooting.text import cues
from troubleshooting.text.outline import MAX_DEPTH, Node, read_outline

MARKER = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,9}[.)])(?P<gap>\s{1,4}(?=\S)|\s+$|\s)?")
LEVEL = 4
# Opens what is no paragraph of its own: the words of an item in a list without blank lines.
TIGHT = "\ufdd0"
TIGHT_PARAGRAPH = re.compile(rf"\n?<p>{TIGHT}(.*?)</p>(?:\n(?=</li>))?", re.DOTALL)
LISTS = ("bullets", "numbers")
QUOTE_MARK = re.compile(r"^ {0,3}> ?")
FENCE = re.compile(r"^(?P<indent> *)(?P<ticks>`{3,}|~{3,})")
# A backslash at a line's end breaks the line in CommonMark; Python-Markdown wants two spaces.
HARD_BREAK = re.compile(r"(?<!\\)\\$")


def indent_as_markdown(markdown: str) -> str:
    """The same blocks as Python-Markdown wants them: four spaces a list level.

    Two things are read as their authors meant them rather than as CommonMark does: bullets that
    stand too little indented below a numbered item belong to it, and a numbered list that goes on
    after a picture, a note or code goes on counting.

    Args:
        markdown: CommonMark text.

    Returns:
        Text that Python-Markdown (with `sane_lists`, `tables` and `fenced_code`) reads as
        CommonMark would read `markdown`; the HTML goes through `tighten`.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    return "\n".join(_lines_of(markdown, 0))


def tighten(html: str) -> str:
    """The HTML of such a text without the paragraphs of lists that CommonMark calls tight."""
    return TIGHT_PARAGRAPH.sub(r"\1", html).replace(TIGHT, "")


def _lines_of(markdown: str, depth: int) -> list[str]:
    lines = markdown.expandtabs(LEVEL).split("\n")
    return _blocks(read_outline("\n".join(lines)), _Place(lines, depth=depth))


@dataclass(frozen=True)
class _Place:
    """Where some blocks stand.

    Attributes:
        lines: The whole text's.
        column: Where the blocks' content begins.
        depth: In how many quotes they are.
        tight: Whether they are in a list whose items are no paragraphs.
    """

    lines: list[str]
    column: int = 0
    depth: int = 0
    tight: bool = False


def _blocks(nodes: Sequence[Node], place: _Place) -> list[str]:
    """The lines of some sibling blocks."""
    written: list[str] = []
    previous: Node | None = None
    for node in _counting_on(_with_shifted_bullets(nodes)):
        if previous:
            written.append("")
        if previous and previous.kind in LISTS and node.kind in (previous.kind, "code"):
            # Two lists in a row are two (CommonMark, a change of marker), and code after a list
            # is not its last item's: keep them apart.
            written += ["<!-- -->", ""]
        written += _block(node, place)
        previous = node
    return written


def _with_shifted_bullets(nodes: Sequence[Node]) -> list[Node]:
    """The blocks with bullets that stand right of a numbered list put into its last item."""
    joined: list[Node] = []
    open_ = False
    for node in nodes:
        last = joined[-1] if joined and joined[-1].kind == "numbers" else None
        if last and node.kind == "bullets" and node.indent > last.indent:
            item = last.children[-1]
            item = replace(item, end=node.end, children=(*item.children, node))
            joined[-1] = replace(last, end=node.end, children=(*last.children[:-1], item))
            open_ = True
        elif last and open_ and _goes_on(last, node):
            joined[-1] = replace(last, end=node.end, children=last.children + node.children)
        else:
            joined.append(node)
            open_ = False
    return joined


def _goes_on(before: Node, node: Node) -> bool:
    following = max(before.number, 1) + len(before.children)
    return node.kind == "numbers" and node.number in (1, following)


def _counting_on(nodes: Sequence[Node]) -> Iterator[Node]:
    """The blocks with numbered lists that only a picture, a note or code interrupts counting on."""
    count, interrupted = 0, False
    for node in nodes:
        if node.kind == "numbers":
            goes_on = count and interrupted and node.number == 1
            node = replace(node, number=count + 1) if goes_on else node
            count, interrupted = max(node.number, 1) + len(node.children) - 1, False
        elif interrupts_procedure(node):
            interrupted = True
        else:
            count = 0
        yield node


def interrupts_procedure(node: Node) -> bool:
    """Whether a block may stand between two parts of one procedure."""
    if node.kind in ("code", "alert", "quote", "table", "html"):
        return True
    picture = node.text.startswith("![") and node.text.endswith(")")
    note = cues.NOTE.match(node.text) or cues.OTHER_LANGUAGE_NOTE.match(node.text)
    return node.kind == "paragraph" and bool(picture or note)


def _block(node: Node, place: _Place) -> list[str]:
    if node.kind in LISTS:
        return _list(node, place)
    own = [_dedent(line, place.column) for line in place.lines[node.start : node.end]]
    if node.kind == "paragraph":
        words = [line.lstrip() for line in own]
        words[0] = TIGHT * place.tight + words[0]
        return [*(HARD_BREAK.sub("  ", line) for line in words[:-1]), words[-1]]
    if node.kind in ("quote", "alert") and place.depth < MAX_DEPTH:
        inside = "\n".join(QUOTE_MARK.sub("", line) for line in own)
        return [f"> {line}" if line else ">" for line in _lines_of(inside, place.depth + 1)]
    if node.kind == "code" and (place.column or place.depth):
        return _indented_code(own)
    return own


def _indented_code(own: list[str]) -> list[str]:
    """Fenced code as indented code, which Python-Markdown knows inside lists and quotes too."""
    fence = FENCE.match(own[0])
    if not fence:
        return own
    closed = len(own) > 1 and own[-1].strip().startswith(fence["ticks"])
    code = own[1:-1] if closed else own[1:]
    return [" " * LEVEL + _dedent(line, len(fence["indent"])) for line in code]


def _list(node: Node, place: _Place) -> list[str]:
    written: list[str] = []
    within = replace(place, tight=not _is_loose(node, place.lines))
    for number, item in enumerate(node.children, start=max(node.number, 1)):
        if written:
            written.append("")
        written += _item(node, item, number, within)
    return written


def _item(node: Node, item: Node, number: int, place: _Place) -> list[str]:
    column = place.column
    first = _dedent(place.lines[item.start], column)
    match = MARKER.match(first)
    marker = f"{number}." if node.kind == "numbers" else "-"
    if match is None:
        return [f"{marker} {first.strip()}"]
    inner = column + match.end() if first[match.end() :].strip() else column + match.end("mark") + 1
    within = list(place.lines)
    within[item.start] = " " * inner + first[match.end() :]
    content = _blocks(item.children, replace(place, lines=within, column=inner)) or [TIGHT]
    head = f"{marker} {content[0]}"
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
