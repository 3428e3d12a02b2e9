"""Whether the items of a list go on from each other, or stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from troubleshooting.text import cues
from troubleshooting.text.segmentation.clauses import imperative_clause
from troubleshooting.text.segmentation.listing import Item, Listing
from troubleshooting.text.segmentation.looking import asks_to_look
from troubleshooting.text.segmentation.marks import MENU_PATH, plain_words
from troubleshooting.text.segmentation.sentences import sentences

OPENS_PLACE = re.compile(
    r"^\W*(?:go (?:in)?to|open|navigate|browse|sign in|log (?:on|in)|launch|right-click|start\b)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^\W*(?:next|then|now|finally|in the|on the|under|from the|at the|next to|click|select|choose|tap|type|"
    r"enter|press|turn (?:on|off)|scroll|hover|drag|find|name|set)\b",
    re.IGNORECASE,
)
# What is done on the page that is open, not to a device or a setting.
ON_SURFACE = re.compile(
    r"^\W*(?:(?:next|then|now|finally)\W+|(?:in|on|under|from|at|next to) the\b|click|select|choose|tap|type|"
    r"enter|press|scroll|hover|drag)\b",
    re.IGNORECASE,
)
# "On the General tab, check the list": where it goes on, whatever is done there.
IN_PLACE = re.compile(
    r"^\W*(?:in|on|under|from) the [^,.]{1,80}\b(?:tab|pane|page|menu|window|dialog(?: box)?|section|list|screen|panel|"
    r"flyout|ribbon|blade),",
    re.IGNORECASE,
)
# "Select Report if it fails", "select Mail to be told": what this one is for, whatever the others are.
OWN_PURPOSE = re.compile(r"\bto (?!the\b|an?\b|your\b|this\b|that\b)[a-z]|\b(?:if|when)\b")
COMMITS = re.compile(
    r"\b(?:click|select|choose|tap|press)(?: on)? \**(?:save|ok|done|finish|apply|submit|share|send|yes|next)\b",
    re.IGNORECASE,
)


def are_cases(items: tuple[Item, ...], *, led: bool) -> bool:
    """Whether numbered items are cases of their own rather than one way through.

    Without a lead-in the first item tells: one that opens something is gone on from, even where
    what comes next depends on what is seen there.
    """
    alone = [stands_alone(item) for item in items]
    if led:
        return sum(alone) * 2 > len(alone)
    return alone[0] and sum(alone) * 2 >= len(alone) > 1


def stands_alone(item: Item) -> bool:
    """Whether an item names a condition, asks to look, or names a case and then instructs."""
    if IN_PLACE.match(plain_words(item.text)):
        return False
    if cues.CONDITION.match(item.text) or asks_to_look(item.text):
        return True
    first, *others = sentences(item.text)
    several = item.is_several_paragraphs or any(map(cues.CONDITION.match, others))
    return several and not imperative_clause(first)


def go_on(items: tuple[Item, ...]) -> bool:
    """Whether each item goes on where the one before it left off."""
    if len(items) < 2 or any(map(stands_alone, items)):
        return False
    first, *others = (plain_words(item.text) for item in items)
    if not all(map(GOES_ON.match, others)):
        return False
    if OPENS_PLACE.match(first) or MENU_PATH.search(items[0].text) or COMMITS.search(others[-1]):
        return True
    return _are_on_one_surface([first, *others])


def _are_on_one_surface(items: Sequence[str]) -> bool:
    """Whether all are done on a page that is open, and not each for a purpose of its own."""
    return all(map(ON_SURFACE.match, items)) and not all(map(OWN_PURPOSE.search, items))


def all_go_on(listing: Listing) -> bool:
    """Whether each item, the first too, acts on what is open already."""
    words = [plain_words(item.text) for item in listing.items]
    through = all(map(GOES_ON.match, words)) and COMMITS.search(words[-1])
    return bool(through) and not any(map(stands_alone, listing.items))
