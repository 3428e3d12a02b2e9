"""What a list is by its English words: its lead-in first, then the grammar of its items."""

from __future__ import annotations

from troubleshooting.text import cues
from troubleshooting.text.segmentation.clauses import imperative_clause
from troubleshooting.text.segmentation.going_on import GOES_ON, are_cases, go_on
from troubleshooting.text.segmentation.imperative import says_how, states_need
from troubleshooting.text.segmentation.items import (
    defines,
    does,
    is_code,
    is_name,
    is_pointer,
    names_a_remedy,
)
from troubleshooting.text.segmentation.lead_ins import (
    ANY_OF,
    announces_commands,
    leads_to_looks,
    offers_remedies,
    states_facts,
)
from troubleshooting.text.segmentation.listing import Item, Listing, ListRole
from troubleshooting.text.segmentation.looking import asks_to_look
from troubleshooting.text.segmentation.marks import plain_words

EXPLAINS_FROM = 8  # words; what is shorter and tells nothing to do names a thing to try


def role_of(listing: Listing) -> ListRole:
    """What a list is, by its lead-in first and by its items where that leaves it open."""
    lead = plain_words(listing.lead_in)
    offers = offers_remedies(lead)
    documents = bool(lead) and cues.leads_to_documents(lead)
    if all(map(is_pointer, listing.items)):
        return _role_of_pointers(listing, lead, documents=documents)
    if documents and not offers:
        linked = any("](" in item.text for item in listing.items)
        return ListRole.READING if linked else ListRole.TEXT
    if not offers and _only_tells(listing, lead):
        return ListRole.TEXT
    if offers and ANY_OF.search(lead) and all(map(is_name, listing.items)):
        return ListRole.TEXT
    if listing.numbered:
        return _role_of_numbers(listing, lead, offers=offers)
    return _role_of_bullets(listing, lead, offers=offers)


def type_of(item: Item, listing: Listing) -> str:
    """What an item of alternatives is.

    One that tells nothing to do only explains, unless the lead-in asks to look at what it names;
    one that points to a document is a remedy only where remedies are offered.
    """
    if does(item) or names_a_remedy(item):
        return "step"
    lead, words = plain_words(listing.lead_in), plain_words(item.text)
    if listing.headed and not lead and says_how(item.text):
        return "step"
    if offers_remedies(lead) and states_need(item.text):
        return "step"
    if cues.points_to_reading(words, linked="](" in item.text) and not item.nested:
        offered = offers_remedies(lead) and not cues.TELLS_MORE.match(words)
        offered = offered or bool(cues.CONDITION.match(words))
        return "step" if offered else "resources"
    explains = (
        not lead
        or bool(cues.CONDITION.match(words))
        or (len(words.split()) > EXPLAINS_FROM and not item.text.startswith("["))
    )
    names = leads_to_looks(lead) and not cues.CONDITION.match(words)
    return "text" if explains and not names else "step"


def _role_of_pointers(listing: Listing, lead: str, *, documents: bool) -> ListRole:
    offers = offers_remedies(lead)
    if documents:
        return ListRole.READING
    told = all(imperative_clause(plain_words(one.text)) for one in listing.items)
    if offers and listing.numbered and told:
        return ListRole.PROCEDURE
    if offers and not all(cues.TELLS_MORE.match(plain_words(one.text)) for one in listing.items):
        return ListRole.ALTERNATIVES
    links = all(item.is_links_alone for item in listing.items)
    return ListRole.PROCEDURE if links and cues.PROCEDURE.search(lead) else ListRole.READING


def _role_of_numbers(listing: Listing, lead: str, *, offers: bool) -> ListRole:
    items = listing.items
    procedural = bool(cues.PROCEDURE.search(lead))
    doing = sum(does(item) or (procedural and item.is_links_alone) for item in items)
    if not lead and doing * 2 < len(items):
        return _role_without_lead(listing)
    if doing * 3 < len(items):  # numbers promise a procedure: a third of the items will do
        return ListRole.TEXT
    if are_cases(items, led=bool(lead)):
        return ListRole.ALTERNATIVES
    going_on = sum(bool(GOES_ON.match(plain_words(item.text))) for item in items)
    if offers and not procedural and going_on * 2 < len(items):
        return ListRole.ALTERNATIVES
    return ListRole.PROCEDURE


def _role_of_bullets(listing: Listing, lead: str, *, offers: bool) -> ListRole:
    items = listing.items
    procedural = bool(cues.PROCEDURE.search(lead))
    if offers and not (procedural and go_on(items)):
        return ListRole.ALTERNATIVES
    commands = procedural and announces_commands(lead)
    doing = sum((does(one) and not defines(one)) or (commands and is_code(one)) for one in items)
    promised = procedural and cues.STEPS.search(lead)
    if doing * (3 if promised else 2) < len(items):
        return ListRole.TEXT if lead else _role_without_lead(listing)
    return ListRole.PROCEDURE if procedural or go_on(items) else ListRole.ALTERNATIVES


def _role_without_lead(listing: Listing) -> ListRole:
    """A list of which most only explains: below a heading its items are read one by one."""
    told = any(
        (does(one) and not defines(one) and not is_name(one)) or says_how(one.text)
        for one in listing.items
    )
    return ListRole.ALTERNATIVES if listing.headed and told else ListRole.TEXT


def _only_tells(listing: Listing, lead: str) -> bool:
    """Whether the lead-in states facts, or is finished by the items: "when users:".

    Items that ask to look are not what a lead-in about reasons or examples promises.
    """
    if _all_require(listing) or (not leads_to_looks(lead) and cues.SUBORDINATE.search(lead)):
        return True
    looking = sum(asks_to_look(item.text) for item in listing.items)
    doing = listing.numbered and all(does(item) for item in listing.items)
    return states_facts(lead) and not doing and looking * 2 < len(listing.items)


def _all_require(listing: Listing) -> bool:
    return all(cues.REQUIRES.match(plain_words(item.text)) for item in listing.items)
