"""A numbered list that only a picture, a note or code interrupts goes on counting.

CommonMark reads `1. …`, a picture at the margin, `1. …`, `1. …` as two lists, which both count from
one. They are one procedure: the second list gets a `start`, the structure stays CommonMark's.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from troubleshooting.text import cues
from troubleshooting.text.markdown.inline import LINE, RAW

CONTAINERS = ("ol", "ul", "li", "blockquote", "div")
INTERRUPTING = ("pre", "blockquote", "div", RAW)
COLONS = (":", "：")


class CountingOn(Treeprocessor):
    """Sets the `start` of numbered lists that go on."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        _count_on(root)


def _count_on(container: Element) -> None:
    reached, is_interrupted = 0, False
    for block in container:
        if block.tag == "ol":
            start = int(block.get("start", "1"))
            if reached and is_interrupted and start == 1:
                start = reached + 1
                block.set("start", str(start))
            reached, is_interrupted = max(start, 1) + len(block) - 1, False
        elif _may_interrupt(block):
            is_interrupted = True
        else:
            reached = 0
        if block.tag in CONTAINERS:
            _count_on(block)


def _may_interrupt(block: Element) -> bool:
    """Whether a block may stand between two parts of one procedure."""
    if block.tag in ("p", LINE):
        return _is_picture(block) or _is_note(block)
    return block.tag in INTERRUPTING


def _is_picture(paragraph: Element) -> bool:
    first = paragraph[0] if len(paragraph) == 1 and not (paragraph.text or "").strip() else None
    return first is not None and first.tag == "img" and not (first.tail or "").strip()


def _is_note(paragraph: Element) -> bool:
    """A paragraph that opens with a word for "note" in English, or in bold with a colon."""
    before = (paragraph.text or "").lstrip()
    if len(paragraph) == 0 or before:
        return bool(cues.NOTE.match(before))
    words = "".join(paragraph[0].itertext()).strip()
    after = (paragraph[0].tail or "").lstrip()
    if paragraph[0].tag != "strong" or not after.lstrip("".join(COLONS)):
        return False
    return bool(cues.NOTE.match(f"{words} ")) or (
        len(words) <= 31 and (words.endswith(COLONS) or after.startswith(COLONS))
    )
