"""What a lead-in promises of its list, in English."""

from __future__ import annotations

import re

from troubleshooting.text import cues
from troubleshooting.text.segmentation.listing import Listing
from troubleshooting.text.segmentation.looking import CHECKING, asks_to_look
from troubleshooting.text.segmentation.marks import plain_words

# "Make sure that she has none of the following roles:", where the items are looked at together.
ANY_OF = re.compile(
    r"\b(?:any|one|none|all|each) of (?:the following|these) [\w\s-]{1,60}:\W*$", re.IGNORECASE
)
COMMANDS = re.compile(
    r"\b(?:command|cmdlet|script|query|powershell)s?\b|\b(?:run|set|execute|type|enter)\b",
    re.IGNORECASE,
)


def announces_commands(lead: str) -> bool:
    """Whether a lead-in tells to run, set or use what follows."""
    return bool(COMMANDS.search(lead))


def promises_steps(listing: Listing) -> bool:
    """Whether the lead-in announces a procedure or offers remedies."""
    lead = plain_words(listing.lead_in)
    return bool(cues.PROCEDURE.search(lead)) or offers_remedies(lead)


def offers_remedies(lead: str) -> bool:
    """Whether it offers things to try or to check."""
    if not cues.REMEDIES.search(cues.IN_CASE.sub("", lead)):
        return False
    states = any(one.search(lead) for one in (cues.SYMPTOMS, cues.HAVING))
    return not states or leads_to_looks(lead)


def leads_to_looks(lead: str) -> bool:
    """Whether it asks to look at what the items name."""
    return asks_to_look(lead) or bool(CHECKING.match(lead))


def states_facts(lead: str) -> bool:
    """Whether it announces what a thing is or has."""
    facts = any(one.search(lead) for one in (cues.SYMPTOMS, cues.FACTS, cues.HAVING))
    return facts and not cues.PROCEDURE.search(lead)
