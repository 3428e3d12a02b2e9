"""Whether an English sentence tells its reader to do something, and what it tells first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from troubleshooting.text import cues
from troubleshooting.text.segmentation.clauses import imperative_clause
from troubleshooting.text.segmentation.marks import MENU_PATH, plain_words
from troubleshooting.text.segmentation.sentences import READ_AT_MOST, sentences
from troubleshooting.text.segmentation.verbs import VERBS

# How many texts back a text is asked about again: the items of a list are, several times each.
ASKED_AGAIN = 64
# What somebody may or has to do, without saying "do it".
MODAL = re.compile(
    r"\b(?:you|users|admins)(?:(?:'ll| will)? (?:need|have) to|'ll| can| must| should)\s*$",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"^\W*(?:you (?:can|may) also|consider|we (?:highly |strongly )?recommend|it['’]?s recommended|"
    r"you might want)\b",
    re.IGNORECASE,
)
# Talk about the help itself, waiting, what to have at hand, examples: nothing is done by it.
NO_DEED = re.compile(
    r"^\W*(?:for example|for instance)\b|"
    r"\b(?:rephras|refin)(?:e|ing)\b[^.]{0,40}\b(?:problem|search|question|query|issue)|"
    r"^\W*(?:please )?(?:allow|give)\b[^.]{0,80}\b(?:hours?|minutes?|days?|time)\b|"
    r"^\W*(?:please )?be sure to have\b",
    re.IGNORECASE,
)
# What only points to the steps below it.
ANNOUNCEMENT = re.compile(
    r"\b(?:steps|instructions|sections?|options|resources|information|topics|articles)\b[\w\s]{0,30}\bbelow\b|"
    r"\b(?:follow|use|perform|complete|try) (?:these|the following)(?: \w+)? steps\W*$|\btry this\W*$",
    re.IGNORECASE,
)
# "It should be removed": in the case asked about, it tells to remove it.
PASSIVE = re.compile(
    r"\b(?:must|should|has to|have to|needs? to) be (?P<stem>[a-z-]{2,20}?)(?:d|ed|n|en)\b",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"\b(?:you (?:can|(?:may|might) want to)|admins (?:can|have to|need to)) (?:then )?(?P<verb>[a-z-]+)\b",
    re.IGNORECASE,
)
# "To publish it, you need to add a record": what the goal requires, before it is told how.
REQUIREMENT = re.compile(
    r"^\W*(?:(?:in order )?to|if you (?:want|wish|need) to)\b[^.]{1,200}?,\s+(?:"
    r"(?:you|users|admins)\b(?:'ll| will)? (?:first )?(?:need to|must|have to)\b|"
    r"[^.,]{1,150}?\b(?:must|has to|have to|needs? to) be \w{2,30}(?:ed|en)\b)",
    re.IGNORECASE,
)
# "This means that you need to run it as somebody else": the remedy, below a heading that names the case.
NEED = re.compile(
    r"\byou(?:'ll| will| would)? (?:need|have) to (?:either )?(?P<verb>[a-z-]+)\b|"
    r"^\W*(?:the|a|one)(?: \w+)? (?:solution|workaround|fix|remedy) (?:for this )?is to (?P<remedy>[a-z-]+)\b",
    re.IGNORECASE,
)
SOMEBODY_NEEDS = re.compile(r"\b(?:needs?|has|have) to (?P<verb>[a-z-]+)\b", re.IGNORECASE)
# "Groups can be deleted by …": that it can be done, and by what.
MEANS = re.compile(
    r"\bcan be \w{1,30}ed\b[^.]{0,100}\b(?:by (?:\w{1,30}ly )?[\w-]{1,30}ing|using)\b|"
    r"\bcan (?!also)\w{1,30} [^.]{0,150}\bby \w{1,30}ing\b",
    re.IGNORECASE,
)
# "We recommend that you use it", "it is recommended to use it".
RECOMMENDATION = re.compile(
    r"\bwe (?:highly |strongly )?recommend (?:that )?you (?!also)\w|\bit(?:'s| is) (?:highly |strongly )?recommended (?:to|that you) \w",
    re.IGNORECASE,
)
QUOTATION = re.compile(r"^\W*[\"“][^\"“”]+[\"”]\W*$")


def instructions(text: str, *, answers: bool = False) -> Iterator[tuple[str, str]]:
    """What a paragraph or item tells its reader to do: the words of a sentence, and their clause.

    Args:
        text: Markdown.
        answers: Whether it answers a question, so that "you can change it" tells what to do.
    """
    if SOFT.match(text) or QUOTATION.match(text[:READ_AT_MOST]):
        return
    conditional = _is_case(text)
    for sentence in sentences(text):
        plain = plain_words(sentence)
        if any(
            one.search(plain) for one in (NO_DEED, ANNOUNCEMENT, REQUIREMENT)
        ) or cues.points_to_reading(plain, linked="](" in sentence):
            continue
        offered = conditional or (answers and MENU_PATH.search(sentence))
        if clause := imperative_clause(sentence) or (offered and _offered_deed(plain)) or "":
            yield plain, clause


def _is_case(text: str) -> bool:
    """Whether it opens with trouble to be in, or a way around it; "when you sign in" is any day's."""
    trouble = cues.CONDITION.match(text) and not cues.WHEN.match(text)
    return bool(trouble or cues.WORKAROUND.match(text))


@lru_cache(maxsize=ASKED_AGAIN)
def first_instruction(text: str, *, answers: bool = False) -> str:
    """The first clause that tells its reader to do something, as `instructions` finds it, or ""."""
    return next((clause for _words, clause in instructions(text, answers=answers)), "")


def only_permits(text: str) -> bool:
    """Whether the first thing a paragraph tells is what may or has to be done, not to do it."""
    plain = plain_words(text[:READ_AT_MOST])
    before, found, _after = plain.partition(first_instruction(text) or "\n\n")
    return bool(found and MODAL.search(before[-40:]))


def _offered_deed(sentence: str) -> str:
    """In the case asked about, "you can change it" tells what to do."""
    passive = PASSIVE.search(sentence)
    if passive and {passive["stem"], passive["stem"] + "e", passive["stem"][:-1]} & VERBS:
        return sentence[passive.start("stem") :]
    offered = OFFER.search(sentence)
    return sentence[offered.start("verb") :] if offered and offered["verb"].lower() in VERBS else ""


def says_how(text: str) -> bool:
    """Whether a paragraph or item only says by what a thing is done, or what a goal requires."""
    plain = plain_words(text[:READ_AT_MOST])
    need = NEED.search(plain)
    needed = need and (need["verb"] or need["remedy"]).lower() in VERBS
    return bool(MEANS.search(plain) or needed) or states_requirement(text)


def states_need(text: str) -> bool:
    """Whether an item says what somebody needs to do."""
    need = SOMEBODY_NEEDS.search(plain_words(text[:READ_AT_MOST]))
    return bool(need and need["verb"].lower() in VERBS)


def recommends(text: str) -> bool:
    """Whether a paragraph recommends to do something."""
    return bool(RECOMMENDATION.search(plain_words(text[:READ_AT_MOST])))


def states_requirement(text: str) -> bool:
    """Whether a sentence says what somebody needs to do to reach a goal."""
    return any(map(REQUIREMENT.match, map(plain_words, sentences(text))))
