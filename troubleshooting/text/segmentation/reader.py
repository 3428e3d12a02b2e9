"""What the walk over an article asks about a block, whoever answers: wording or structure."""

from __future__ import annotations

from typing import Protocol

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.learned.features import Place
from troubleshooting.text.segmentation.listing import Item, Listing, ListRole


class Reader(Protocol):
    """Tells what a text does. Texts are Markdown without their list markers."""

    def is_note(self, text: str) -> bool:
        """A paragraph that only notes something."""

    def labels_note(self, text: str) -> bool:
        """A line that is nothing but the label of a note: what stands below is the note."""

    def labels_question(self, text: str) -> bool:
        """A line labelled as a question, which heads its answer."""

    def joins(self, text: str) -> bool:
        """A line between two lists that is nothing but "or"."""

    def is_reading(self, text: str) -> bool:
        """A paragraph that points to further reading."""

    def heads_reading(self, text: str) -> bool:
        """A heading below which there are only documents."""

    def leads_in(self, text: str, *, numbered: bool) -> bool:
        """A paragraph that introduces the list after it, numbered or not."""

    def is_remedy(self, text: str, *, answers: bool) -> bool:
        """A paragraph that tells the reader to do something by which the trouble may end.

        `answers`: whether it answers a question.
        """

    def may_be_remedy(self, text: str, *, headed: bool) -> bool:
        """A paragraph that only says what has to or can be done, not to do it.

        `headed`: whether it stands below a heading that names a case.
        """

    def leaves_open(self, text: str) -> bool:
        """A remedy that only says what may or has to be done: how, a document after it may tell."""

    def continues(self, text: str) -> bool:
        """A paragraph that goes on from the step right before it."""

    def commands(self, text: str) -> bool:
        """A paragraph that announces the command after it as something to do."""

    def kind(self, text: str) -> str:
        """`check` where the first thing asked is to look, else `action`."""

    def kind_of_procedure(self, listing: Listing, head: Node | None) -> str:
        """`check` where nothing is changed by a procedure, else `action`.

        `head`: what the section is headed by.
        """

    def goes_on(self, listing: Listing) -> bool:
        """A list whose first item goes on where the text before it left off."""

    def names_case(self, head: str) -> bool:
        """A heading that names a remedy, a symptom or a case, not a sort of text."""

    def put_as_told(self, listing: Listing) -> Listing:
        """A list whose items name deeds, put as instructions where its lead-in asks for them."""

    def is_step(self, text: str, place: Place, *, told: bool) -> bool:
        """Whether a paragraph is a step, all in all.

        `told`: whether a rule says so.
        """

    def list_role(self, listing: Listing) -> ListRole:
        """What a list is by the rules."""

    def likely_role(self, listing: Listing, place: Place, role: ListRole) -> ListRole:
        """What a list is, all in all.

        `role`: what the rules say.
        """

    def item_type(self, item: Item, listing: Listing) -> str:
        """What an item of alternatives is: step, text (it explains) or resources."""
