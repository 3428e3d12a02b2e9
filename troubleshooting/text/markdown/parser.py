"""The one parser of articles: CommonMark with tables, within our limits.

markdown-it-py reads blocks and lines, because it follows CommonMark (which the corpus was written
for), knows the lines, and its cost grows with the length of a text and no faster.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common import normalize_url
from markdown_it.rules_block import StateBlock, table
from markdown_it.token import Token

from troubleshooting.text.limits import (
    MAX_BLOCKS,
    MAX_BRACKETS,
    MAX_CELLS,
    MAX_DEPTH,
    check_text,
    too_deep,
    too_many_blocks,
    too_many_cells,
)
from troubleshooting.text.markdown.angle_brackets import (
    address_in_brackets,
    block_of_known_html,
    tag_of_known_html,
)
from troubleshooting.text.markdown.plain_lines import read_line, read_paragraph
from troubleshooting.text.markdown.videos import video

# A list and its item are a level each.
MAX_LEVEL = MAX_DEPTH * 2
# A sentence and the paragraph it fills are the same line, a text and its source have the same
# addresses: most are read twice. What is long is not remembered, so that memory stays small.
SHORT, RECENT = 1000, 2048
Definitions = MutableMapping[str, Any]


class _Parser(MarkdownIt):
    """markdown-it-py with a memory for addresses, which are slow to write in the same form."""

    def normalizeLink(self, url: str) -> str:
        return _normalized(url) if len(url) <= SHORT else super().normalizeLink(url)


@lru_cache(maxsize=RECENT)
def _normalized(url: str) -> str:
    return normalize_url.normalizeLink(url)


@lru_cache(maxsize=2)
def _parser(max_nesting: int) -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": max_nesting}).enable("table")
    parser.block.ruler.at(
        "html_block", block_of_known_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.inline.ruler.at("html_inline", tag_of_known_html)
    parser.inline.ruler.at("autolink", address_in_brackets)
    parser.inline.ruler.before("link", "video", video)
    parser.block.ruler.before("table", "limits", _within_limits)
    parser.block.ruler.at("table", _counted_table, {"alt": ["paragraph", "reference"]})
    # What stands within a line is read when it is asked for.
    return parser.disable(["inline", "text_join"])


def _within_limits(state: StateBlock, start_line: int, _end_line: int, _silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """A rule that never matches, and ends it all where blocks become too many or too deep."""
    if state.level > MAX_LEVEL:
        raise too_deep(start_line + 1)
    state.env["blocks"] = state.env.get("blocks", 0) + 1
    if state.env["blocks"] > MAX_BLOCKS:
        raise too_many_blocks(start_line + 1)
    return False


def _counted_table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for tables, with all cells of a text counted."""
    before = len(state.tokens)
    is_table = table(state, start_line, end_line, silent)
    if is_table and not silent:
        # A cell is three tokens.
        cells = state.env.get("cells", 0) + (len(state.tokens) - before) // 3
        if cells > MAX_CELLS:
            raise too_many_cells(start_line + 1)
        state.env["cells"] = cells
    return is_table


def parse_blocks(markdown: str) -> tuple[Sequence[Token], Definitions]:
    """The tokens of a text's blocks, and its link definitions for `parse_inline`.

    Raises:
        ArticleError: The text is beyond a limit; with its line.
    """
    check_text(markdown)
    if (paragraph := read_paragraph(markdown)) is not None:
        return paragraph, {}
    env: dict[str, Any] = {}
    # The parser leaves out what stands deeper than it may follow; our rule speaks before it does.
    tokens = _parser(MAX_LEVEL + 4).parse(markdown, env)
    return tokens, env if "references" in env else {}


def parse_inline(markdown: str, definitions: Definitions) -> Sequence[Token]:
    """The tokens of what stands within a paragraph, a heading or a cell; not to be changed."""
    if definitions or len(markdown) > SHORT:
        return _parse_inline(markdown, definitions)
    return _parse_short(markdown)


@lru_cache(maxsize=RECENT)
def _parse_short(markdown: str) -> Sequence[Token]:
    simple = read_line(markdown, _linked)
    return _parse_inline(markdown, {}) if simple is None else simple


def _linked(address: str) -> str | None:
    normalized = _normalized(address)
    return normalized if _parser(MAX_BRACKETS).validateLink(normalized) else None


def _parse_inline(markdown: str, definitions: Definitions) -> Sequence[Token]:
    parser = _parser(MAX_BRACKETS)
    return parser.inline.parse(markdown, parser, definitions, [])
