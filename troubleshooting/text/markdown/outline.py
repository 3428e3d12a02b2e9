"""The outline of a text: its CommonMark blocks with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.token import Token

from troubleshooting.text.markdown.parser import parse_blocks

ALERT = re.compile(r"^\s*\[!(?P<label>[A-Za-z]+)\]?", re.IGNORECASE)
KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "bullets",
    "ordered_list_open": "numbers",
    "list_item_open": "item",
    "fence": "code",
    "code_block": "code",
    "blockquote_open": "quote",
    "table_open": "table",
    "html_block": "html",
    "hr": "rule",
}
WITH_CHILDREN = ("bullets", "numbers", "item", "quote")


@dataclass(frozen=True)
class Node:
    """One block.

    Attributes:
        kind: heading, paragraph, bullets, numbers, item, code, quote, alert, table, html, rule.
        start: 0-based first line.
        end: 0-based line after the last; blank lines after the block are not counted.
        text: Markdown of a heading's or paragraph's inline content; "" for other kinds.
        level: A heading's level, 1 to 6; 0 for other kinds.
        number: The first number of a numbered list; 0 for other kinds.
        indent: Columns of white space before the first line.
        children: Blocks inside a list, an item or a quote.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    level: int = 0
    number: int = 0
    indent: int = 0
    children: tuple[Node, ...] = ()


@dataclass
class _Open:
    """A block that is being read."""

    token: Token | None = None
    text: str = ""
    children: list[Node] = field(default_factory=list)


@lru_cache(maxsize=8)
def read_outline(markdown: str) -> tuple[Node, ...]:
    """The top-level blocks of `markdown`, in order.

    Raises:
        ArticleError: Lists or quotes nest deeper than the parser may follow.
    """
    tokens, _definitions = parse_blocks(markdown)
    lines = markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    open_ = [_Open()]
    for token in tokens:
        if token.nesting == 1:
            open_.append(_Open(token))
        elif token.type == "inline":
            open_[-1].text = token.content
        else:
            read = open_.pop() if token.nesting == -1 else _Open(token)
            if read.token and read.token.type in KINDS:
                open_[-1].children.append(_node(read.token, read, lines))
    return tuple(open_[0].children)


def _node(token: Token, read: _Open, lines: Sequence[str]) -> Node:
    start, end = token.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    kind = KINDS[token.type]
    children = tuple(read.children) if kind in WITH_CHILDREN else ()
    if kind == "quote" and children and ALERT.match(children[0].text):
        kind = "alert"
    return Node(
        kind,
        start,
        end,
        text=read.text if kind in ("heading", "paragraph") else "",
        level=int(token.tag[1]) if kind == "heading" else 0,
        number=int(token.attrs.get("start", 1)) if kind == "numbers" else 0,
        indent=len(lines[start]) - len(lines[start].lstrip()),
        children=children,
    )
