"""A list with the words that lead in to it, as the rules look at it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.marks import LISTS, is_bold_line, is_links_alone
from troubleshooting.text.segmentation.sentences import last_sentence


class ListRole(StrEnum):
    """What a list is to its reader."""

    PROCEDURE = "procedure"
    ALTERNATIVES = "alternatives"
    READING = "reading"
    TEXT = "text"


@dataclass(frozen=True)
class Item:
    """An item of a list.

    Attributes:
        node: Its block.
        text: Markdown of its own paragraphs, without lists inside it.
    """

    node: Node
    text: str

    @cached_property
    def nested(self) -> tuple[Item, ...]:
        """The items of the lists inside it."""
        return tuple(
            one for child in self.node.children if child.kind in LISTS for one in items_of(child)
        )

    @property
    def has_head(self) -> bool:
        """Whether it is a section of its own: a bold line, and blocks below that."""
        blocks = self.node.children
        return len(blocks) > 1 and is_bold_line(blocks[0])

    @property
    def is_several_paragraphs(self) -> bool:
        """Whether more than one of its blocks has words."""
        return len([child for child in self.node.children if child.text]) > 1

    @property
    def is_links_alone(self) -> bool:
        """Whether it has nothing but links."""
        return is_links_alone(self.text)


@dataclass(frozen=True)
class Listing:
    """A list.

    Attributes:
        numbered: Whether its items are numbered.
        items: Its items, those of lists inside them left out.
        lead: Markdown of the paragraph that leads in to it; "" where none does.
        headed: Whether it stands below a heading that names a case.
    """

    numbered: bool
    items: tuple[Item, ...]
    lead: str
    headed: bool = False

    @property
    def lead_in(self) -> str:
        """The sentence of the lead-in that leads to the list: its last."""
        return last_sentence(self.lead)

    @classmethod
    def of(cls, node: Node, lead: Node | None, *, headed: bool = False) -> Listing:
        """The list of a block, with the paragraph before it if that leads in."""
        return cls(node.kind == "numbers", items_of(node), lead.text if lead else "", headed)


def items_of(node: Node) -> tuple[Item, ...]:
    """The items of a list block."""
    return tuple(
        Item(item, " ".join(child.text for child in item.children if child.text))
        for item in node.children
    )
