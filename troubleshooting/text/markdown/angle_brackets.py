"""Words in angle brackets that are no HTML (<server name>, <tenant>) stay words.

The parser takes any `<name …>` for a tag, and the sanitiser drops the tags it does not know: the
reader would miss a word of the sentence. The rules here go to the parser in place of its own.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, autolink

from troubleshooting.text.markdown.html_tags import block_of_html, tag_of_html
from troubleshooting.text.markdown.links import SCHEMES
from troubleshooting.text.markdown.sanitiser import TAGS

# HTML that articles use, and what the sanitiser must see to drop it with its content.
KNOWN_TAGS = frozenset(
    """
    a abbr animate annotation-xml applet area article aside audio b base bgsound blockquote body br
    button canvas caption center code col colgroup dd del details dialog div dl dt em embed fieldset
    figcaption figure font footer foreignobject form frame frameset h1 h2 h3 h4 h5 h6 head header hr
    html i iframe image img input isindex kbd keygen label legend li link listing main malignmark
    map marquee math meta mglyph nav noembed noframes noscript object ol option p param picture
    plaintext portal pre q s samp script section select set slot small source span strong style sub
    summary sup svg table tbody td template textarea tfoot th thead title tr track tt u ul var video
    xmp
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
TAG = re.compile(r"</?(?P<name>[A-Za-z][\w.-]*)(?=[^<>\n]*>)")
OPENING = re.compile(r"</?(?P<name>[A-Za-z][\w.-]*)")
# A place to jump to, and what is left of a sentence pair that was not whole: nothing to see.
ANCHOR = re.compile(r'<a name="[^"\n]*">\s*</a>')
STRAY = re.compile(r"</?span>")
SCHEME = re.compile(r"<(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")


def _is_word(tag: re.Match[str], text: str) -> bool:
    """Whether what begins like a tag is words.

    That is what HTML does not know; and `<title>`, `<link>` and the like, of which a page would
    show nothing, where they stand alone: without attributes, and closed nowhere after.
    """
    name = tag["name"].lower()
    if name not in KNOWN_TAGS:
        return True
    if name in TAGS - {"a"} or tag[0].startswith("</") or not text.startswith(">", tag.end()):
        return False
    return all(text.find(f"</{one}", tag.end()) < 0 for one in {name, tag["name"]})


def block_of_known_html(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for HTML blocks, for tags that are known."""
    at = state.bMarks[start_line] + state.tShift[start_line]
    match = OPENING.match(state.src, at, state.eMarks[start_line])
    if match and (STRAY.match(state.src, at) or _is_word(match, state.src)):
        return False
    return block_of_html(state, start_line, end_line, silent)


def tag_of_known_html(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for HTML within a line, for tags that are known."""
    if state.src[state.pos] != "<":
        return False
    for unseen in (STRAY, ANCHOR):
        if match := unseen.match(state.src, state.pos, state.posMax):
            state.pos = match.end()
            return True
    match = OPENING.match(state.src, state.pos)
    if match and _is_word(match, state.src):
        return False
    return tag_of_html(state, silent)


def address_in_brackets(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's rule for `<https://…>`, for schemes that may be linked."""
    match = SCHEME.match(state.src, state.pos)
    if match and match["scheme"].lower() not in SCHEMES:
        return False
    return autolink(state, silent)


def escape_unknown_tags(html: str) -> str:
    """A block of HTML with the angle brackets of tags that are none written as entities."""

    def keep(match: re.Match[str]) -> str:
        known = match["name"].lower() in KNOWN_TAGS
        return match[0] if known else f"&lt;{match[0][1:]}"

    return TAG.sub(keep, html)
