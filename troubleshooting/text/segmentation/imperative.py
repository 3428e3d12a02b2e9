"""Whether an English sentence tells its reader to do something, and what it tells first."""

from __future__ import annotations

import re

from troubleshooting.text import cues
from troubleshooting.text.marks import MENU_PATH, plain_words
from troubleshooting.text.sentences import READ_AT_MOST, sentences

VERBS = frozenset(
    """
    activate add adjust allow apply approve ask assign attach back block browse buy call cancel change check choose
    clear click close collapse collect configure confirm connect copy create cut deactivate decrease delete
    deselect determine disable disconnect dismiss double-click double-tap download drag edit empty enable ensure enter
    enlarge execute exit expand export extract fill find finish follow force format free get give go grant have
    hide hold hover identify import increase insert install join launch leave let link locate lock log look
    lower make map mark merge mount move mute navigate open pair paste pause perform pick pin plug point post
    press print provide publish pull purchase put quit rearrange re-add re-assign re-create re-enable re-enter
    re-install reactivate reassign rebuild reboot recreate recover redeem register reinstall release remove
    rename renew reopen repair repeat replace report request rerun reset resize restart restore resume
    retry reverse revoke right-click rotate run save scan schedule scroll search select send set share shut
    sign sign-in skip slide sort specify start stop submit swipe switch sync synchronize tap test toggle
    transfer try turn type unblock uncheck undo uninstall unlink unlock unmount unmute unpin unplug unselect
    update upgrade upload use validate verify wait work
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
CLAUSE = re.compile(r",\s+(?:and\s+)?(?:then\s+)?|;\s+|\s+-\s+")
OPENING = re.compile(
    r"^(?:please|then|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|now|also|and|or|instead|otherwise|"
    r"alternatively|additionally|optionally|\(optional\)|so|just|simply|be sure to|you must|you'll need to|"
    r"you’ll need to|you need to|you should|you have to|you will need to|users should|admins should|\w+ly)"
    r"(?!\w)[\s,]*",
    re.IGNORECASE,
)
# What may stand before an instruction: "If it fails, …", "In Settings, …", "First, …".
LEADING = re.compile(
    r"(?:if|when|once|after|before|to|in|on|at|from|under|next to|for|with|then|instead|otherwise|as|by|while|"
    r"until|unless|and|or|since|because|first|second|secondly|third|next|now|finally|alternatively|"
    r"additionally|optionally|also)\b"
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
    r"^(?:if|when|alternatively)\b[^.]{0,300}\byou can\b(?! also)[^.]{0,200} by (?!using)\w+ing\b",
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
OFFER = re.compile(
    r"\byou (?:can|(?:may|might) want to) (?:then )?(?P<verb>[a-z-]+)\b", re.IGNORECASE
)
QUOTATION = re.compile(r"^\W*[\"“][^\"“”]+[\"”]\W*$")


def imperative_clause(sentence: str) -> str:
    """The clause of an English sentence that tells its reader to do something; "" if none does."""
    plain = plain_words(sentence)
    clauses = CLAUSE.split(plain)
    for position, clause in enumerate(clauses):
        words = clause
        while (shorter := OPENING.sub("", words, count=1)) != words:
            words = shorter
        first = re.match(r"[A-Za-z][\w-]*", words.lstrip("'\"“‘(· "))
        if first and first[0].lower() in VERBS and (position == 0 or _may_lead(clauses[0])):
            return words
    located = LOCATED.match(plain)
    if located:
        return plain[located.start("deed") :]
    return plain if BY_DOING.search(plain) else ""


def _may_lead(clause: str) -> bool:
    return bool(LEADING.match(clause.strip(" \"'“(").lower()))


def first_instruction(text: str, *, answers: bool = False) -> str:
    """The first clause of a paragraph or item that tells its reader to do something, or "".

    Args:
        text: Markdown.
        answers: Whether it answers a question, so that "you can change it" tells what to do.
    """
    if SOFT.match(text) or QUOTATION.match(text[:READ_AT_MOST]):
        return ""
    conditional = bool(cues.CONDITION.match(text))
    for sentence in sentences(text):
        plain = plain_words(sentence)
        if any(one.search(plain) for one in (NO_DEED, ANNOUNCEMENT)) or cues.points_to_reading(
            plain
        ):
            continue
        offered = conditional or (answers and MENU_PATH.search(sentence))
        if clause := imperative_clause(sentence) or (offered and _offered_deed(plain)):
            return clause
    return ""


def _offered_deed(sentence: str) -> str:
    """In the case asked about, "you can change it" tells what to do."""
    offered = OFFER.search(sentence)
    return sentence[offered.start("verb") :] if offered and offered["verb"].lower() in VERBS else ""


def asks_to_look(text: str) -> bool:
    """Whether the first thing asked is to look, so that nothing is changed by it."""
    clause = first_instruction(text)
    seen_to = cues.SEEING_TO_IT.match(clause)
    if seen_to and seen_to["verb"].lower() in VERBS - {"have", "use", "get"}:
        return False
    return bool(cues.CHECKING.match(clause))
