"""An article's sections, and which of them are a step as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from troubleshooting.text.marks import LISTS, asks, ends_in_colon, is_bold_line
from troubleshooting.text.outline import Node
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.reader import Reader


@dataclass
class Section:
    """A heading or bold line and the blocks below it, up to the next one."""

    head: Node | None
    body: list[Node] = field(default_factory=list)


def sections(nodes: Sequence[Node], reader: Reader) -> Iterator[Section]:
    """Cut the blocks of an article at its headings and bold lines."""
    section = Section(None)
    for node in _with_heads_apart(nodes):
        if node.kind == "heading" or _is_bold_head(node, reader):
            if section.head or section.body:
                yield section
            section = Section(node)
        else:
            section.body.append(node)
    yield section


def _with_heads_apart(nodes: Sequence[Node]) -> Iterator[Node]:
    """The blocks, with bold lines that stand as a list's last item taken out of it.

    A marker before a bold line makes it an item; what it heads stands at the margin below. It is
    a question, or the only item where nothing leads in to a list.
    """
    before = ""
    for node in nodes:
        head = _bold_item_at_end(node)
        alone = head and len(node.children) == 1 and not ends_in_colon(before)
        before = node.text
        if head is None or not (alone or asks(head.text)):
            yield node
            continue
        if others := node.children[:-1]:
            yield replace(node, end=others[-1].end, children=others)
        yield head


def _bold_item_at_end(node: Node) -> Node | None:
    if node.kind not in LISTS or len(node.children[-1].children) != 1:
        return None
    item = node.children[-1]
    return replace(item.children[0], start=item.start) if is_bold_line(item.children[0]) else None


def _is_bold_head(node: Node, reader: Reader) -> bool:
    return is_bold_line(node) and not reader.is_note(node.text + " ")


def steps_at_heads(section: Section, found: list[Segment]) -> list[Segment]:
    """A section whose body is one procedure, or one remedy, is a step from its heading on."""
    head = section.head
    if head is None or head.level == 1 or not found:
        return found
    steps = [one for one in found if one.type == "step"]
    procedures = [one for one in steps if one.rule == "procedure"]
    whole = procedures[0] if len(procedures) == 1 else steps[0] if len(steps) == 1 else None
    if whole is None or len([one for one in steps if one.rule == "alternative"]) > 0:
        return found
    joined = replace(whole, start=head.start, rule="section")
    return [joined, *found[found.index(whole) + 1 :]]
