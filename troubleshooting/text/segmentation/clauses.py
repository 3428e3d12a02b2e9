"""The clause of an English sentence that tells its reader to do something."""

from __future__ import annotations

import re

from troubleshooting.text.segmentation.marks import LINK, plain_words
from troubleshooting.text.segmentation.verbs import NOUN_PHRASE, VERB_BY_PLACE, VERBS

CLAUSE_END = re.compile(r"(,\s+(?:and\s+)?(?:then\s+)?|;\s+|\s+-\s+)")
# A clause with a subject of its own: what is enumerated behind it belongs to that subject.
MAIN = re.compile(
    r"(?:you|we|they|it|he|she|there|this|these|those)\b|"
    r"[^,]{1,200}?\b(?:is|are|was|were|has|have|had|can|cannot|can't|will|won't|may|might|must|should|would|could|"
    r"does|do|don't|doesn't)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:please|then|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|now|also|and|or|instead|otherwise|"
    r"alternatively|additionally|optionally|\(optional\)|so|just|simply|be sure to|you must|you'll need to|"
    r"you’ll need to|you need to|you should(?! have \w+(?:ed|en)\b)|you have to|you will need to|you'll have to|you will have to|users should|admins should|\w+ly)"
    r"(?!\w)[\s,]*",
    re.IGNORECASE,
)
DEED_END = re.compile(r",\s+|;\s+|\s+and\s+")
# "If it is slow, you see an error, or the list is empty, …": the cases go on up to the last one.
CASE = re.compile(r"\W*(?:if|when|in case)\b", re.IGNORECASE)
OTHER_CASE = re.compile(r"or\b", re.IGNORECASE)
JOINED = re.compile(r"(?:and|or|but)\b", re.IGNORECASE)
POLITE = re.compile(r"please\b", re.IGNORECASE)
# What may stand before an instruction: "If it fails, …", "In Settings, …", "First, …".
LEADING = re.compile(
    r"(?:if|when|once|after|before|to|in|on|at|from|under|next to|for|with|then|instead|otherwise|as|by|while|"
    r"until|unless|and|or|since|because|first|second|secondly|third|next|now|finally|alternatively|"
    r"additionally|optionally|also|using)\b"
)
# "On the left rail navigate …": a place, and without a comma what is done there.
LOCATED = re.compile(
    r"^\W*(?:in|on|at|from|under)\b[^.,]{1,100}?\b(?P<deed>click|select|choose|enter|type|run|open|press|tap|"
    r"navigate|go to)\b",
    re.IGNORECASE,
)
BY_DOING = re.compile(
    r"\b(?:by|try|and) (?:going to|selecting|clicking|choosing|opening|running|pressing|navigating|signing)\b|"
    r"\btry (?:to )?\w+ing\b|\b(?:begin|start) by \w+ing\b|"
    r"^\W*visit\b[^.]{1,150}?\bto (?:\w+ly )?(?:download|install|update|upgrade|repair|register|reset)\b|"
    r"^(?:if|when|alternatively)\b[^.]{0,300}\byou can\b(?! also)[^.]{0,200} by (?!using)\w+ing\b",
    re.IGNORECASE,
)
# '"Ask to share" is on', "**Block download** is available": a name that sounds like an instruction.
NAME = re.compile(
    rf"^\W{{0,3}}(?:[\"“][^\"“”]{{1,80}}[\"”]\s+\w|(?:{LINK}|\*\*[^*\n]{{1,80}}\*\*)(?:\s+\([^()\n]{{1,60}}\))?\s+"
    r"(?:is|are|was|were|has|have|can|will|may|might|lets|allows|enables|provides|offers|shows|describes|"
    r"explains|controls|means|helps|gives|contains|includes)\b)"
)


def imperative_clause(sentence: str) -> str:
    """The clause of an English sentence that tells its reader to do something; "" if none does."""
    plain = plain_words(sentence)
    if clause := _told_clause(plain, named=bool(NAME.match(sentence))):
        return clause
    located = LOCATED.match(plain)
    if located:
        return plain[located.start("deed") :]
    return plain if BY_DOING.search(plain) else ""


def deeds(words: str) -> list[str]:
    """The clauses of an instruction that begin with a verb, "and" taken for the end of one."""
    clauses = (without_opening(one) for one in DEED_END.split(words))
    return [one for one in clauses if _begins_with_verb(one)]


def _told_clause(plain: str, *, named: bool) -> str:
    """The clause that begins with a verb, behind nothing but what may stand before an instruction."""
    first, *others = CLAUSE_END.split(plain)
    if not named and _begins_with_verb(words := without_opening(first)):
        return words
    if not _leads(first):
        return ""
    is_told, conditional = not named, CASE.match(first)
    for mark, clause in zip(others[::2], others[1::2], strict=True):
        words = without_opening(clause)
        again = "then" in mark or ";" in mark or POLITE.match(clause)
        if (is_told or again) and _begins_with_verb(words):
            return words
        joined = "and" in mark or JOINED.match(clause)
        if conditional and OTHER_CASE.match(clause):
            is_told = True
        is_told = is_told and (bool(joined) or _leads(clause) or not MAIN.match(clause))
    return ""


def without_opening(clause: str) -> str:
    """The words behind "Please", "Then", "You must" and the like."""
    words = clause
    while (shorter := OPENING.sub("", words, count=1)) != words:
        words = shorter
    return words


def _begins_with_verb(words: str) -> bool:
    bare = words.lstrip("'\"“‘(· ")
    first = re.match(r"[A-Za-z][\w-]*", bare)
    if (
        first is None
        or bare[first.end() :].startswith(" of ")
        or NAME.match(words)
        or NOUN_PHRASE.match(words)
    ):
        return False
    return first[0].lower() in VERBS or bool(VERB_BY_PLACE.match(bare))


def _leads(clause: str) -> bool:
    return bool(LEADING.match(clause.strip(" \"'“(").lower()))
