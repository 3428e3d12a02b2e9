"""What an item of a list is by its own English words."""

from __future__ import annotations

import re

from troubleshooting.text import cues
from troubleshooting.text.segmentation.clauses import imperative_clause
from troubleshooting.text.segmentation.imperative import first_instruction
from troubleshooting.text.segmentation.listing import Item
from troubleshooting.text.segmentation.marks import MENU_PATH, plain_words
from troubleshooting.text.segmentation.sentences import sentences

LABEL = re.compile(r"^\W*\*\*(?P<label>[^*\n]{1,80}?)(?:[:：]\s*\*\*|\*\*\s*(?:[:：]|[-–—]\s))")
LAST_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\([^()\n]*\)[\W_]*$")
NAMES_UP_TO = 4  # words


def does(item: Item) -> bool:
    """Whether an item tells to do something, itself or by what it announces."""
    if first_instruction(item.text) or _tells_below_label(item):
        return True
    announces = not item.text.rstrip().endswith(".")
    return announces and any(map(does, item.nested))


def _tells_below_label(item: Item) -> bool:
    """Whether a bold label names a case, and what follows says what to do in it."""
    label = LABEL.match(item.text)
    if label is None:
        return False
    told = item.text[label.end() :].strip()
    return bool(cues.CONDITION.match(told) and first_instruction(told))


def names_a_remedy(item: Item) -> bool:
    """Whether it explains, and the document it links to is called by what to do."""
    link = LAST_LINK.search(item.text)
    if link is None or len(sentences(item.text)) < 2:
        return False
    return bool(imperative_clause(link["words"]))


def defines(item: Item) -> bool:
    """Whether a bold label names a thing and what follows says what it is."""
    label = LABEL.match(item.text)
    if label is None or imperative_clause(label["label"]) or MENU_PATH.search(item.text):
        return False
    return not (cues.CONDITION.match(label["label"]) or _tells_below_label(item))


def is_name(item: Item) -> bool:
    """Whether a few words without a full stop name something, as "Restart (phones only)" may."""
    return len(item.text.split()) <= NAMES_UP_TO and not item.text.rstrip().endswith(".")


def is_pointer(item: Item) -> bool:
    """Whether it only says where to read."""
    if item.is_links_alone:
        return True
    if item.nested:
        return all(map(is_pointer, item.nested))
    return all(
        cues.points_to_reading(plain_words(one), linked="](" in one) for one in sentences(item.text)
    )


def is_code(item: Item) -> bool:
    """Whether it ends in a code span."""
    return item.text.rstrip().endswith("`")
