"""Whether our HTML has the block structure CommonMark gives the same text.

The reference is markdown-it-py as it comes, in its CommonMark preset with tables. Both sides go
through our sanitiser and are then compared tag by tag: paragraphs, lists, items, headings,
quotations, code, tables, links and pictures. What our policy changes is said here and nowhere else:

- a first-level heading is a second-level one (the page has its own first);
- an alert is a callout: its frame counts as the quotation, its label is not counted;
- `[!VIDEO address]` is a link;
- a place to jump to (`<a name="…"></a>`) is not shown;
- characters that no page can hold or that deceive a reader are taken out before;
- every local picture is taken as known; the sanitiser makes links of others on both sides.

A difference there may be, by what the text holds, is one of: points too little indented below a
numbered item (`troubleshooting.text.markdown.subpoints`), and words in angle brackets at a line's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from troubleshooting.text.markdown.angle_brackets import ANCHOR
from troubleshooting.text.markdown.callouts import LABEL_CLASS, OPENING, callout_kind
from troubleshooting.text.markdown.html_tags import block_of_html, tag_of_html
from troubleshooting.text.markdown.links import LinkContext, Picture
from troubleshooting.text.markdown.pictures import picture_path
from troubleshooting.text.markdown.render import render_block
from troubleshooting.text.markdown.sanitiser import sanitise
from troubleshooting.text.markdown.subpoints import indent_subpoints
from troubleshooting.text.markdown.videos import VIDEO
from troubleshooting.text.readable import readable

TAG = re.compile(
    r"<(?P<tag>/?(?:p|[uo]l|li|h[1-6]|blockquote|pre|table|thead|tbody|tr|t[hd]|hr|a|img|code|div))"
    r'(?P<attributes>(?: [a-z-]+="[^"]*")*)>'
)
LABEL = re.compile(rf'<p class="{LABEL_CLASS}">[^<]*</p>')
LINK = '<a href="https://video.example">video</a>'
FIRST_LEVEL = re.compile(r"(</?)h1>")


@dataclass(frozen=True)
class Difference:
    """The first place where our structure is another.

    Attributes:
        line: 1-based line of the text, of the top-level block it is in.
        ours: Our tag there; "" at the end.
        theirs: The reference's; "" at the end.
    """

    line: int
    ours: str
    theirs: str


def find_difference(markdown: str, *, as_meant: bool = False) -> Difference | None:
    """Compare our structure of a whole text with the reference's.

    Args:
        markdown: A body, without front matter.
        as_meant: Give the reference the text with sub-points indented, as we read it.

    Returns:
        The first difference; None where there is none.

    Raises:
        ArticleError: We do not render the text at all.
    """
    markdown = readable(markdown)
    tokens = _reference().parse(indent_subpoints(markdown) if as_meant else markdown)
    _apply_policy(tokens)
    context = _knowing_pictures(_html(tokens))
    ours = list(_our_tags(markdown, context))
    theirs = list(_their_tags(tokens, context))
    if ours == theirs:
        return None
    at = next(n for n, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b)
    found = [tags[at] if at < len(tags) else "" for tags in (ours, theirs)]
    return Difference(_line_of(at, tokens, context), *found)


def may_differ(markdown: str) -> bool:
    """Whether a text holds anything that we read otherwise; cheap, so that import may ask.

    Our parser is the reference's with other rules for `<…>` and for alerts and videos, after
    sub-points were indented: a text without any of these has the reference's tokens.
    """
    return "<" in ANCHOR.sub("", markdown) or indent_subpoints(markdown) != markdown


@lru_cache(maxsize=1)
def _reference() -> MarkdownIt:
    reference = MarkdownIt("commonmark").enable("table")
    reference.block.ruler.at(
        "html_block", block_of_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    reference.inline.ruler.at("html_inline", tag_of_html)
    return reference


def _apply_policy(tokens: Sequence[Token]) -> None:
    """Take alerts' labels out of the reference's tokens, and make links of its videos."""
    for position, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "text" and VIDEO.search(child.content):
                child.type = "html_inline"
                child.content = VIDEO.sub(LINK, escape(child.content))
        if token.type == "blockquote_open" and callout_kind(tokens, position):
            label = (tokens[position + 2].children or [])[0]
            label.content = OPENING.sub("", label.content, count=1)


def _html(tokens: list[Token]) -> str:
    reference = _reference()
    return str(reference.renderer.render(tokens, reference.options, {}))


def _knowing_pictures(html: str) -> LinkContext:
    addresses = (unescape(address) for address in re.findall(r'<img src="([^"]*)"', html))
    pictures = {picture_path(one): Picture(f"/{one}", 1, 1) for one in addresses}
    pictures.pop("", None)
    return LinkContext("en-US", "en", "https://docs.example", pictures=pictures)


def _our_tags(markdown: str, context: LinkContext) -> Iterator[str]:
    """The tags of our HTML: a callout's frame as the quotation it was, a table's frame not."""
    frames: list[str] = []
    for match in TAG.finditer(LABEL.sub("", render_block(markdown, context))):
        tag = match["tag"]
        if tag == "div":
            frames.append("blockquote" if "callout" in match["attributes"] else "")
            tag = frames[-1]
        elif tag == "/div":
            tag = f"/{frames.pop()}".rstrip("/")
        if tag:
            yield tag


def _their_tags(tokens: list[Token], context: LinkContext) -> Iterator[str]:
    html = ANCHOR.sub("", _html(tokens))
    html = FIRST_LEVEL.sub(r"\1h2>", html)
    # A frame in the author's own HTML is no block of CommonMark's.
    return (
        match["tag"]
        for match in TAG.finditer(sanitise(html, context))
        if match["tag"].lstrip("/") != "div"
    )


def _line_of(position: int, tokens: list[Token], context: LinkContext) -> int:
    """The line of the top-level block that holds the tag at `position`."""
    line, block = 1, list[Token]()
    for token in tokens:
        if not block and token.map:
            line = token.map[0] + 1
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            position -= sum(1 for _ in _their_tags(block, context))
            block = []
            if position < 0:
                break
    return line
