"""What a block does, read from its English words."""

from __future__ import annotations

from troubleshooting.text import cues
from troubleshooting.text.markdown.outline import Node
from troubleshooting.text.segmentation.gerunds import put_as_instructions
from troubleshooting.text.segmentation.going_on import all_go_on
from troubleshooting.text.segmentation.imperative import (
    ANNOUNCEMENT,
    first_instruction,
    only_permits,
    recommends,
    says_how,
    states_requirement,
)
from troubleshooting.text.segmentation.items import LABEL
from troubleshooting.text.segmentation.lead_ins import announces_commands, promises_steps
from troubleshooting.text.segmentation.learned.features import Place
from troubleshooting.text.segmentation.listing import Item, Listing, ListRole
from troubleshooting.text.segmentation.looking import asks_to_look, changes_nothing, leads_to_a_look
from troubleshooting.text.segmentation.marks import (
    BOLD_LINE,
    LABELLED,
    ends_in_colon,
    is_links_alone,
    plain_words,
)
from troubleshooting.text.segmentation.roles import role_of, type_of
from troubleshooting.text.segmentation.sentences import READ_AT_MOST, last_sentence


class EnglishReader:
    """Answers by the wording of `troubleshooting.text.cues`."""

    def is_note(self, text: str) -> bool:
        """It is labelled Note, Tip, Important and the like, in bold or plainly, and not Step 1."""
        if BOLD_LINE.match(text) and ends_in_colon(text) and not cues.NOTE_LABEL.match(text):
            return bool(cues.NOTE_WITH_COLON.match(text))
        labelled = LABELLED.match(text) and not cues.COUNTED_LABEL.match(text)
        return bool(cues.NOTE.match(text) or labelled)

    def labels_question(self, text: str) -> bool:
        """It begins with "Q:"."""
        return bool(cues.QUESTION_LABEL.match(text))

    def labels_note(self, text: str) -> bool:
        """It is "Note", "Tips" and the like, without a word more."""
        return bool(cues.NOTE_LABEL.match(text))

    def joins(self, text: str) -> bool:
        """It is "or", or "and"."""
        return bool(cues.CONJUNCTION.match(text))

    def is_reading(self, text: str) -> bool:
        """It is links alone, or opens by pointing to a document."""
        if is_links_alone(text):
            return True
        opening = text[:READ_AT_MOST]
        return cues.names_reading(plain_words(opening), linked="](" in opening)

    def heads_reading(self, text: str) -> bool:
        """It is a heading such as "Related topics"."""
        return bool(cues.READING_HEAD.match(plain_words(text)))

    def leads_in(self, text: str, *, numbered: bool) -> bool:
        """It ends in a colon, goes on from what was before, or its last sentence announces steps."""
        if ends_in_colon(text) or cues.CONNECTIVE.match(text):
            return True
        last = plain_words(last_sentence(text))
        if numbered and says_how(text):
            return True
        return bool(cues.PROCEDURE.search(last) or ANNOUNCEMENT.search(last))

    def is_remedy(self, text: str, *, answers: bool) -> bool:
        """It instructs, but for a last sentence with a colon, and names no helpdesk."""
        if cues.HAND_OVER.search(text):
            return False
        told = text.strip()
        if ends_in_colon(told):
            told = told[: len(told) - len(last_sentence(told))]
        if (label := LABEL.match(told)) and (answers or cues.COUNTED_LABEL.match(told)):
            told = told[label.end() :]
        if cues.COMMAND_WITHIN.search(plain_words(told[:READ_AT_MOST])):
            return True
        return bool(first_instruction(told, answers=answers))

    def may_be_remedy(self, text: str, *, headed: bool) -> bool:
        """It says by what the thing is done, what a goal requires, or what is recommended."""
        return states_requirement(text) or (says_how(text) if headed else recommends(text))

    def leaves_open(self, text: str) -> bool:
        """It says "you can" or "you have to" instead of telling to do it."""
        return only_permits(text)

    def continues(self, text: str) -> bool:
        """It begins with what the step before it does."""
        return bool(cues.CONTINUES.match(text)) and not ends_in_colon(text)

    def commands(self, text: str) -> bool:
        """It ends in a colon and tells to run, set or use what follows."""
        return ends_in_colon(text) and announces_commands(plain_words(last_sentence(text)))

    def kind(self, text: str) -> str:
        """`check` where the first clause that instructs asks to look, or is told for a look alone."""
        return "check" if changes_nothing(text) else "action"

    def kind_of_procedure(self, listing: Listing, head: Node | None) -> str:
        """As its lead-in says, or without one its heading; or it only looks."""
        if listing.lead:
            looks = leads_to_a_look(listing.lead)
        else:
            told = all(changes_nothing(item.text) for item in listing.items)
            looks = told or bool(head and asks_to_look(head.text))
        return "check" if looks else "action"

    def goes_on(self, listing: Listing) -> bool:
        """Each of its items acts on what is open already."""
        return all_go_on(listing)

    def names_case(self, head: str) -> bool:
        """It is not of the sort "More information"."""
        return not cues.SORT_OF_TEXT.match(plain_words(head))

    def put_as_told(self, listing: Listing) -> Listing:
        """Below a lead-in that promises steps or remedies, "Restarting it" tells to restart it."""
        return put_as_instructions(listing) if promises_steps(listing) else listing

    def is_step(self, text: str, place: Place, *, told: bool) -> bool:
        """As the rules say."""
        return told

    def likely_role(self, listing: Listing, place: Place, role: ListRole) -> ListRole:
        """As the rules say."""
        return role

    def list_role(self, listing: Listing) -> ListRole:
        """What its lead-in and the grammar of its items make it."""
        return role_of(listing)

    def item_type(self, item: Item, listing: Listing) -> str:
        """What it tells to do, and what the lead-in asks for, make it."""
        return type_of(item, listing)
