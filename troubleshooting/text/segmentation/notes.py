"""Notes, how far they reach, and what else may interrupt a procedure without ending it."""

from __future__ import annotations

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.marks import LISTS, ends_in_colon, is_picture, plain_words
from troubleshooting.text.segmentation.reader import Reader

# What may stand between two parts of one procedure.
ATTACHED = ("code", "alert", "quote", "table", "html")


def is_note(node: Node, reader: Reader) -> bool:
    """Whether a block is an alert or a paragraph labelled as a note."""
    return node.kind == "alert" or (node.kind == "paragraph" and reader.is_note(node.text))


def heads_notes(head: Node, reader: Reader) -> bool:
    """Whether a heading is nothing but a note's label, so that its whole section is notes."""
    return head.level != 1 and reader.labels_note(plain_words(head.text))


def takes_in(note: Node, following: Node, reader: Reader) -> bool:
    """Whether the block after a note is part of it: below its colon, or below a bare label."""
    if note.kind == "paragraph" and reader.labels_note(note.text):
        return following.kind in (*LISTS, "paragraph")
    words = note.children[-1].text if note.kind == "alert" else note.text
    return following.kind in LISTS and ends_in_colon(words)


def interrupts(node: Node, reader: Reader) -> bool:
    """Whether a block may stand between two parts of one procedure."""
    shifted = node.kind == "bullets" and node.indent > 0
    return shifted or node.kind in ATTACHED or is_picture(node) or is_note(node, reader)
