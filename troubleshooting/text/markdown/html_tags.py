"""The parser's rules for HTML, asked only where a tag is one: its own patterns can take for ever.

They take a no-break space both for white space between attributes and for a part of a value, so
that each attribute of a tag that is none (`<b a=b  c a=b  c … "`) doubles what they try. CommonMark
knows ASCII white space only; read so, a tag is found or not in one go.
"""

from __future__ import annotations

import re

from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_inline import StateInline, html_inline

NAME = re.compile(r"</?[A-Za-z]")
TAG = re.compile(HTML_OPEN_CLOSE_TAG_STR.removeprefix("^"), re.ASCII)
TAG_ALONE = re.compile(rf"{HTML_OPEN_CLOSE_TAG_STR}\s*$", re.ASCII)
# How a block of HTML may open otherwise than with a tag alone on its line.
OTHER_OPENINGS = tuple(opening for opening, _closing, _interrupts in HTML_SEQUENCES[:-1])


def block_of_html(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for HTML blocks."""
    at = state.bMarks[start_line] + state.tShift[start_line]
    line = state.src[at : state.eMarks[start_line]]
    if not line.isascii() and line.startswith("<") and not _opens_block(line):
        return False
    return html_block(state, start_line, end_line, silent)


def tag_of_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for HTML within a line."""
    if NAME.match(state.src, state.pos) and not TAG.match(state.src, state.pos):
        return False
    return html_inline(state, silent)


def _opens_block(line: str) -> bool:
    others = (opening.search(line) for opening in OTHER_OPENINGS)
    return any(others) or TAG_ALONE.search(line) is not None
