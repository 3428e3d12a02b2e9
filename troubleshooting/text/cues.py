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
# "**Important: ask first:**", not "**Important settings:**".
NOTE_WITH_COLON = re.compile(rf"^\W*{LABEL_OF_NOTE}\s?[:*_–—]", re.IGNORECASE)
# "Step 1: …", "Option B: …" counts what is done; it labels no note.
COUNTED_LABEL = re.compile(
    r"^\W*(?:step|option|method|solution|workaround|resolution|way|cause|scenario|case) (?:\d{1,2}|[a-z])\b",
    re.IGNORECASE,
)
# A question as its own label says: "Q: Why …".
QUESTION_LABEL = re.compile(r"^\W*Q(?:uestion)?\s?\d{0,2}\W{0,3}[:.)]", re.IGNORECASE)
READING = re.compile(
    r"^\W*(?:(?:please|also|then|you can also|you may also),?\s+)?"
    r"(?:for (?:more|further|additional|detailed|complete|specific|general|other)\b(?![^.]*follow these)|"
    r"for (?:the )?(?:latest|most recent|full|current|official) (?:information|details|documentation|guidance|list)\b|"
    r"for (?:instructions|details|info|information|help|steps|solutions|guidance)\b|"
    r"(?:to )?learn (?:more|how|about)|to (?:find|get|see|read) (?:out )?more|more (?:info|help|resources)|"
    r"see\b|refer to|read\b|review\b|"
    r"(?:recommended|helpful|related|useful)\b[\w\s]{0,40}"
    r"(?:links?|documents?|articles?|resources|topics|content|reading)|additional (?:info|resources)|"
    r"watch\b|references?\b|next steps|"
    r"(?:check(?: out)?|visit|consult|use(?! the (?:steps|instructions|procedures?)\b))\b[\w\s,'’-]{0,80}\b"
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
    r"^\W*(?:to|for|if|when)\b[^.]{1,300},\s+(?:please )?(?:also )?(?P<told>(?:see|refer to|read|review|visit|check out)\b.*)",
    re.IGNORECASE | re.DOTALL,
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
    r"overview|introduction|background|summary|details|description|information|"
    r"(?:about|information (?:about|on))\b.{0,60})\W*$",
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
    r"\b(?:can|may|might|could) (?:also |often |usually |sometimes )?(?:help|fix|resolve|solve)\b[\w\s,'-]{0,80}:$|"
    r"(?:the|these) following[\w\s]{0,40}(?:can|may|might|could)[\w\s]{0,40}help|"
    r"\b(?:choose|pick|select)\b[\w\s]{0,30}\b(?:steps|procedures?|methods?)\b|"
    r"following[\w\s]{0,40}(?:solutions?|options|methods|fixes|remedies|suggestions|workarounds|actions|"
    r"checks|things)|(?<!in )the following ways|one (?:or more )?of (?:the following|these)|"
    r"(?:check|verify|confirm|review|ensure) (?:the following|these|that|whether|if)|make sure|"
    r"steps? to (?:fix|resolve|troubleshoot)|"
    r"\bto (?:fix|resolve|solve|troubleshoot) (?:errors|issues|problems)\b[\w\s]{0,80}:$|"
    r"to (?:fix|resolve) (?:your|this|the|these) \w+(?: now)?\W*$|"
    r"(?:possible|common|some|these|recommended) (?:solutions|fixes|remedies|workarounds|best practices|"
    r"recommendations|tips|suggestions)\b|here(?: are|'s|’s)[\w\s]{0,40}(?:things|ways|tips|options)",
    re.IGNORECASE,
)
PROCEDURE = re.compile(
    r"(?:follow|complete|perform|do|use|take)[\w\s]{0,40} (?:these|the following|the) steps|"
    r"steps? (?:\w+ )?(?:below|process)|(?:the|these) following steps\W*$|(?<!try )these (?:\w+ )?steps|"
    r"as follows|do the following|"
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
HAND_OVER = re.compile(
    r"\bcontact (?:your|the) (?:helpdesk|help desk|service desk|it (?:support|department|team))\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"^\W*(?:if(?! (?:necessary|needed|required|prompted|you (?:want|like|prefer|wish|haven't done (?:so|that|this)|"
    r"(?:haven't|have not|don't|do not) (?:already|yet))))\b|in case|"
    r"for (?:users|devices|customers|[\w-]+s (?:that|who|with|without|on))\b|when (?:you|the|users)\b)",
    re.IGNORECASE,
)
WHEN = re.compile(r"^\W*when\b", re.IGNORECASE)
WORKAROUND = re.compile(r"^\W*(?:as a workaround|to work around)\b", re.IGNORECASE)
# "This opens a window. Enter your name.", "Select it.", "Then restart.": the step before it goes on.
CONTINUES = re.compile(
    r"^\W*(?:then\b|(?:once you\b[^,.]{1,80}, )?(?:click|tap|select|choose|press|scroll)\b|"
    r"(?:once|after|when) (?:this|that|the) [^,.]{1,40} (?:finishes|completes|has finished|is (?:done|finished|complete)),|"
    r"this (?:will|opens|starts|shows|displays|brings)\b|when prompted\b|"
    r"you(?:'ll| will| are|'re) (?:then )?(?:be )?prompted\b)",
    re.IGNORECASE,
)
# "You can list them with this command: Get-Rooms", within one paragraph.
COMMAND_WITHIN = re.compile(
    r"\b(?:with|using|run|running|use) (?:this|the following|these) (?:[\w-]+ )?(?:commands?|cmdlets?|scripts?):\s*\S",
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
    if names_reading(plain, linked=linked):
        return True
    pointer = POINTER.match(plain)
    return pointer is not None and (linked or not ON_THE_SPOT.match(pointer["told"]))


def leads_to_documents(lead: str) -> bool:
    """Whether the end of a lead-in announces documents to read."""
    return bool(READING.match(lead) or DOCUMENTS.search(lead[-200:]))
