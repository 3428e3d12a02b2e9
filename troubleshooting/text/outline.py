"""The outline of a text: its CommonMark blocks with the lines they stand on.

markdown-it-py reads the structure, because it follows CommonMark (which the corpus was written
for) and knows the lines; Python-Markdown renders (`troubleshooting.text.render`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from troubleshooting.text.errors import ArticleError

ALERT = re.compile(r"^\s*\[!(?P<label>[A-Za-z]+)\]?", re.IGNORECASE)
MAX_DEPTH = 20
KINDS = {
    "heading": "heading",
    "paragraph": "paragraph",
    "bullet_list": "bullets",
    "ordered_list": "numbers",
    "list_item": "item",
    "fence": "code",
    "code_block": "code",
    "blockquote": "quote",
    "table": "table",
    "html_block": "html",
    "hr": "rule",
}


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


@lru_cache(maxsize=1)
def commonmark() -> MarkdownIt:
    """The CommonMark parser, with tables, shared by all who need structure."""
    return MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH * 2}).enable("table")


def read_outline(markdown: str) -> tuple[Node, ...]:
    """The top-level blocks of `markdown`, in order.

    Raises:
        ArticleError: Lists or quotes nest deeper than the parser may follow.
    """
    try:
        tree = SyntaxTreeNode(commonmark().parse(markdown))
        lines = markdown.split("\n")
        return _nodes(tree, lines)
    except RecursionError as error:
        raise ArticleError(f"Blocks are nested deeper than {MAX_DEPTH} levels.") from error


def _nodes(tree: SyntaxTreeNode, lines: list[str]) -> tuple[Node, ...]:
    return tuple(_node(child, lines) for child in tree.children if child.type in KINDS)


def _node(tree: SyntaxTreeNode, lines: list[str]) -> Node:
    start, end = tree.map or (0, 0)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    kind = KINDS[tree.type]
    indent = len(lines[start]) - len(lines[start].lstrip())
    if kind in ("heading", "paragraph"):
        text = tree.children[0].content if tree.children else ""
        level = int(tree.tag[1]) if kind == "heading" else 0
        return Node(kind, start, end, text, level, indent=indent)
    children = _nodes(tree, lines) if kind in ("bullets", "numbers", "item", "quote") else ()
    if kind == "quote" and children and ALERT.match(children[0].text):
        kind = "alert"
    number = int(tree.attrs.get("start", 1)) if kind == "numbers" else 0
    return Node(kind, start, end, number=number, indent=indent, children=children)
