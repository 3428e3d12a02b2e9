"""Markdown to safe HTML: Python-Markdown renders, nh3 lets through what our policy names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from xml.etree.ElementTree import Element

import markdown as python_markdown
import nh3
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from troubleshooting.text.commonmark import TIGHT, indent_as_markdown, tighten
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.links import SCHEMES, LinkContext, resolve_link
from troubleshooting.text.outline import Node, read_outline

# Words in angle brackets that are no HTML: <server name>, <tenant>. HTML the articles do use is
# let through to the sanitiser, which decides.
KNOWN_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "iframe",
        "img",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "script",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "video",
        "source",
        "svg",
        "math",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "textarea",
        "select",
        "option",
        "link",
        "meta",
        "base",
        "title",
        "head",
        "body",
        "html",
        "noscript",
        "template",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "nav",
        "main",
        "figure",
        "figcaption",
        "details",
        "summary",
        "dialog",
        "audio",
        "picture",
        "track",
        "center",
        "font",
        "frame",
        "frameset",
        "marquee",
        "applet",
        "param",
        "xmp",
        "plaintext",
        "listing",
        "noembed",
        "noframes",
        "isindex",
        "bgsound",
        "keygen",
        "label",
        "fieldset",
        "legend",
        "map",
        "area",
        "canvas",
        "slot",
        "portal",
        "image",
        "animate",
        "set",
        "foreignobject",
        "mglyph",
        "malignmark",
        "annotation-xml",
        "col",
        "colgroup",
        "caption",
    ]
)
ANGLE = re.compile(r"(?P<escaped>\\?)<(?P<close>/?)(?P<name>[A-Za-z][\w.-]*)(?P<rest>[^<>\n]*)>")
AUTOLINK = re.compile(r"^(?:https?|mailto|tel):|^[\w.+-]+@[\w-]+\.[\w.-]+$", re.IGNORECASE)
ANCHOR = re.compile(r'<a name="[^"\n]*">\s*</a>')
# Characters that turn the reading direction of what follows, invisible tags, and halves of pairs.
DECEIVING = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
LONE_SURROGATE = re.compile("[\ud800-\udfff\x00]")
STRAY = re.compile(r"</?span>")
CODE_SPAN = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
ALERT_LINE = re.compile(r"^(?P<quote>\s*>\s*)\[!(?P<label>[A-Za-z]+)\]\s*$", re.MULTILINE)
# What is left where a paragraph held nothing but what our policy drops.
EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
VIDEO = re.compile(r"\[!VIDEO\s+(?P<address>[^\]\s]+)[^\]]*\]")

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "kbd", "li", "ol", "p", "pre", "q", "s", "samp", "strong", "sub", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
DROPPED_WITH_CONTENT = {
    "script", "style", "svg", "math", "iframe", "object", "embed", "template", "noscript", "noembed",
    "noframes", "xmp", "plaintext", "textarea", "select", "title", "video", "audio", "canvas",
}  # fmt: skip
# Python-Markdown's time grows with the square of opening brackets that are never closed; real
# articles have fewer than forty.
MAX_BRACKETS = 1000


def render_block(
    markdown: str, context: LinkContext, *, alert_labels: Mapping[str, str] | None = None
) -> str:
    """Render a block of an article.

    Args:
        markdown: CommonMark, as trusted as anything a stranger wrote.
        context: What links are resolved against.
        alert_labels: Words for `[!NOTE]` and its kin, by lower-case label; English if missing.

    Returns:
        HTML that may be put on a page as it is: only the tags and attributes of our policy, links
        resolved, pictures replaced by their descriptions, words in angle brackets kept as text.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    text = _prepared(markdown, alert_labels or {})
    html = tighten(_convert(indent_as_markdown(text)))
    return EMPTY_PARAGRAPH.sub("", sanitise(html, context))


def render_sentence(markdown: str, context: LinkContext) -> str:
    """Render one sentence as inline HTML, without a paragraph around it."""
    text = re.sub(r"\s*\n\s*", " ", markdown).strip()
    # What opens a block (a list marker, a number with a dot) is only words here.
    text = re.sub(r"^([-+*#>]+|\d+[.)])(?=\s)", lambda m: escape_opening(m[0]), text)
    html = sanitise(_convert(_prepared(text, {})), context)
    match = re.fullmatch(r"\s*<p>(.*)</p>\s*", html, re.DOTALL)
    inner = match[1] if match else html
    return inner if "<p>" not in inner else html


def escape_opening(marker: str) -> str:
    """A block marker written so that Markdown reads it as words."""
    return "\\" + marker if not marker[0].isdigit() else marker[:-1] + "\\" + marker[-1]


