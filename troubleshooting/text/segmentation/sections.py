"""An article's sections, and which of them are a step as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.apart import take_apart
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.marks import is_bold_line, is_code
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
        before = section.body[-1] if section.body else None
        if node.kind == "heading" or (_heads(node, reader) and not _commands(before, reader)):
            if section.head or section.body:
                yield section
            section = Section(node)
        else:
            section.body.append(node)
    yield section


def _commands(before: Node | None, reader: Reader) -> bool:
    """Whether a paragraph announces a command, which the bold line after it is then."""
    return before is not None and reader.commands(before.text)


def _heads(node: Node, reader: Reader) -> bool:
    """Whether a paragraph is a bold line that is no note, or labelled as a question."""
    if node.kind == "paragraph" and reader.labels_question(node.text):
        return True
    return is_bold_line(node) and not reader.is_note(node.text + " ")


def steps_at_heads(section: Section, found: list[Segment], reader: Reader) -> list[Segment]:
    """A section whose body is one procedure, or one remedy, is a step from its heading on.

    Its heading has to name the remedy or the case; "More information" does not.
    """
    head = section.head
    if head is None or not found or not heads_case(head, reader):
        return found
    steps = [one for one in found if one.type == "step"]
    if not steps and _commands(head, reader) and any(map(is_code, section.body[:1])):
        told = Segment("step", head.start, found[1].end, "section", reader.kind(head.text))
        return [told, *found[2:]]
    procedures = [one for one in steps if one.rule == "procedure"]
    whole = procedures[0] if len(procedures) == 1 else steps[0] if len(steps) == 1 else None
    if whole is None or len([one for one in steps if one.rule == "alternative"]) > 0:
        return found
    joined = replace(whole, start=head.start, rule="section")
    return [joined, *found[found.index(whole) + 1 :]]


def heads_case(head: Node | None, reader: Reader) -> bool:
    """Whether there is a heading, not the title, that names a case or a remedy."""
    return head is not None and head.level != 1 and reader.names_case(head.text)
