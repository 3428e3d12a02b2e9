"""Whether what is told is a look, after which nothing is changed unless it is found wrong."""

from __future__ import annotations

import re

from troubleshooting.text.segmentation.clauses import deeds
from troubleshooting.text.segmentation.imperative import first_instruction, instructions
from troubleshooting.text.segmentation.marks import plain_words
from troubleshooting.text.segmentation.sentences import READ_AT_MOST, last_sentence
from troubleshooting.text.segmentation.verbs import VERBS

CHECKING = re.compile(
    r"^\W*(?:double[- ]check|check(?! out| for (?:[\w-]+ ){0,3}updates?\b)|verify|make sure|ensure|confirm|"
    r"validate|be sure|look (?:in|at|for)|determine (?:if|whether))\b",
    re.IGNORECASE,
)
# Looks too, unless something is done about it in the same breath.
EXAMINING = re.compile(
    r"^\W*(?:review|determine|consult|(?:perform|do) an? (?:check|review))\b", re.IGNORECASE
)
# "Make sure you sign out" asks to do something; "make sure you have a licence" asks to look.
SEEING_TO_IT = re.compile(
    r"^\W*(?:make sure|ensure|be sure)(?: that)?(?: you| to)(?: to)? (?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
STATES = frozenset({"have", "use", "get", "keep"})
LOOK = r"(?:check|review|see|(?:help )?(?:verify|confirm|determine|find out))"
# "Select History to see what happened": something is done in order to look.
LOOKED_FOR = re.compile(
    rf"(?<!want )(?<!like )\bto (?:help )?{LOOK}\b(?! and )|^\W*visit\b.{{0,200}}\bto check\b",
    re.IGNORECASE,
)
# "To check whether it is on:", "Here's how to see who was there:".
LOOKED_FOR_BELOW = re.compile(
    r"^\W*(?:here's how )?to (?:check|review|(?:verify|confirm|determine|find out|see) "
    r"(?:that|whether|if|which|who|what|why|how))\b(?! and )",
    re.IGNORECASE,
)
SHOWN = re.compile(r"\byou should (?:now )?see\b|\bif [^.,]{0,100}not appear\b", re.IGNORECASE)
# What only leads to the place where something is looked at.
GETTING_THERE = re.compile(
    r"\W*(?:go|open|sign in|log (?:in|on)|navigate|browse|select|click|choose|type|enter|expand|scroll|search|find|"
    r"locate|launch|right-click|hover|have the user|switch|press|tap|double-click)\b",
    re.IGNORECASE,
)


def asks_to_look(text: str) -> bool:
    """Whether the first thing asked is to look, so that nothing is changed by it."""
    return _is_look(first_instruction(text))


def changes_nothing(text: str) -> bool:
    """Whether what a paragraph or item tells is a look, or done for a look alone."""
    plain = plain_words(text[:READ_AT_MOST])
    told = list(instructions(text))
    if not told:
        return bool(LOOKED_FOR.search(plain))
    words, clause = told[0]
    if _is_look(clause) or LOOKED_FOR_BELOW.match(words):
        return True
    if LOOKED_FOR.search(words):
        return len(told) == 1 or _is_look(told[1][1])
    return _gets_to_a_look(told) or bool(GETTING_THERE.match(clause) and SHOWN.search(plain))


def leads_to_a_look(lead: str) -> bool:
    """Whether a lead-in, given in Markdown, announces a procedure after which one has looked."""
    last = plain_words(last_sentence(lead))
    return bool(LOOKED_FOR_BELOW.match(last)) or asks_to_look(lead)


def _gets_to_a_look(told: list[tuple[str, str]]) -> bool:
    """Whether the first thing done that is more than getting somewhere is a look."""
    for words, clause in told:
        for deed in deeds(words[max(words.find(clause), 0) :]):
            if not GETTING_THERE.match(deed):
                return _is_look(words[words.find(deed) :])
    return False


def _is_look(clause: str) -> bool:
    seen_to = SEEING_TO_IT.match(clause)
    if seen_to and seen_to["verb"].lower() in VERBS - STATES:
        return False
    if CHECKING.match(clause):
        return True
    return bool(EXAMINING.match(clause)) and all(
        GETTING_THERE.match(one) or CHECKING.match(one) for one in deeds(clause)[1:]
    )
