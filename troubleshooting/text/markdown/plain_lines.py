"""The lines most lines are, words, **bold** and [links](address), read at a fraction of the cost.

The tokens are those the whole parser gives. A line with anything else in it, or with a form that is
rare, is left to the parser; a property test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown_it.token import Token

# Every repetition is possessive, so that no line is tried twice. No character of these has a meaning: what is left out are those that might.
WORDS = r"(?:[^\\`*_\[\]<&!\n\r\t\x00]|&(?![#A-Za-z])|!(?!\[))++"
# Bold words begin and end in a letter or digit, so that nobody need ask what stands beside them.
BOLD = r"\*\*(?=[^\W_])(?:[^\\`*_\[\]<&!\n\r\t\x00]|&(?![#A-Za-z])|!(?!\[))++(?<=[^\W_])\*\*(?!\*)"
PIECE = re.compile(
    rf"(?P<words>{WORDS})|{BOLD}|"
    rf"\[(?P<text>(?:{WORDS}|{BOLD})++)\]\((?P<address>[^\x00-\x20\x7f()<>\\&]+)\)"
)
# One line that can open nothing but a paragraph.
PARAGRAPH = re.compile(r"(?![ \-+*>#=|~`<_]|\d{1,9}[.)])\S[^\n\r\t\x00]*|\*\*[^\W_][^\n\r\t\x00]*")


def read_paragraph(markdown: str) -> list[Token] | None:
    """The block tokens of a text that is one line of one paragraph; None for any other."""
    if not PARAGRAPH.fullmatch(markdown) or (markdown[0] == "[" and "]:" in markdown):
        return None
    line = Token("inline", "", 0, map=[0, 1], level=1, content=markdown.strip(), children=[])
    return [
        Token("paragraph_open", "p", 1, map=[0, 1]),
        line,
        Token("paragraph_close", "p", -1),
    ]


def read_line(markdown: str, address_of: Callable[[str], str | None]) -> list[Token] | None:
    """The inline tokens of a line; None where the parser must look.

    Args:
        markdown: What a paragraph, a heading or a cell holds.
        address_of: An address in the parser's form; None if it may not be linked.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(markdown):
        match = PIECE.match(markdown, position)
        if match is None:
            return None
        position = match.end()
        if match["address"] is None:
            tokens += _words(match[0])
            continue
        address = address_of(match["address"])
        if address is None:
            return None
        tokens.append(Token("link_open", "a", 1, attrs={"href": address}))
        for piece in PIECE.finditer(match["text"]):
            tokens += _words(piece[0])
        tokens.append(Token("link_close", "a", -1))
    return tokens


def _words(piece: str) -> Iterator[Token]:
    if not piece.startswith("**"):
        yield Token("text", "", 0, content=piece)
        return
    yield Token("strong_open", "strong", 1)
    yield Token("text", "", 0, content=piece[2:-2])
    yield Token("strong_close", "strong", -1)
