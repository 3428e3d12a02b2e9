"""Whether an English sentence tells its reader to do something, and what it tells first."""

from __future__ import annotations

import re

from troubleshooting.text import cues
from troubleshooting.text.segmentation.marks import MENU_PATH, plain_words
from troubleshooting.text.segmentation.sentences import READ_AT_MOST, sentences

VERBS = frozenset(
    """
    access acquire activate add adjust allow apply approve archive ask assign attach attempt authenticate
    authorize back block bring browse buy call cancel capture change check choose clear click close collapse
    collect compare compose configure confirm connect continue convert copy create customize cut deactivate
    decrease define delete deploy deselect detach determine disable discard disconnect dismiss double-check
    double-click double-tap download drag drop edit empty enable encrypt enlarge ensure enter escalate evaluate examine
    execute exit expand export extend extract fetch fill filter find finish flag follow force format free gather
    generate get give go grant group have hide highlight hit hold hover identify import include increase inform
    initiate insert inspect install invite isolate join keep launch leave let limit link list load locate lock
    log look lower make manage map mark merge migrate minimize modify monitor mount move mute name navigate
    notify obtain offboard onboard open override pair paste pause perform pick pin place plan plug point post
    prepare press print proceed provide provision publish pull purchase put query quit read re-add re-assign
    re-authenticate re-create re-enable re-enter re-install re-register re-run reactivate rearrange reassign
    reauthenticate reboot rebuild recheck reclaim reconnect record recover recreate redeem reduce refresh
    regenerate register reinstall reinstate rejoin relaunch release reload relocate remove rename renew reopen
    repair repeat replace report request rerun resend reset resize resolve respond restart restore restrict
    resubmit resume retrieve retry return reverse review revoke right-click roll rotate run save scan schedule scroll
    search select send set share shut sideload sign sign-in skip slide sort specify start stop store submit
    subscribe substitute suspend swap swipe switch sync synchronize tap terminate test tick toggle trace
    transfer trigger try turn type unassign unblock uncheck undelete undo unhide uninstall unlink
    unlock unmount unmute unpin unplug unregister unselect unsubscribe untick unzip update upgrade upload use
    validate verify wait work write zoom
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
# "Recalculate the total": whatever the word, before an object it is a verb by its place, unless by
# its form or by itself it cannot be one that tells to do something.
VERB_BY_PLACE = re.compile(
    r"(?!(?:\w+(?:ing|ed|ly|[^s]s)\b|about|above|across|after|against|all|along|although|amid|among|and|any|"
    r"around|as|at|because|before|behind|below|beneath|beside|besides|between|beyond|both|but|by|can|consider|"
    r"contact|could|despite|discover|do|don't|down|during|each|either|every|except|explore|for|from|half|how|if|"
    r"in|inside|into|isn't|it|keep|know|learn|let|like|may|might|must|near|neither|nor|not|note|of|off|on|once|"
    r"only|onto|or|out|outside|over|per|remember|see|shall|should|since|so|some|such|than|that|then|there|though|"
    r"through|throughout|till|to|toward|under|understand|unless|unlike|until|up|upon|via|view|visit|was|watch|"
    r"what|when|where|whether|which|while|who|why|will|with|within|without|would|yet)\b)"
    r"[a-z][a-z-]{2,} (?-i:the|an?|your|this|these|that|any|all|each|every|its|their|it|them|both)\b",
    re.IGNORECASE,
)
# "Search results are limited": a verb by its form, and a noun where another verb follows.
NOUN_PHRASE = re.compile(
    r"(?:access|archive|change|copy|download|export|filter|group|import|list|log|map|name|place|plan|post|print|"
    r"purchase|query|read|record|report|request|return|review|schedule|search|share|start|store|sync|test|transfer|update|"
    r"upgrade|upload|work)(?: (?!that\b|which\b|what\b|who\b|where\b|if\b|how\b|you\b)[\w'-]+){0,3} "
    r"(?:is|are|was|were|can|will|may|might|must|has|have|does|do)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r",\s+(?:and\s+)?(?:then\s+)?|;\s+|\s+-\s+")
OPENING = re.compile(
    r"^(?:please|then|next|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|now|also|and|or|instead|otherwise|"
    r"alternatively|additionally|optionally|\(optional\)|so|just|simply|be sure to|you must|you'll need to|"
    r"you’ll need to|you need to|you should(?! have \w+(?:ed|en)\b)|you have to|you will need to|users should|admins should|\w+ly)"
    r"(?!\w)[\s,]*",
    re.IGNORECASE,
)
# What somebody may or has to do, without saying "do it".
MODAL = re.compile(
    r"\b(?:you|users|admins)(?:(?:'ll| will)? (?:need|have) to|'ll| can| must| should)\s*$",
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
    r"^\W*visit\b[^.]{1,150}?\bto (?:\w+ly )?(?:download|install|update|upgrade|repair|register|reset)\b|"
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
    r"\b(?:you (?:can|(?:may|might) want to)|admins (?:can|have to|need to)) (?:then )?(?P<verb>[a-z-]+)\b",
    re.IGNORECASE,
)
# "To publish it, you need to add a record": what the goal requires, before it is told how.
REQUIREMENT = re.compile(
    r"^\W*(?:in order )?to\b[^.]{1,200}?,\s+(?:you|users|admins)\b(?:'ll| will)? (?:first )?"
    r"(?:need to|must|have to)\b",
    re.IGNORECASE,
)
# "Groups can be deleted by …": that it can be done, and by what.
MEANS = re.compile(
    r"\bcan be \w{1,30}ed\b[^.]{0,100}\b(?:by|using)\b|"
    r"\bcan (?!also)\w{1,30} [^.]{0,150}\bby \w{1,30}ing\b",
    re.IGNORECASE,
)
# '"Ask to share" is on': a name that sounds like an instruction.
NAME = re.compile(r"^[\"“][^\"“”]{1,80}[\"”]\s+\w")
QUOTATION = re.compile(r"^\W*[\"“][^\"“”]+[\"”]\W*$")


def imperative_clause(sentence: str) -> str:
    """The clause of an English sentence that tells its reader to do something; "" if none does."""
    plain = plain_words(sentence)
    clauses = CLAUSE.split(plain)
    for position, clause in enumerate(clauses):
        words = clause
        while (shorter := OPENING.sub("", words, count=1)) != words:
            words = shorter
        bare = words.lstrip("'\"“‘(· ")
        first = re.match(r"[A-Za-z][\w-]*", bare)
        named = NAME.match(words) or NOUN_PHRASE.match(words)
        if (
            first
            and not named
            and (first[0].lower() in VERBS or VERB_BY_PLACE.match(bare))
            and (position == 0 or _may_lead(clauses[0]))
        ):
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
        if any(
            one.search(plain) for one in (NO_DEED, ANNOUNCEMENT, REQUIREMENT)
        ) or cues.points_to_reading(plain, linked="](" in sentence):
            continue
        offered = conditional or (answers and MENU_PATH.search(sentence))
        if clause := imperative_clause(sentence) or (offered and _offered_deed(plain)):
            return clause
    return ""


def only_permits(text: str) -> bool:
    """Whether the first thing a paragraph tells is what may or has to be done, not to do it."""
    plain = plain_words(text[:READ_AT_MOST])
    before, found, _after = plain.partition(first_instruction(text) or "\n\n")
    return bool(found and MODAL.search(before[-40:]))


def _offered_deed(sentence: str) -> str:
    """In the case asked about, "you can change it" tells what to do."""
    offered = OFFER.search(sentence)
    return sentence[offered.start("verb") :] if offered and offered["verb"].lower() in VERBS else ""


def says_how(text: str) -> bool:
    """Whether a paragraph or item only says by what a thing is done, or what a goal requires."""
    plain = plain_words(text[:READ_AT_MOST])
    return bool(MEANS.search(plain)) or states_requirement(text)


def states_requirement(text: str) -> bool:
    """Whether a sentence says what somebody needs to do to reach a goal."""
    return any(map(REQUIREMENT.match, map(plain_words, sentences(text))))


def asks_to_look(text: str) -> bool:
    """Whether the first thing asked is to look, so that nothing is changed by it."""
    clause = first_instruction(text)
    seen_to = cues.SEEING_TO_IT.match(clause)
    if seen_to and seen_to["verb"].lower() in VERBS - {"have", "use", "get"}:
        return False
    return bool(cues.CHECKING.match(clause))


def changes_nothing(text: str) -> bool:
    """Whether what is told is a look, or done for a look alone."""
    plain = plain_words(text[:READ_AT_MOST])
    return asks_to_look(text) or bool(cues.LOOKED_FOR.match(plain))