def sanitise(html: str, context: LinkContext) -> str:
    """Let through the tags, attributes and addresses of our policy, nothing else.

    Every address is resolved here, so that one written as HTML fares like one in Markdown.
    """

    def resolve(tag: str, attribute: str, value: str) -> str | None:
        return resolve_link(value, context) if attribute == "href" else value

    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=resolve,
        clean_content_tags=DROPPED_WITH_CONTENT,
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def plain_text(html: str) -> str:
    """The words of sanitised HTML, white space collapsed; for search, titles and transcripts."""
    spaced = re.sub(r"<(?:br|/p|/li|/h\d|/td|/th|/pre|/blockquote)\s*/?>", " ", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", spaced))).strip()


def label_of(html: str, *, limit: int = 120) -> str:
    """A few plain words to name a block by: its heading or its first sentence.

    Args:
        html: Sanitised HTML.
        limit: Most characters; a longer sentence is cut at a word and ends in an ellipsis.
    """
    first = re.split(
        r"</(?:p|h\d|li|pre|blockquote)>|<(?:ul|ol|pre)>|<br>", html.strip(), maxsplit=1
    )[0]
    words = plain_text(first) or plain_text(html)
    sentence = re.match(r"^.{12,}?[.!?。！？؟](?=\s|$)|^.{12,}?[。！？]", words)
    label = (sentence[0] if sentence else words).rstrip(":： ")
    if len(label) <= limit:
        return label
    cut = label[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"


def _prepared(markdown: str, labels: Mapping[str, str]) -> str:
    text = LONE_SURROGATE.sub("\ufffd", DECEIVING.sub("", markdown)).replace(TIGHT, "")
    text = STRAY.sub("", ANCHOR.sub("", text))
    text = ALERT_LINE.sub(lambda m: f"{m['quote']}**{_label(m['label'], labels)}**  ", text)
    text = VIDEO.sub(lambda m: f"[{_label('video', labels)}]({m['address']})", text)
    return _outside_code(text, _escape_placeholders)


def _label(label: str, labels: Mapping[str, str]) -> str:
    return labels.get(label.lower(), label.title())


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """The text with `change` applied to what is neither a code block nor a code span."""
    code = set(_code_lines(read_outline(text.expandtabs(4))))
    written: list[str] = []
    for is_code, run in groupby(enumerate(text.split("\n")), key=lambda one: one[0] in code):
        part = "\n".join(line for _, line in run)
        written.append(part if is_code else _outside_spans(part, change))
    return "\n".join(written)


def _code_lines(nodes: Iterable[Node]) -> Iterator[int]:
    for node in nodes:
        if node.kind == "code":
            yield from range(node.start, node.end)
        yield from _code_lines(node.children)


def _outside_spans(text: str, change: Callable[[str], str]) -> str:
    written: list[str] = []
    position = 0
    for match in CODE_SPAN.finditer(text):
        written += [change(text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*written, change(text[position:])])


def _escape_placeholders(text: str) -> str:
    def keep(match: re.Match[str]) -> str:
        words = match[0].removeprefix(match["escaped"])[1:-1]
        known = match["name"].lower() in KNOWN_TAGS or AUTOLINK.match(words)
        if known and not match["escaped"]:
            return match[0]
        return f"&lt;{escape(words.rstrip(chr(92)), quote=False)}&gt;"

    return ANGLE.sub(keep, text)


class _PicturesAsWords(Treeprocessor):
    """Says what a picture shows: those of the vendor are not ours to serve."""

    def run(self, root: Element) -> None:
        for picture in list(root.iter("img")):
            description, tail = picture.get("alt", ""), picture.tail
            picture.clear()
            picture.tag, picture.text, picture.tail = "em", description, tail
        for title in list(root.iter("h1")):
            title.tag = "h2"


class _OurPolicy(Extension):
    def extendMarkdown(self, md: python_markdown.Markdown) -> None:
        md.treeprocessors.register(_PicturesAsWords(md), "pictures", 5)


@lru_cache(maxsize=1)
def _converter() -> python_markdown.Markdown:
    """Python-Markdown as we use it, kept because building one is slow."""
    return python_markdown.Markdown(
        extensions=["sane_lists", "tables", "fenced_code", _OurPolicy()], output_format="html"
    )


def _convert(text: str) -> str:
    if text.count("[") > MAX_BRACKETS:
        raise ArticleError(f"A block has more than {MAX_BRACKETS} opening brackets: split it.")
    return _converter().reset().convert(text)
