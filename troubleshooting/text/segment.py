"""Where an article's steps are: blocks of text, steps and further reading, by line.

The rules are those of the segmentation guide: alternatives are a step each, a procedure is one
step, a section is a step, prose that tells the reader to do something is one, notes and further
reading are none. Structure decides; wording is read from the English source side where there is
one (`troubleshooting.text.cues`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from troubleshooting.text import cues
from troubleshooting.text.outline import Node, read_outline

LISTS = ("bullets", "numbers")
ATTACHED = ("code", "alert", "quote", "table", "html")


@dataclass(frozen=True)
class Segment:
    """A block of an article.

    Attributes:
        type: text, step or resources.
        start: 0-based first line of the body.
        end: 0-based line after the last.
        rule: Which rule made it what it is.
        kind: check or action for a step, else "".
        instructions: How many instructions a step's procedure has.
    """

    type: str
    start: int
    end: int
    rule: str
    kind: str = ""
    instructions: int = 0


@dataclass
class Section:
    """A heading or bold line and the blocks below it, up to the next one."""

    head: Node | None
    body: list[Node] = field(default_factory=list)


def segment(markdown: str, *, english: bool) -> tuple[Segment, ...]:
    """Find an article's blocks.

    Args:
        markdown: The body to read: the English source side where there is one.
        english: Whether wording may be read; otherwise structure alone decides.

    Returns:
        Segments in reading order that cover every line that is not blank, without overlap.

    Raises:
        ArticleError: The text is nested too deeply.
    """
    reader = Reader(english=english)
    found: list[Segment] = []
    for section in _sections(read_outline(markdown)):
        found.extend(_steps_at_heads(section, list(_Walk(section, reader).segments())))
    return tuple(_merged(found))


def _sections(nodes: Sequence[Node]) -> Iterator[Section]:
    section = Section(None)
    for node in nodes:
        if node.kind == "heading" or (node.kind == "paragraph" and _is_bold_line(node)):
            if section.head or section.body:
                yield section
            section = Section(node)
        else:
            section.body.append(node)
    yield section


def _is_bold_line(node: Node) -> bool:
    match = cues.BOLD_LINE.match(node.text)
    return bool(match) and not cues.NOTE.match(node.text + " ")


@dataclass(frozen=True)
class Reader:
    """Answers what a block says, by wording in English and by structure elsewhere."""

    english: bool

    def is_note(self, node: Node) -> bool:
        """A paragraph or alert that only notes something."""
        if node.kind == "alert":
            return True
        if node.kind != "paragraph":
            return False
        return bool(cues.NOTE.match(node.text) or cues.OTHER_LANGUAGE_NOTE.match(node.text))

    def is_reading(self, node: Node) -> bool:
        """A paragraph that points to further reading."""
        if node.kind != "paragraph":
            return False
        if cues.LINK_ONLY.match(node.text):
            return True
        return self.english and bool(cues.READING.match(cues.plain_words(node.text)))

    def leads_in(self, node: Node) -> bool:
        """A paragraph that introduces the list after it."""
        if node.kind != "paragraph":
            return False
        return bool(cues.COLON_END.search(node.text)) or (
            self.english and bool(cues.PROCEDURE.search(_last_sentence(node.text)))
        )

    def instructs(self, text: str) -> bool:
        """Words that tell the reader to do something; never known outside English."""
        return self.english and bool(cues.first_instruction(text))

    def hands_over(self, text: str) -> bool:
        """A closing paragraph that sends the reader to the helpdesk, which the flow does anyway."""
        return self.english and bool(cues.HAND_OVER.search(text))

    def kind(self, text: str) -> str:
        """`check` where the first thing asked is to look, else `action`."""
        checks = self.english and cues.CHECKING.match(cues.first_instruction(text))
        return "check" if checks else "action"

    def list_role(self, node: Node, lead: Node | None) -> str:
        """What a list is: procedure, alternatives, reading or text."""
        texts = [_item_text(item) for item in node.children]
        lead_text = cues.plain_words(lead.text) if lead else ""
        if not self.english:
            return self._role_by_structure(node, texts, lead)
        offers = self._offers_remedies(lead_text)
        if all(cues.LINK_ONLY.match(text) for text in texts):
            return "alternatives" if offers and not cues.READING.match(lead_text) else "reading"
        if lead and cues.READING.match(lead_text) and not offers:
            return "reading" if any("](" in text for text in texts) else "text"
        if node.kind == "numbers":
            return self._role_of_numbers(texts, lead_text, offers=offers)
        return self._role_of_bullets(texts, lead_text, offers=offers)

    def _offers_remedies(self, lead_text: str) -> bool:
        last = _last_sentence(lead_text)
        return bool(cues.REMEDIES.search(last)) and not cues.SYMPTOMS.search(last)

    def _role_by_structure(self, node: Node, texts: list[str], lead: Node | None) -> str:
        if all(cues.LINK_ONLY.match(text) for text in texts):
            return "reading"
        if node.kind == "numbers":
            return "procedure"
        return "alternatives" if lead else "text"

    def _role_of_numbers(self, texts: list[str], lead_text: str, *, offers: bool) -> str:
        doing = sum(map(self.instructs, texts))
        conditional = sum(bool(cues.CONDITION.match(text)) for text in texts)
        if doing * 3 < len(texts):  # numbers promise a procedure: a third of the items will do
            return "text"
        procedural = bool(cues.PROCEDURE.search(_last_sentence(lead_text)))
        cases = conditional * 2 >= len(texts) if lead_text else conditional == len(texts)
        if cases or (offers and not procedural):
            return "alternatives"
        return "procedure"

    def _role_of_bullets(self, texts: list[str], lead_text: str, *, offers: bool) -> str:
        if offers:
            return "alternatives"
        doing = sum(map(self.instructs, texts))
        if doing * 2 < len(texts):
            return "text"
        if lead_text and cues.PROCEDURE.search(_last_sentence(lead_text)):
            return "procedure"
        return "alternatives"


def _last_sentence(text: str) -> str:
    return cues.SENTENCE.split(text.strip())[-1] if text.strip() else ""


def _item_text(item: Node) -> str:
    return " ".join(child.text for child in item.children if child.text)


class _Walk:
    """One pass over a section's blocks."""

    def __init__(self, section: Section, reader: Reader) -> None:
        self.section = section
        self.reader = reader
        self.nodes = section.body
        self.position = 0

    def segments(self) -> Iterator[Segment]:
        head = self.section.head
        if head:
            title = head.kind == "heading" and head.level == 1
            yield Segment("text", head.start, head.end, "title" if title else "heading")
        while self.position < len(self.nodes):
            node = self.nodes[self.position]
            self.position += 1
            yield from self._read(node)

    def _next(self) -> Node | None:
        return self.nodes[self.position] if self.position < len(self.nodes) else None

    def _read(self, node: Node) -> Iterator[Segment]:
        following = self._next()
        if self.reader.is_note(node):
            yield from self._note(node)
        elif node.kind == "paragraph" and following and following.kind in LISTS:
            if self.reader.leads_in(node) or self._points_to_list(node, following):
                self.position += 1
                yield from self._list(following, node)
            else:
                yield from self._paragraph(node)
        elif node.kind in LISTS:
            yield from self._list(node, None)
        elif node.kind == "paragraph":
            yield from self._paragraph(node)
        else:
            yield Segment("text", node.start, node.end, node.kind)

    def _points_to_list(self, node: Node, following: Node) -> bool:
        """Further reading introduced without a colon."""
        return following.kind == "bullets" and self.reader.is_reading(node)

    def _note(self, node: Node) -> Iterator[Segment]:
        """A note; a list that follows its colon is part of it."""
        end = node.end
        following = self._next()
        if following and following.kind in LISTS and cues.COLON_END.search(node.text):
            self.position += 1
            end = following.end
        yield Segment("text", node.start, end, "note")

    def _paragraph(self, node: Node) -> Iterator[Segment]:
        if self.reader.is_reading(node):
            yield Segment("resources", node.start, node.end, "reading")
        elif self._is_remedy(node):
            end = self._attached_end(node.end)
            yield Segment("step", node.start, end, "prose", self.reader.kind(node.text))
        else:
            yield Segment("text", node.start, node.end, "prose")

    def _is_remedy(self, node: Node) -> bool:
        if cues.COLON_END.search(node.text) or self.reader.hands_over(node.text):
            return False
        return self.reader.instructs(node.text)

    def _attached_end(self, end: int) -> int:
        """Code, pictures and examples directly after a step belong to it."""
        while (following := self._next()) and (following.kind == "code" or _is_picture(following)):
            self.position += 1
            end = following.end
        return end

    def _list(self, node: Node, lead: Node | None) -> Iterator[Segment]:
        role = self.reader.list_role(node, lead)
        if role == "procedure":
            yield self._procedure(node, lead)
        elif role == "alternatives":
            if lead:
                yield Segment("text", lead.start, lead.end, "lead-in")
            yield from self._alternatives(node, lead)
        elif role == "reading":
            start = lead.start if lead else node.start
            yield Segment("resources", start, node.end, "reading")
        else:
            start = lead.start if lead else node.start
            yield Segment("text", start, node.end, "list")

    def _procedure(self, node: Node, lead: Node | None) -> Segment:
        start = lead.start if lead else node.start
        count, end = len(node.children), node.end
        while (more := self._continuation(count, node.kind)) is not None:
            count += len(more.children)
            end = more.end
        end = self._attached_end(end)
        text = lead.text if lead else _item_text(node.children[0])
        return Segment("step", start, end, "procedure", self.reader.kind(text), count)

    def _continuation(self, count: int, kind: str) -> Node | None:
        """The list that goes on with a procedure after a picture, a note or code, if one does."""
        ahead = self.position
        while ahead < len(self.nodes) and self._interrupts(self.nodes[ahead]):
            ahead += 1
        if ahead == self.position or ahead >= len(self.nodes) or kind != "numbers":
            return None
        node = self.nodes[ahead]
        if node.kind != kind or node.number not in (1, count + 1):
            return None
        self.position = ahead + 1
        return node

    def _interrupts(self, node: Node) -> bool:
        shifted = node.kind == "bullets" and node.indent > 0
        return shifted or node.kind in ATTACHED or _is_picture(node) or self.reader.is_note(node)

    def _alternatives(self, node: Node, lead: Node | None) -> Iterator[Segment]:
        lead_text = lead.text if lead else ""
        asks_to_look = self.reader.kind(_last_sentence(lead_text)) == "check"
        for item in node.children:
            text = _item_text(item)
            kind = "check" if asks_to_look else self.reader.kind(text)
            nested = [child for child in item.children if child.kind in LISTS]
            count = sum(len(child.children) for child in nested)
            yield Segment("step", item.start, item.end, "alternative", kind, count)


