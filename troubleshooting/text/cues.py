"""English wording that tells what a paragraph or a list item does.

Only the source side is read for wording, and it is English in every bilingual file; a text in
another language is segmented by its structure alone (`troubleshooting.text.segment`).
"""

from __future__ import annotations

import re

NOTE = re.compile(
    r"^\W*(?:note|notes|tip|tips|important|caution|warning|remarks?|refund|recommended)\b\W*(?::|\*|\s)",
    re.IGNORECASE,
)
READING = re.compile(
    r"^\W*(?:for (?:more|further|additional|detailed|complete|specific|general)\b(?![^.]*follow these)|"
    r"for (?:instructions|details|info|information|help|steps|solutions|guidance)\b|"
    r"(?:to )?learn (?:more|how|about)|to (?:find|get) (?:out )?more|more (?:info|help|resources)|see\b|"
    r"(?:please )?(?:see|refer to|read|review)\b|(?:recommended|helpful|related|useful)\b[\w\s]*"
    r"(?:links?|documents?|articles?|resources|topics|content|reading)|additional (?:info|resources)|"
    r"watch\b|references?\b|next steps)",
    re.IGNORECASE,
)
REMEDIES = re.compile(
    r"\btry (?:the|these|one|each|some|this|any|following)\b|\btroubleshoot|(?:the|these) following[\w\s]*(?:can|may|might|could)[\w\s]*help|"
    r"following[\w\s]*(?:solutions?|options|methods|fixes|remedies|suggestions|workarounds|actions|checks|"
    r"ways|things)|one (?:or more )?of (?:the following|these)|(?:check|verify|confirm|review|ensure) "
    r"(?:the following|these|that|whether|if)|make sure|steps? to (?:fix|resolve|troubleshoot)|"
    r"possible (?:causes|solutions|reasons)|here(?: are|'s)[\w\s]*(?:things|ways|tips)",
    re.IGNORECASE,
)
PROCEDURE = re.compile(
    r"(?:follow|complete|perform|do|use|take)[\w\s]* (?:these|the following|the) steps|"
    r"steps? (?:below|process)|these steps|as follows|do the following|^\W*to [\w\s,'-]+:$|"
    r"\bto (?:do|fix|enable|disable|manage|turn|set)\b[^.]*:$",
    re.IGNORECASE,
)
SYMPTOMS = re.compile(
    r"\b(?:messages?|errors?|symptoms?|limitations?|requirements?)\W*$", re.IGNORECASE
)
CHECKING = re.compile(
    r"^\W*(?:double[- ]check|check|verify|make sure|ensure|confirm|validate|be sure)\b",
    re.IGNORECASE,
)
HAND_OVER = re.compile(
    r"\bcontact (?:your|the) (?:helpdesk|help desk|service desk|it (?:support|department|team))\b",
    re.IGNORECASE,
)
BOLD_LINE = re.compile(r"^\s*(?:\*\*|__)(?P<words>(?:(?!\*\*|__).)+)(?:\*\*|__)\s*:?\s*$")
LINK_ONLY = re.compile(r"^\W*\[[^\]]*(?:\[[^\]]*\][^\]]*)*\]\([^)]*\)[\W_]*$")
COLON_END = re.compile(r"[:：]\W*$")
CONDITION = re.compile(r"^\W*(?:if|when|in case|for (?:users|devices|customers))\b", re.IGNORECASE)
OTHER_LANGUAGE_NOTE = re.compile(
    r"^\s*(?:\*\*|__)[^*_:：]{1,30}(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*\S"
)

VERBS = frozenset(
    """
    activate add adjust allow apply approve ask assign attach back block browse buy cancel change check choose
    clear click close collapse configure confirm connect copy create cut deactivate decrease delete
    deselect determine disable disconnect dismiss double-click download drag edit empty enable ensure enter
    enlarge exit expand export extract fill find finish follow force format free get give go grant have hide
    hold hover identify import increase insert install join launch leave let link locate lock log look lower
    make map mark merge mount move mute navigate open pair paste pause perform pick pin plug point post press
    print provide publish pull purchase put quit rearrange re-add re-assign re-create re-enable re-install
    reactivate reassign rebuild reboot recreate recover redeem re-enter register reinstall release remove
    rename renew reopen repair repeat replace report request rerun reset resize restart restore resume
    retry reverse revoke right-click rotate run save scan schedule scroll search select send set share shut
    sign skip slide sort specify start stop submit swipe switch sync synchronize tap test toggle transfer try
    turn type unblock uncheck undo uninstall unlink unlock unmount unmute unpin unplug unselect update upgrade
    upload use validate verify wait work
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
SENTENCE = re.compile(r"(?<=[.!?:])[\s*_]+(?=[\w\[*\"'“‘])")
OPENING = re.compile(
    r"^(?:please|then|next|first|second|third|finally|now|also|and|or|instead|otherwise|so|just|"
    r"simply|be sure to|you must|you'll need to|you need to|you should|you have to|users should)"
    r"\b[\s,]*",
    re.IGNORECASE,
)
BY_DOING = re.compile(
    r"\b(?:by|try|and) (?:going to|selecting|clicking|choosing|opening|running|pressing|navigating|signing)\b",
    re.IGNORECASE,
)
SOFT = re.compile(
    r"^\W*(?:you can also|consider|we recommend|it'?s recommended|you might want)\b", re.IGNORECASE
)


def plain_words(markdown: str) -> str:
    """The words of inline Markdown: link addresses, anchors and emphasis marks removed."""
    text = re.sub(r"<a name=\"[^\"]*\"></a>", "", markdown)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    return re.sub(r"[*_\[\]`\\]", "", text).strip()


def imperative_clause(sentence: str) -> str:
    """The clause of an English sentence that tells its reader to do something; "" if none does."""
    plain = plain_words(sentence)
    clauses = re.split(r",\s+(?:and\s+)?(?:then\s+)?|;\s+|\s+-\s+", plain)
    for position, clause in enumerate(clauses):
        words = clause
        while (shorter := OPENING.sub("", words, count=1)) != words:
            words = shorter
        first = re.match(r"[A-Za-z][\w-]*", words.lstrip("'\"“‘(· "))
        if first and first[0].lower() in VERBS and (position == 0 or _may_lead(clauses[0])):
            return words
    return plain if BY_DOING.search(plain) else ""


def _may_lead(clause: str) -> bool:
    """Whether a clause may stand before an instruction: "If it fails, …", "In Settings, …"."""
    return bool(
        re.match(
            r"(?:if|when|once|after|before|to|in|on|at|from|under|next to|for|with|then|instead|otherwise|"
            r"as|by|while|until|unless|and|or|since|because)\b",
            clause.strip(" \"'“(").lower(),
        )
    )


def first_instruction(text: str) -> str:
    """The first clause of a paragraph or item that tells its reader to do something, or ""."""
    if SOFT.match(text):
        return ""
    for sentence in SENTENCE.split(text):
        if not READING.match(plain_words(sentence)) and (clause := imperative_clause(sentence)):
            return clause
    return ""
