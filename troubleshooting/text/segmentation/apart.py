"""List items that what stands below them at the margin belongs to, taken out of their list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.marks import LISTS, asks, ends_in_colon, is_bold_line
from troubleshooting.text.segmentation.reader import Reader
from troubleshooting.text.segmentation.sentences import sentences


def take_apart(nodes: Sequence[Node], reader: Reader) -> Iterator[Node]:
    """The blocks; a list's last item that heads or introduces what follows is a paragraph.

    Authors put a marker before a bold line or a lead-in, and what belongs to it at the margin. A
    bold line heads it where it is a question, or the only item and nothing leads in to a list; a
    lead-in introduces it where numbers follow.
    """
    led = False
    for node, following in pairwise([*nodes, None]):
        if node is None:
            return
        apart = _apart(node, following, reader, led=led) if following else None
        others = node.children[:-1]
        if apart is None:
            yield node
        elif others:
            yield replace(node, end=others[-1].end, children=others)
        if apart:
            yield apart
        led = ends_in_colon(node.text)


def _apart(node: Node, following: Node, reader: Reader, *, led: bool) -> Node | None:
    """The last item as a paragraph, if it goes with what follows rather than with its list."""
    item = node.children[-1] if node.kind in LISTS else None
    if item is None or [one.kind for one in item.children] != ["paragraph"]:
        return None
    words = replace(item.children[0], start=item.start)
    if is_bold_line(words):
        alone = len(node.children) == 1 and not led
        heads = following.kind != node.kind and (alone or asks(words.text))
        return words if heads else None
    if node.kind == "bullets" and following.kind == "numbers":
        return _lead_in(words, reader)
    return None


def _lead_in(words: Node, reader: Reader) -> Node | None:
    """The item's words up to the sentence that leads in to numbers, if one does."""
    told = sentences(words.text)
    for count, sentence in enumerate(told, start=1):
        if reader.leads_in(sentence, numbered=True):
            return replace(words, text=" ".join(told[:count]))
    return None
