"""One pass over a section's blocks: which of them belong together, and what they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.alternatives import alternatives, is_one_deed, whole
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.learned.features import Place
from troubleshooting.text.segmentation.listing import Listing, ListRole, items_of
from troubleshooting.text.segmentation.marks import (
    LISTS,
    asks,
    ends_in_colon,
    is_bold_line,
    is_code,
    is_picture,
    without_colon,
)
from troubleshooting.text.segmentation.notes import heads_notes, interrupts, is_note, takes_in
from troubleshooting.text.segmentation.reader import Reader
from troubleshooting.text.segmentation.sections import Section
from troubleshooting.text.segmentation.sentences import last_sentence


class Walk:
    """Goes over a section once, from its first block to its last."""

    def __init__(self, section: Section, reader: Reader) -> None:
        self.section = section
        self.reader = reader
        self.nodes = section.body
        self.position = 0
        head = section.head
        self.only_reading = bool(head and reader.heads_reading(head.text))
        self.answers = bool(head and (asks(head.text) or reader.labels_question(head.text)))
        titled = head and head.kind == "heading" and head.level == 1
        self.headed = bool(head and not titled and reader.names_case(head.text))

    def segments(self) -> Iterator[Segment]:
        """The section's blocks in reading order; instructions are not counted yet."""
        head = self.section.head
        if head:
            title = head.kind == "heading" and head.level == 1
            yield Segment("text", head.start, head.end, "title" if title else "heading")
            if self.nodes and heads_notes(head, self.reader):
                yield Segment("text", self.nodes[0].start, self.nodes[-1].end, "note")
                return
        while self.position < len(self.nodes):
            node = self.nodes[self.position]
            self.position += 1
            yield from self._read(node)

    def _next(self) -> Node | None:
        return self.nodes[self.position] if self.position < len(self.nodes) else None

    def _read(self, node: Node) -> Iterator[Segment]:
        following = self._next()
        if is_note(node, self.reader):
            yield self._note(node)
        elif node.kind in LISTS:
            yield from self._list(node, None)
        elif node.kind != "paragraph":
            yield Segment(
                "text", node.start, node.end, "line" if node.kind == "rule" else node.kind
            )
        elif following and following.kind in LISTS and self._leads_to(node, following):
            self.position += 1
            yield from self._list(following, node)
        else:
            yield self._paragraph(node)

    def _leads_to(self, node: Node, following: Node) -> bool:
        """Whether a paragraph introduces a list; further reading is, without a colon too."""
        if self.reader.leads_in(node.text, numbered=following.kind == "numbers"):
            return True
        return following.kind == "bullets" and self.reader.is_reading(node.text)

    def _note(self, node: Node) -> Segment:
        """A note, with what follows it and is part of it."""
        end, following = node.end, self._next()
        if following and takes_in(node, following, self.reader):
            self.position += 1
            end = following.end
        return Segment("text", node.start, end, "note")

    def _paragraph(self, node: Node) -> Segment:
        if self.reader.is_reading(node.text) or (self.only_reading and "](" in node.text):
            return Segment("resources", node.start, node.end, "reading")
        if command := self._announced_command(node):
            self.position += 1
            return self._step(node, "command", command.end)
        rule = self._rule_of(node)
        if not self.reader.is_step(node.text, self._place(node), told=bool(rule)):
            return Segment("text", node.start, node.end, "prose")
        if rule != "remedy":
            return self._offer(node, rule or "likely")
        end = self._attached_end(node.end)
        rest = self._rest_in_a_list()
        return self._procedure(rest, node) if rest else self._step(node, rule, end)

    def _rule_of(self, node: Node) -> str:
        """By which rule a paragraph is a step; "" where no rule says so."""
        if self._is_remedy(node.text) and not self._is_told_elsewhere(node):
            return "remedy"
        offers = self.reader.may_be_remedy(node.text, headed=self.headed)
        return "offer" if offers and not self.only_reading else ""

    def _place(self, first: Node) -> Place:
        """Where the blocks from a given one up to what is read next stand."""
        index = bisect_left(self.nodes, first.start, key=lambda node: node.start)
        return Place.of(self.nodes, index, self.position, self.section.head)

    def _step(self, node: Node, rule: str, end: int) -> Segment:
        kind = self.reader.kind(node.text)
        return Segment("step", node.start, self._attached_end(end), rule, kind)

    def _offer(self, node: Node, rule: str) -> Segment:
        """What can be done, with its code and pictures; a paragraph that goes on tells to do it."""
        end = node.end
        while (following := self._next()) and (is_code(following) or is_picture(following)):
            self.position += 1
            end = following.end
        return Segment("step", node.start, end, rule, self.reader.kind(node.text))

    def _rest_in_a_list(self) -> Node | None:
        """The list in which a paragraph's instructions go on, maybe after pictures and notes."""
        ahead = self.position
        while ahead < len(self.nodes) and interrupts(self.nodes[ahead], self.reader):
            ahead += 1
        node = self.nodes[ahead] if ahead < len(self.nodes) else None
        if not (node and node.kind in LISTS and self.reader.goes_on(Listing.of(node, None))):
            return None
        self.position = ahead + 1
        return node

    def _is_remedy(self, text: str) -> bool:
        return not self.only_reading and self.reader.is_remedy(text, answers=self.answers)

    def _is_told_elsewhere(self, node: Node) -> bool:
        """Whether what may be done is followed by documents, which tell how."""
        after = self._next() if self.reader.leaves_open(node.text) else None
        if after and after.kind in LISTS:
            return self.reader.list_role(Listing.of(after, None)) is ListRole.READING
        return bool(after and self.reader.is_reading(after.text))

    def _announced_command(self, node: Node) -> Node | None:
        """The code, or the command in bold, after a paragraph that tells to run it."""
        after = self._next()
        code = after and (is_code(after) or is_bold_line(after))
        return after if code and self.reader.commands(node.text) else None

    def _attached_end(self, end: int) -> int:
        """Code, pictures and what goes on with it directly after a step belong to it."""
        while (following := self._next()) and self._goes_with_step(following):
            self.position += 1
            end = following.end
        return end

    def _goes_with_step(self, node: Node) -> bool:
        goes_on = node.kind == "paragraph" and self.reader.continues(node.text)
        return goes_on or is_code(node) or is_picture(node)

    def _list(self, node: Node, lead: Node | None) -> Iterator[Segment]:
        listing = self.reader.put_as_told(Listing.of(node, lead, headed=self.headed))
        role = self._role(listing, lead or node)
        if role is ListRole.PROCEDURE:
            yield self._procedure(node, lead)
        elif role is ListRole.ALTERNATIVES:
            if lead:
                yield Segment("text", lead.start, lead.end, "lead-in")
            yield from alternatives(listing, self.reader)
            yield from self._further_alternatives(listing)
        elif any(item.has_head for item in listing.items):
            yield from self._sections(listing, lead)
        else:
            yield from self._told_only(node, lead, role)

    def _sections(self, listing: Listing, lead: Node | None) -> Iterator[Segment]:
        """Items with a head of their own are read as sections, the others as alternatives."""
        if lead:
            yield Segment("text", lead.start, lead.end, "lead-in")
        for item in listing.items:
            blocks = item.node.children
            if item.has_head:
                inside = Walk(Section(blocks[0], list(blocks[1:])), self.reader).segments()
                yield whole(item, list(inside))
            else:
                yield from alternatives(replace(listing, items=(item,)), self.reader)

    def _told_only(self, node: Node, lead: Node | None, role: ListRole) -> Iterator[Segment]:
        """A list to read, or of facts. Its lead-in may tell what to do, before it or with it."""
        type_, rule = ("resources", "reading") if role is ListRole.READING else ("text", "list")
        leading = last_sentence(lead.text) if lead else ""
        if lead and self._is_remedy(lead.text[: -len(leading)]):
            yield Segment("step", lead.start, lead.end, "remedy", self.reader.kind(lead.text))
            yield Segment(type_, node.start, node.end, rule)
        elif lead and type_ == "text" and self._is_remedy(without_colon(leading)):
            yield Segment("step", lead.start, node.end, "remedy", self.reader.kind(lead.text))
        else:
            yield Segment(type_, (lead or node).start, node.end, rule)

    def _role(self, listing: Listing, first: Node) -> ListRole:
        role = self.reader.list_role(listing)
        if self.only_reading and role is not ListRole.TEXT:
            return ListRole.READING
        role = self.reader.likely_role(listing, self._place(first), role)
        if role is ListRole.ALTERNATIVES and not listing.lead and is_one_deed(listing, self.reader):
            return ListRole.PROCEDURE
        return role

    def _procedure(self, node: Node, lead: Node | None) -> Segment:
        start = lead.start if lead else node.start
        count, end = len(node.children), node.end
        while (more := self._continuation(count, node.kind)) is not None:
            count += len(more.children)
            end = more.end
        kind = self.reader.kind_of_procedure(Listing.of(node, lead), self.section.head)
        return Segment("step", start, self._attached_end(end), "procedure", kind)

    def _continuation(self, count: int, kind: str) -> Node | None:
        """The list that goes on with a procedure after a picture, a note or code, if one does."""
        ahead = self.position
        while ahead < len(self.nodes) and interrupts(self.nodes[ahead], self.reader):
            ahead += 1
        if ahead == self.position or ahead >= len(self.nodes) or kind != "numbers":
            return None
        node, before = self.nodes[ahead], self.nodes[ahead - 1]
        if node.kind != kind or node.number not in (1, count + 1):
            return None
        if is_note(before, self.reader) and ends_in_colon(before.text):
            return None
        self.position = ahead + 1
        return node

    def _further_alternatives(self, listing: Listing) -> Iterator[Segment]:
        """The lists that go on offering after a line that is nothing but "or"."""
        while pair := self.nodes[self.position : self.position + 2]:
            line, more = pair[0], pair[-1]
            if more.kind not in LISTS or not self.reader.joins(line.text):
                return
            self.position += 2
            yield Segment("text", line.start, line.end, "prose")
            yield from alternatives(replace(listing, items=items_of(more)), self.reader)
