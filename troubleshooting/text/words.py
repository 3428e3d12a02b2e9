"""The words of rendered HTML: for search, titles, labels and transcripts."""

from __future__ import annotations

import re
from html import unescape

BREAK = re.compile(r"<(?:br|/p|/li|/h\d|/td|/th|/pre|/blockquote|/div)\s*/?>")
# As the sanitiser writes tags: values are in double quotes and may hold what closes a tag.
TAG = re.compile(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
FIRST_BLOCK_END = re.compile(r"</(?:p|h\d|li|pre|blockquote)>|<(?:ul|ol|pre)>|<br>")
# "Note" names no block: its words do.
CALLOUT_LABEL = re.compile(r'<p class="callout-label">[^<]*</p>')
SENTENCE = re.compile(r"^.{12,}?[.!?。！？؟](?=\s|$)|^.{12,}?[。！？]")


def plain_text(html: str) -> str:
    """The words of sanitised HTML, white space collapsed."""
    if "<" in html:
        html = TAG.sub("", BREAK.sub(" ", html))
    return " ".join((unescape(html) if "&" in html else html).split())


def label_of(html: str, *, limit: int = 120) -> str:
    """A few plain words to name a block by: its heading or its first sentence.

    Args:
        html: Sanitised HTML.
        limit: Most characters; a longer sentence is cut at a word and ends in an ellipsis.
    """
    html = CALLOUT_LABEL.sub("", html)
    first = FIRST_BLOCK_END.split(html.lstrip(), maxsplit=1)[0]
    words = plain_text(first) or plain_text(html)
    sentence = SENTENCE.match(words)
    label = (sentence[0] if sentence else words).rstrip(":： ")
    if len(label) <= limit:
        return label
    cut = label[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut) + "…"
