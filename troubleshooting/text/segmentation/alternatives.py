"""Items of a list that are read one by one: alternatives, and sections in items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.listing import Item, Listing
from troubleshooting.text.segmentation.reader import Reader


def alternatives(listing: Listing, reader: Reader) -> Iterator[Segment]:
    """The items as steps, further reading or explanations."""
    asks_to_look = bool(listing.lead) and reader.kind(listing.lead_in) == "check"
    for item in listing.items:
        type_ = reader.item_type(item, listing)
        if type_ == "step":
            yield _alternative(item, reader, asks_to_look=asks_to_look)
        else:
            rule = "reading" if type_ == "resources" else "explanation"
            yield Segment(type_, item.node.start, item.node.end, rule)


def _alternative(item: Item, reader: Reader, *, asks_to_look: bool) -> Segment:
    looks = asks_to_look and not reader.is_remedy(item.text, answers=False)
    kind = "check" if looks else reader.kind(item.text)
    return Segment("step", item.node.start, item.node.end, "alternative", kind)


def is_one_deed(listing: Listing, reader: Reader) -> bool:
    """One thing to do, and items that only name what to read for it."""
    types = [reader.item_type(item, listing) for item in listing.items]
    return types.count("step") == 1 and "text" not in types


def whole(item: Item, inside: Sequence[Segment]) -> Segment:
    """An item that is a section: a step where one is inside, else what most of it is."""
    start, end = item.node.start, item.node.end
    step = next((one for one in inside if one.type == "step"), None)
    if step:
        return Segment("step", start, end, "section", step.kind)
    if inside[-1].type == "resources":
        return Segment("resources", start, end, "reading")
    return Segment("text", start, end, "explanation")
