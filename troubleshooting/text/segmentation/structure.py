"""What a block does, read from its structure alone: for languages whose words we do not know."""

from __future__ import annotations

import re

from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.learned.features import Place
from troubleshooting.text.segmentation.listing import Item, Listing, ListRole
from troubleshooting.text.segmentation.marks import (
    LABELLED,
    MENU_PATH,
    ends_in_colon,
    is_links_alone,
)

# Bold words inside a text name a control of the screen; at its beginning they are a label.
CONTROL = re.compile(r"\S\s*\*\*[^*\n]{1,80}\*\*")
# Translations into languages with an ideographic full stop end a lead-in with it, not with a colon.
FULL_STOP = "。"


class StructureReader:
    """Answers by lists, links, colons, bold words and menu paths."""

    def is_note(self, text: str) -> bool:
        """Bold words with a colon, and a text behind them on the same line."""
        return bool(LABELLED.match(text))

    def labels_note(self, text: str) -> bool:
        """Never known without words."""
        return False

    def labels_question(self, text: str) -> bool:
        """Never known without words."""
        return False

    def joins(self, text: str) -> bool:
        """Never known without words."""
        return False

    def is_reading(self, text: str) -> bool:
        """Nothing but links."""
        return is_links_alone(text)

    def heads_reading(self, text: str) -> bool:
        """Never known without words."""
        return False

    def leads_in(self, text: str, *, numbered: bool) -> bool:
        """It ends in a colon; before numbers an ideographic full stop will do."""
        return ends_in_colon(text) or (numbered and text.rstrip().endswith(FULL_STOP))

    def is_remedy(self, text: str, *, answers: bool) -> bool:
        """It names a control of the screen or goes a way through menus."""
        return _names_control(text) and not ends_in_colon(text)

    def may_be_remedy(self, text: str, *, headed: bool) -> bool:
        """Never known without words."""
        return False

    def leaves_open(self, text: str) -> bool:
        """Never known without words."""
        return False

    def continues(self, text: str) -> bool:
        """Never known without words."""
        return False

    def commands(self, text: str) -> bool:
        """Never known without words."""
        return False

    def kind(self, text: str) -> str:
        """Looking and doing cannot be told apart without words."""
        return "action"

    def kind_of_procedure(self, listing: Listing, head: Node | None) -> str:
        """Looking and doing cannot be told apart without words."""
        return "action"

    def goes_on(self, listing: Listing) -> bool:
        """Never known without words."""
        return False

    def names_case(self, head: str) -> bool:
        """Taken for granted: without words nothing speaks against it."""
        return True

    def put_as_told(self, listing: Listing) -> Listing:
        """As it is: deeds are not known without words."""
        return listing

    def is_step(self, text: str, place: Place, *, told: bool) -> bool:
        """As the rules say."""
        return told

    def likely_role(self, listing: Listing, place: Place, role: ListRole) -> ListRole:
        """As the rules say."""
        return role

    def list_role(self, listing: Listing) -> ListRole:
        """Links alone are reading, numbers a procedure, bullets alternatives or text.

        Bullets are alternatives where a paragraph leads in to them or one names a control.
        """
        if all(item.is_links_alone for item in listing.items):
            return ListRole.READING
        if listing.numbered:
            return ListRole.PROCEDURE
        offered = listing.lead or any(_names_control(item.text) for item in listing.items)
        return ListRole.ALTERNATIVES if offered else ListRole.TEXT

    def item_type(self, item: Item, listing: Listing) -> str:
        """Each item is a step."""
        return "step"


def _names_control(text: str) -> bool:
    return bool(MENU_PATH.search(text) or CONTROL.search(text))
