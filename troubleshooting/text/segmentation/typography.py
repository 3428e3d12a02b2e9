"""Spaces that do not break and typographic apostrophes, read as the plain ones of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from troubleshooting.text.markdown.outline import Node

PLAIN = {ord(one): " " for one in "\u00a0\u2007\u2009\u202f"} | {ord("\u2019"): "'"}
TYPOGRAPHIC = frozenset(map(chr, PLAIN))


def read_plainly(nodes: Sequence[Node], markdown: str) -> tuple[Node, ...]:
    """The blocks with their words in plain typography; where they stand stays as it was.

    Args:
        nodes: The outline of `markdown`.
        markdown: The text; where nothing in it is typographic, the blocks are given back as is.
    """
    if TYPOGRAPHIC.isdisjoint(markdown):
        return tuple(nodes)
    return tuple(_plain(nodes))


def _plain(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.children:
            yield replace(node, children=tuple(_plain(node.children)))
        elif TYPOGRAPHIC.isdisjoint(node.text):
            yield node
        else:
            yield replace(node, text=node.text.translate(PLAIN))
