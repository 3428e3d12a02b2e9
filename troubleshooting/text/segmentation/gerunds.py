"""Items that name a deed, "Restarting the phone", read as what tells to do it."""

from __future__ import annotations

import re
from dataclasses import replace

from troubleshooting.text.segmentation.listing import Item, Listing
from troubleshooting.text.segmentation.verbs import VERBS

GERUND = re.compile(r"^(?P<stem>[A-Za-z-]{2,20})ing\b(?=\s)")


def put_as_instructions(listing: Listing) -> Listing:
    """The list with its items in the imperative, if each of them begins with a deed's name."""
    told = [_in_the_imperative(item.text) for item in listing.items]
    if not all(told):
        return listing
    items = (Item(item.node, text) for item, text in zip(listing.items, told, strict=True))
    return replace(listing, items=tuple(items))


def _in_the_imperative(text: str) -> str:
    """The words of "Restarting the phone" as "Restart the phone"; "" if no deed is named first."""
    gerund = GERUND.match(text)
    if gerund is None:
        return ""
    stem = gerund["stem"]
    undoubled = stem[:-1] if stem[-1] == stem[-2] else stem
    verb = next((one for one in (stem, f"{stem}e", undoubled) if one.lower() in VERBS), "")
    return verb and verb + text[gerund.end() :]
