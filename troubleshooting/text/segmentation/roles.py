"""What a list is by its English words: its lead-in first, then the grammar of its items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from troubleshooting.text import cues
from troubleshooting.text.segmentation.imperative import (
    asks_to_look,
    first_instruction,
    imperative_clause,
    says_how,
)
from troubleshooting.text.segmentation.listing import Item, Listing, ListRole
from troubleshooting.text.segmentation.marks import MENU_PATH, plain_words
from troubleshooting.text.segmentation.sentences import sentences

LABEL = re.compile(r"^\W*\*\*(?P<label>[^*\n]{1,80}?)(?:[:：]\s*\*\*|\*\*\s*(?:[:：]|[-–—]\s))")
OPENS_PLACE = re.compile(
    r"^\W*(?:go (?:in)?to|open|navigate|browse|sign in|log (?:on|in)|launch|right-click|start\b)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^\W*(?:next|then|now|finally|in the|on the|under|from the|at the|next to|click|select|choose|tap|type|"
    r"enter|press|turn (?:on|off)|scroll|hover|drag|find|name|set)\b",
    re.IGNORECASE,
)
# What is done on the page that is open, not to a device or a setting.
ON_SURFACE = re.compile(
    r"^\W*(?:(?:next|then|now|finally)\W+|(?:in|on|under|from|at|next to) the\b|click|select|choose|tap|type|"
    r"enter|press|scroll|hover|drag)\b",
    re.IGNORECASE,
)
# "Select Report if it fails", "select Mail to be told": what this one is for, whatever the others are.
OWN_PURPOSE = re.compile(r"\bto (?!the\b|an?\b|your\b|this\b|that\b)[a-z]|\b(?:if|when)\b")
COMMITS = re.compile(
    r"\b(?:click|select|choose|tap|press)(?: on)? \**(?:save|ok|done|finish|apply|submit|share|send|yes|next)\b",
    re.IGNORECASE,
)
COMMANDS = re.compile(
    r"\b(?:command|cmdlet|script|query|powershell)s?\b|\b(?:run|set|execute|type|enter)\b",
    re.IGNORECASE,
)
LAST_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\([^()\n]*\)[\W_]*$")
EXPLAINS_FROM = 8  # words; what is shorter and tells nothing to do names a thing to try


def role_of(listing: Listing) -> ListRole:
    """What a list is, by its lead-in first and by its items where that leaves it open."""
    lead = plain_words(listing.lead_in)
    offers = _offers_remedies(lead)
    documents = bool(lead) and cues.leads_to_documents(lead)
    if all(map(_is_pointer, listing.items)):
        return _role_of_pointers(listing, lead, documents=documents)
    if documents and not offers:
        linked = any("](" in item.text for item in listing.items)
        return ListRole.READING if linked else ListRole.TEXT
    if not offers and _only_tells(listing, lead):
        return ListRole.TEXT
    if listing.numbered:
        return _role_of_numbers(listing, lead, offers=offers)
    return _role_of_bullets(listing, lead, offers=offers)


def type_of(item: Item, listing: Listing) -> str:
    """What an item of alternatives is.

    One that tells nothing to do only explains, unless the lead-in asks to look at what it names;
    one that points to a document is a remedy only where remedies are offered.
    """
    if does(item) or _names_a_remedy(item):
        return "step"
    lead, words = plain_words(listing.lead_in), plain_words(item.text)
    if listing.headed and not lead and says_how(item.text):
        return "step"
    if cues.points_to_reading(words, linked="](" in item.text) and not item.nested:
        offered = _offers_remedies(lead) and not cues.TELLS_MORE.match(words)
        return "step" if offered else "resources"
    explains = (
        not lead
        or bool(cues.CONDITION.match(words))
        or (len(words.split()) > EXPLAINS_FROM and not item.text.startswith("["))
    )
    names = _asks_to_look(lead) and not cues.CONDITION.match(words)
    return "text" if explains and not names else "step"


def does(item: Item) -> bool:
    """Whether an item tells to do something, itself or by what it announces."""
    if first_instruction(item.text):
        return True
    announces = not item.text.rstrip().endswith(".")
    return announces and any(map(does, item.nested))


def _names_a_remedy(item: Item) -> bool:
    """Whether it explains, and the document it links to is called by what to do."""
    link = LAST_LINK.search(item.text)
    if link is None or len(sentences(item.text)) < 2:
        return False
    return bool(imperative_clause(link["words"]))


def _is_pointer(item: Item) -> bool:
    if item.is_links_alone:
        return True
    if item.nested:
        return all(map(_is_pointer, item.nested))
    return all(
        cues.points_to_reading(plain_words(one), linked="](" in one) for one in sentences(item.text)
    )


def _role_of_pointers(listing: Listing, lead: str, *, documents: bool) -> ListRole:
    offers = _offers_remedies(lead)
    if documents:
        return ListRole.READING
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
    if _are_cases(items, led=bool(lead)):
        return ListRole.ALTERNATIVES
    going_on = sum(bool(GOES_ON.match(plain_words(item.text))) for item in items)
    if offers and not procedural and going_on * 2 < len(items):
        return ListRole.ALTERNATIVES
    return ListRole.PROCEDURE


def _role_of_bullets(listing: Listing, lead: str, *, offers: bool) -> ListRole:
    items = listing.items
    procedural = bool(cues.PROCEDURE.search(lead))
    if offers and not (procedural and _go_on(items)):
        return ListRole.ALTERNATIVES
    commands = procedural and announces_commands(lead)
    doing = sum((does(one) and not _defines(one)) or (commands and _is_code(one)) for one in items)
    promised = procedural and cues.STEPS.search(lead)
    if doing * (3 if promised else 2) < len(items):
        return ListRole.TEXT if lead else _role_without_lead(listing)
    return ListRole.PROCEDURE if procedural or _go_on(items) else ListRole.ALTERNATIVES


def _role_without_lead(listing: Listing) -> ListRole:
    """A list of which most only explains: below a heading its items are read one by one."""
    told = any((does(one) and not _defines(one)) or says_how(one.text) for one in listing.items)
    return ListRole.ALTERNATIVES if listing.headed and told else ListRole.TEXT


def _are_cases(items: tuple[Item, ...], *, led: bool) -> bool:
    """Whether numbered items are cases of their own rather than one way through.

    Without a lead-in the first item tells: one that opens something is gone on from, even where
    what comes next depends on what is seen there.
    """
    alone = [_stands_alone(item) for item in items]
    if led:
        return sum(alone) * 2 > len(alone)
    return alone[0] and sum(alone) * 2 >= len(alone) > 1


def _stands_alone(item: Item) -> bool:
    """Whether an item names a condition, asks to look, or names a case and then instructs."""
    if cues.CONDITION.match(item.text) or asks_to_look(item.text):
        return True
    first, *others = sentences(item.text)
    several = item.is_several_paragraphs or any(map(cues.CONDITION.match, others))
    return several and not imperative_clause(first)


def _go_on(items: tuple[Item, ...]) -> bool:
    """Whether each item goes on where the one before it left off."""
    if len(items) < 2 or any(map(_stands_alone, items)):
        return False
    first, *others = (plain_words(item.text) for item in items)
    if not all(map(GOES_ON.match, others)):
        return False
    if OPENS_PLACE.match(first) or MENU_PATH.search(items[0].text) or COMMITS.search(others[-1]):
        return True
    return _are_on_one_surface([first, *others])


def _are_on_one_surface(items: Sequence[str]) -> bool:
    """Whether all are done on a page that is open, and not each for a purpose of its own."""
    return all(map(ON_SURFACE.match, items)) and not all(map(OWN_PURPOSE.search, items))


def all_go_on(listing: Listing) -> bool:
    """Whether each item, the first too, acts on what is open already."""
    words = [plain_words(item.text) for item in listing.items]
    through = all(map(GOES_ON.match, words)) and COMMITS.search(words[-1])
    return bool(through) and not any(map(_stands_alone, listing.items))


def _defines(item: Item) -> bool:
    """Whether a bold label names a thing and what follows says what it is."""
    label = LABEL.match(item.text)
    if label is None or imperative_clause(label["label"]) or MENU_PATH.search(item.text):
        return False
    return not cues.CONDITION.match(label["label"])


def _is_code(item: Item) -> bool:
    return item.text.rstrip().endswith("`")


def announces_commands(lead: str) -> bool:
    """Whether a lead-in tells to run, set or use what follows."""
    return bool(COMMANDS.search(lead))


def _offers_remedies(lead: str) -> bool:
    if not cues.REMEDIES.search(cues.IN_CASE.sub("", lead)):
        return False
    states = cues.SYMPTOMS.search(lead) or cues.HAVING.search(lead)
    return not states or _asks_to_look(lead)


def _only_tells(listing: Listing, lead: str) -> bool:
    """Whether the lead-in states facts, or is finished by the items: "when users:".

    Items that ask to look are not what a lead-in about reasons or examples promises.
    """
    if _all_require(listing) or (not _asks_to_look(lead) and cues.SUBORDINATE.search(lead)):
        return True
    looking = sum(asks_to_look(item.text) for item in listing.items)
    return _states_facts(lead) and looking * 2 < len(listing.items)


def _all_require(listing: Listing) -> bool:
    return all(cues.REQUIRES.match(plain_words(item.text)) for item in listing.items)


def _asks_to_look(lead: str) -> bool:
    return asks_to_look(lead) or bool(cues.CHECKING.match(lead))


def _states_facts(lead: str) -> bool:
    facts = any(one.search(lead) for one in (cues.SYMPTOMS, cues.FACTS, cues.HAVING))
    return facts and not cues.PROCEDURE.search(lead)
