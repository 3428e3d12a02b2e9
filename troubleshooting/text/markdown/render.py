"""Markdown to safe HTML: Python-Markdown renders, the sanitiser lets through what our policy names."""

from __future__ import annotations

import re
from html import escape

from troubleshooting.text.limits import check_text
from troubleshooting.text.markdown.commonmark import Converter
from troubleshooting.text.markdown.links import LinkContext
from troubleshooting.text.markdown.sanitiser import sanitise
from troubleshooting.text.markdown.subpoints import indent_subpoints
from troubleshooting.text.readable import readable

# Without any of these a line is words alone.
MARKUP = re.compile(r"[\\`*_\[\]<&\n\r\t]")
# What may open a block other than a paragraph.
OPENING = re.compile(r"\s|[-+*>#=|~]|\d{1,9}[.)]")

_converter = Converter()


def render_block(markdown: str, context: LinkContext) -> str:
    """Render a block of an article.

    Args:
        markdown: CommonMark, as trusted as anything a stranger wrote.
        context: What links and pictures are resolved against, and words for callouts.

    Returns:
        HTML that may be put on a page as it is: only the tags and attributes of our policy, links
        resolved, words in angle brackets kept as text.

    Raises:
        ArticleError: The text is beyond a limit.
    """
    text = readable(markdown).strip("\n")
    if not MARKUP.search(text) and not OPENING.match(text):
        words = escape(text.rstrip(), quote=False)
        return f"<p>{words}</p>\n" if words else ""
    return sanitise(_converter.convert(indent_subpoints(text), context.words), context)


def render_sentence(markdown: str, context: LinkContext) -> str:
    """Render one sentence as inline HTML, without a paragraph around it.

    What would open a block (a list marker, a number with a dot) is only words here.

    Raises:
        ArticleError: The text is beyond a limit.
    """
    check_text(markdown)
    text = readable(markdown).strip()
    if "\n" in text:
        text = " ".join(filter(None, map(str.strip, text.split("\n"))))
    if not MARKUP.search(text):
        return escape(text, quote=False)
    return sanitise(_converter.convert_inline(text, context.words), context)
