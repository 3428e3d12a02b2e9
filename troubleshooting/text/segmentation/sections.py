"""An article's sections, and which of them are a step as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.apart import take_apart
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.marks import is_bold_line
from troubleshooting.text.segmentation.reader import Reader
from troubleshooting.text.segmentation.typed import gather_typed


@dataclass
class Section:
    """A heading or bold line and the blocks below it, up to the next one."""

    head: Node | None
    body: list[Node] = field(default_factory=list)


def sections(nodes: Sequence[Node], reader: Reader) -> Iterator[Section]:
    """Cut the blocks of an article at its headings and bold lines."""
    section = Section(None)
    for node in take_apart(tuple(gather_typed(nodes)), reader):
        if node.kind == "heading" or _is_bold_head(node, reader):
            if section.head or section.body:
                yield section
            section = Section(node)
        else:
            section.body.append(node)
    yield section


def _is_bold_head(node: Node, reader: Reader) -> bool:
    return is_bold_line(node) and not reader.is_note(node.text + " ")


def steps_at_heads(section: Section, found: list[Segment], reader: Reader) -> list[Segment]:
    """A section whose body is one procedure, or one remedy, is a step from its heading on.

    Its heading has to name the remedy or the case; "More information" does not.
    """
    found = _without_spare_offers(found)
    head = section.head
    if head is None or head.level == 1 or not found or not reader.names_case(head.text):
        return found
    steps = [one for one in found if one.type == "step"]
    procedures = [one for one in steps if one.rule == "procedure"]
    whole = procedures[0] if len(procedures) == 1 else steps[0] if len(steps) == 1 else None
    if whole is None or len([one for one in steps if one.rule == "alternative"]) > 0:
        return found
    joined = replace(whole, start=head.start, rule="section")
    return [joined, *found[found.index(whole) + 1 :]]


def _without_spare_offers(found: list[Segment]) -> list[Segment]:
    """What can be done is a step only where the section tells nothing else to do."""
    if all(one.rule == "offer" for one in found if one.type == "step"):
        return found
    return [
        Segment("text", one.start, one.end, "prose") if one.rule == "offer" else one
        for one in found
    ]