def _is_picture(node: Node) -> bool:
    return node.kind == "paragraph" and node.text.startswith("![") and node.text.endswith(")")


def _steps_at_heads(section: Section, found: list[Segment]) -> list[Segment]:
    """A section whose body is one procedure, or one remedy in prose, is a step from its heading."""
    head = section.head
    if head is None or head.level == 1 or not found:
        return found
    steps = [one for one in found if one.type == "step"]
    procedures = [one for one in steps if one.rule == "procedure"]
    whole = procedures[0] if len(procedures) == 1 else steps[0] if len(steps) == 1 else None
    if whole is None or any(one.rule == "alternative" for one in steps):
        return found
    joined = replace(whole, start=head.start, rule="section")
    return [joined, *found[found.index(whole) + 1 :]]


def _merged(found: list[Segment]) -> Iterator[Segment]:
    """Join neighbouring texts of the same sort, so that a block is what a reader sees as one."""
    previous: Segment | None = None
    for one in found:
        joins = (
            previous is not None
            and one.type == previous.type != "step"
            and "note" not in (one.rule, previous.rule)
            and "title" not in (one.rule, previous.rule)
            and one.rule != "lead-in"
        )
        if previous and joins:
            previous = replace(previous, end=one.end)
            continue
        if previous:
            yield previous
        previous = one
    if previous:
        yield previous
