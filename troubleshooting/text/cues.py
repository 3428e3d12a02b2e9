"""English wording that tells what a paragraph or a list item does.

Only the source side is read for wording, and it is English in every bilingual file; a text in
another language is segmented by its structure alone (`troubleshooting.text.segmentation`).
Every pattern is bounded, so that a hostile text costs no more than its length.
"""

from __future__ import annotations

import re

LABEL_OF_NOTE = r"(?:notes?|tips?|important|caution|warning|remarks?|refund|disclaimer)"
# The label and nothing else: what stands below it is the note.
NOTE_LABEL = re.compile(rf"^\W*{LABEL_OF_NOTE}\W*$", re.IGNORECASE)
# "Note: …", "**Tip** …", "Important You have to …", "Note that …"; not "Tips for sharing".
NOTE = re.compile(
    rf"^\W*{LABEL_OF_NOTE}\b"
    r"(?:\s?[:*_–—]|\s+that\b|\W*$|\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
READING = re.compile(
    r"^\W*(?:(?:please|also|then|you can also|you may also),?\s+)?"
    r"(?:for (?:more|further|additional|detailed|complete|specific|general|other)\b(?![^.]*follow these)|"
    r"for (?:instructions|details|info|information|help|steps|solutions|guidance)\b|"
    r"(?:to )?learn (?:more|how|about)|to (?:find|get|see|read) (?:out )?more|more (?:info|help|resources)|"
    r"see\b|refer to|read\b|review\b|"
    r"(?:recommended|helpful|related|useful)\b[\w\s]{0,40}"
    r"(?:links?|documents?|articles?|resources|topics|content|reading)|additional (?:info|resources)|"
    r"watch\b|references?\b|next steps|"
    r"(?:check(?: out)?|visit|consult|use)\b[\w\s,'’-]{0,80}\b"
    r"(?:FAQs?|articles?|documentation|website for|blogs?|links?|sections?))",
    re.IGNORECASE,
)
# "Read the value", "review your settings": looked at on the spot, unless it is linked or a document.
ON_THE_SPOT = re.compile(
    r"^\W*(?:please )?(?:read|review)\b(?![^\n]*\b(?:articles?|documents?|documentation|guides?|blogs?|topics?|"
    r"faqs?|instructions|tutorials?|resources?|posts?|links?|pages?|information)\b)",
    re.IGNORECASE,
)
# What stands in addition to the help at hand, whatever is offered.
TELLS_MORE = re.compile(
    r"^\W*(?:(?:please|also|then),?\s+)?(?:for (?:more|further|additional|detailed)|(?:to )?learn|more\b|"
    r"to (?:find|get|see|read) (?:out )?more|watch\b|additional\b|related\b)",
    re.IGNORECASE,
)
# "To do this, see …": what is done is written elsewhere.
POINTER = re.compile(
    r"^\W*(?:to|for|if|when)\b[^.]{1,300},\s+(?:please )?(?:also )?(?:see|refer to|read|review|visit|check out)\b",
    re.IGNORECASE,
)
# A heading below which only documents are named.
READING_HEAD = re.compile(
    r"^\W*(?:related|recommended|additional|helpful|useful|more|other|further|great)\b[\w\s]{0,30}"
    r"(?:links?|documents?|documentation|articles?|resources|topics|content|reading)\W*$|"
    r"^\W*(?:see also|learn more|references?|resources|advisory|documents|documentation)\W*$",
    re.IGNORECASE,
)
# A heading that says what sort of text stands below it, not what that is about.
SORT_OF_TEXT = re.compile(
    r"^\W*(?:(?:more|additional|further|general|other)\b[\w\s]{0,30}(?:information|details|notes|help|options)|"
    r"overview|introduction|background|summary|details|description|information|about\b.{0,60})\W*$",
    re.IGNORECASE,
)
# A lead-in that announces documents, whatever they may help with.
DOCUMENTS = re.compile(
    r"\b(?:see|read|review|refer to|visit|check out|explore|use|consult)\b[^.]{0,80}\b"
    r"(?:articles?|topics?|documents?|documentation|links?|guides?|blogs?|pages?)\b|\bsee\W*$",
    re.IGNORECASE,
)
REMEDIES = re.compile(
    r"\btry (?:the|these|one|each|some|any|following)\b|\btroubleshoot|"
    r"(?:the|these) following[\w\s]{0,40}(?:can|may|might|could)[\w\s]{0,40}help|"
    r"\b(?:choose|pick|select)\b[\w\s]{0,30}\b(?:steps|procedures?|methods?)\b|"
    r"following[\w\s]{0,40}(?:solutions?|options|methods|fixes|remedies|suggestions|workarounds|actions|"
    r"checks|things)|(?<!in )the following ways|one (?:or more )?of (?:the following|these)|"
    r"(?:check|verify|confirm|review|ensure) (?:the following|these|that|whether|if)|make sure|"
    r"steps? to (?:fix|resolve|troubleshoot)|"
    r"\bto (?:fix|resolve|solve|troubleshoot) (?:errors|issues|problems)\b[\w\s]{0,80}:$|"
    r"to (?:fix|resolve) (?:your|this|the|these) \w+(?: now)?\W*$|"
    r"possible solutions|here(?: are|'s|’s)[\w\s]{0,40}(?:things|ways|tips|options)",
    re.IGNORECASE,
)
PROCEDURE = re.compile(
    r"(?:follow|complete|perform|do|use|take)[\w\s]{0,40} (?:these|the following|the) steps|"
    r"steps? (?:\w+ )?(?:below|process)|(?<!try )these (?:\w+ )?steps|as follows|do the following|"
    r"(?:run|use|enter|execute) (?:the following|these) (?:\w+ )?(?:commands?|cmdlets?|scripts?)|"
    r"^\W*to [\w\s,'’-]{1,150}:$|"
    r"\bsteps to (?:enable|disable|set|turn|configure|install|create|change|manage)\b|"
    r"\bto (?:do|fix|enable|disable|manage|turn|set)\b[^.]{0,150}:$",
    re.IGNORECASE,
)
SYMPTOMS = re.compile(
    r"\b(?:messages?|errors?|symptoms?|limitations?|requirements?|prerequisites?)\W*$",
    re.IGNORECASE,
)
# A lead-in that announces what a thing is or has, not what to do.
FACTS = re.compile(
    r"\b(?:highlights|features|benefits|capabilities|advantages|limitations|requirements|prerequisites|"
    r"examples?|scenarios|characteristics|changes|roles|permissions|error messages?|licenses|subscriptions|plans)\b",
    re.IGNORECASE,
)
# What somebody has to do or to have; without a lead-in that offers it, a requirement.
REQUIRES = re.compile(
    r"^\W*(?:you|users?|admins?|they)\b[\w\s']{0,20} (?:must|need to|have to)\b", re.IGNORECASE
)
# "… such as when users:": the items finish a clause that only says when, which or why.
SUBORDINATE = re.compile(
    r"\b(?:when|whenever|where|because|which|who|while)(?: (?:an?|the|your))?(?: [\w-]+){0,2}\W*$",
    re.IGNORECASE,
)
# "If you get one of the following errors:", without a word on what to do then.
IN_CASE = re.compile(r"^\W*(?:if|when|once|after)\b[^,]{1,300}:\W*$", re.IGNORECASE)
STEPS = re.compile(r"\bsteps\b", re.IGNORECASE)
HAVING = re.compile(r"\b(?:must|need to|should) (?:have|meet|be)\b", re.IGNORECASE)
LOOKING = r"(?:double[- ]check|check(?! out| for (?:[\w-]+ ){0,3}updates?\b)|determine (?:if|whether)|verify|make sure|ensure|confirm|validate|be sure|look (?:in|at|for)|review(?= (?:the|your)\b))"
CHECKING = re.compile(rf"^\W*{LOOKING}\b", re.IGNORECASE)
# "Select History to see what happened": something is done in order to look, and nothing else.
LOOKED_FOR = re.compile(
    r"[^.]{0,300}(?<!want )(?<!like )\bto (?:see|check|review)\b[^.]{0,300}\.?\W{0,9}$|"
    r"\W{0,9}(?:go|navigate|browse|search|in|on)\b[^.]{0,300}\.\s+(?:you should (?:now )?see|if [^.,]{0,100}not appear)\b",
    re.IGNORECASE,
)
# "Make sure you sign out" asks to do something; "make sure you have a licence" asks to look.
SEEING_TO_IT = re.compile(
    r"^\W*(?:make sure|ensure|be sure)(?: that)?(?: you| to)(?: to)? (?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
HAND_OVER = re.compile(
    r"\bcontact (?:your|the) (?:helpdesk|help desk|service desk|it (?:support|department|team))\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"^\W*(?:if(?! (?:necessary|needed|required|prompted|you (?:want|like|prefer|wish)))\b|in case|"
    r"for (?:users|devices|customers|[\w-]+s (?:that|who|with|without|on))\b|when (?:you|the|users)\b)",
    re.IGNORECASE,
)
# "This opens a window. Enter your name.": the step before it goes on.
CONTINUES = re.compile(
    r"^\W*(?:this (?:will|opens|starts|shows|displays|brings)\b|when prompted\b|you(?:'ll| will| are|'re) (?:then )?"
    r"(?:be )?prompted\b)",
    re.IGNORECASE,
)
# A line between two lists that offers the second as well as the first.
CONJUNCTION = re.compile(r"^\W*(?:and|or|and/or)\W*$", re.IGNORECASE)
# A paragraph between two procedures that opens with one of these introduces the second.
CONNECTIVE = re.compile(
    r"^\W*(?:in addition|additionally|alternatively|otherwise|instead|also|then|next|after that|afterwards)\b",
    re.IGNORECASE,
)


def names_reading(plain: str, *, linked: bool) -> bool:
    """Whether a text opens with a document to read.

    Args:
        plain: Its words.
        linked: Whether there is a link in it.
    """
    return bool(READING.match(plain)) and (linked or not ON_THE_SPOT.match(plain))


def points_to_reading(plain: str, *, linked: bool) -> bool:
    """Whether a sentence, given as for `names_reading`, only says where to read."""
    return names_reading(plain, linked=linked) or bool(POINTER.match(plain))


def leads_to_documents(lead: str) -> bool:
    """Whether the end of a lead-in announces documents to read."""
    return bool(READING.match(lead) or DOCUMENTS.search(lead[-200:]))
