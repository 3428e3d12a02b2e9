"""The policy of what may be on a page: tags, attributes, their values, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import nh3

from troubleshooting.text.markdown.callouts import CLASSES, LABEL_CLASS
from troubleshooting.text.markdown.links import LINK_REL, SCHEMES, LinkContext, resolve_link
from troubleshooting.text.markdown.pictures import picture_address, show_pictures
from troubleshooting.text.readable import readable

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "kbd", "li", "ol", "p", "pre", "q", "s", "samp", "strong",
    "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "p": {"class"},
    "td": {"align"},
    "th": {"align"},
}
# Without a word about all tags the cleaner lets `lang` and `title` stand on each.
GIVEN_ATTRIBUTES = {**ATTRIBUTES, "*": set()}
# Attributes that take these values and no others: callouts and frames of tables are ours, and who
# imitates one in HTML gets no more than that.
VALUES = {
    ("div", "class"): CLASSES | {"table-scroll"},
    ("div", "role"): frozenset({"note", "region"}),
    ("div", "tabindex"): frozenset({"0"}),
    ("p", "class"): frozenset({LABEL_CLASS}),
    ("td", "align"): frozenset({"left", "right", "center"}),
    ("th", "align"): frozenset({"left", "right", "center"}),
}
DROPPED_WITH_CONTENT = {
    "script", "style", "svg", "math", "iframe", "object", "embed", "template", "noscript", "noembed",
    "noframes", "xmp", "plaintext", "textarea", "select", "title", "video", "audio", "canvas",
}  # fmt: skip
# Tags between which others may stand that may not stay within each other without them: those that
# are taken out, and a table's, before which a browser puts what has no place in it.
PARTING = re.compile(
    rf"<(?:table\b|(?!/?(?:{'|'.join(sorted(TAGS))})[\s/>])[A-Za-z])", re.IGNORECASE
)
# Two passes are what it takes; more are for what we do not know of.
MAX_PASSES = 4
# The cleaner writes `rel` first where it took an address away, else last.
REL_FIRST = re.compile(rf'<a(?P<rel> rel="{LINK_REL}")(?P<title> title="[^"]*")>')
# A browser drops the first line end, so that each time it is written there would be one less.
PRE_OPENING = re.compile(r"<pre>\n+")
# What is left where a paragraph held nothing but what our policy drops.
EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


def sanitise(html: str, context: LinkContext) -> str:
    """Let through the tags, attributes and addresses of our policy, nothing else.

    Every address is resolved here, so that one written as HTML fares like one in Markdown.

    Args:
        html: HTML, as trusted as anything a stranger wrote; without halves of surrogate pairs,
            which `readable` takes out.
        context: What links and pictures are resolved against.

    Returns:
        HTML that may be put on a page as it is; sanitised again it stays the same.
    """

    def clean(html: str) -> str:
        cleaned = readable(_cleaner(context).clean(html))
        cleaned = show_pictures(REL_FIRST.sub(r"<a\g<title>\g<rel>>", cleaned), context)
        return EMPTY_PARAGRAPH.sub("", cleaned) if "<p>" in cleaned else cleaned

    return _until_it_stays(clean, html)


def confine(html: str) -> str:
    """Close what a piece of HTML leaves open, so that nothing after it is drawn in.

    A formatting tag that is not closed is opened again in every block that follows; of two
    thousand of them in front of ten thousand paragraphs a browser makes twenty million elements.
    Addresses are judged later, by `sanitise`.
    """
    return _until_it_stays(_confiner().clean, html)


def _until_it_stays(clean: Callable[[str], str], html: str) -> str:
    """Clean HTML; again where a heading may have come to stand in a heading, or the like.

    Of `<h2><font><h2>` there remains `<h2><h2>`, which a browser reads as one after the other.
    """
    cleaned = PRE_OPENING.sub("<pre>", clean(html))
    if not PARTING.search(html):
        return cleaned
    for _ in range(MAX_PASSES):
        before, cleaned = cleaned, PRE_OPENING.sub("<pre>", clean(cleaned))
        if cleaned == before:
            break
    return cleaned


@lru_cache(maxsize=1)
def _confiner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=GIVEN_ATTRIBUTES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        link_rel=None,
        strip_comments=True,
    )


@lru_cache(maxsize=32)
def _cleaner(context: LinkContext) -> nh3.Cleaner:
    table_label = context.words["table"]

    def judge(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href":
            return resolve_link(value, context)
        if attribute == "src":
            return picture_address(value, context)
        if attribute == "aria-label":
            return value if value == table_label else None
        if attribute == "start":
            return value if value.isdecimal() and value.isascii() else None
        allowed = VALUES.get((tag, attribute))
        return value if allowed is None or value in allowed else None

    return nh3.Cleaner(
        tags=TAGS,
        attributes=GIVEN_ATTRIBUTES,
        attribute_filter=judge,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=set(SCHEMES),
        link_rel=LINK_REL,
        strip_comments=True,
    )
