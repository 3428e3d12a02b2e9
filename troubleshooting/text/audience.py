"""Whether a step's English text asks for rights or tools that an employee lacks.

It only suggests: wording tells what a step touches, an editor knows who may touch it here.
Every pattern is bounded, so that a hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from functools import lru_cache

from troubleshooting.text.segmentation.marks import plain_words

MAX_EVIDENCE = 100
# The English of a step comes along with each of its languages.
REMEMBERED = 4_096
# "Ask your administrator to assign a license": anybody can ask. Up to the end of the sentence.
SOMEBODY_ELSE = re.compile(
    r"\b(?:contact|ask|call|consult|tell|check with|talk to|speak (?:to|with)|work with|"
    r"reach out to|get in touch with|get help from|depends on)\s"
    r"[^.:;\n]{0,60}\b(?:admin(?:istrator)?s?|IT|help ?desk|support (?:team|person)|department)\b[^.\n]*",
    re.IGNORECASE,
)
# A product's name before the word that matters makes the evidence readable: "Exchange admin center".
NAME = r"(?:(?:(?-i:[A-Z])[\w-]{1,20}|365)[ ]){0,3}"
ROLE = (
    r"(?:global|tenant|company|organization|exchange|sharepoint|teams|intune|azure|office 365|microsoft 365|"
    r"billing|licen[sc]e|user|security|compliance|domain|account|service|it|local)"
)
VERB = (
    r"(?:Add|Clear|Close|Complete|Connect|Convert|Disable|Disconnect|Enable|Export|Find|Get|Grant|Import|"
    r"Install|Invoke|Move|New|Register|Release|Remove|Repair|Reset|Restart|Restore|Resume|Revoke|Search|Set|"
    r"Start|Stop|Sync|Test|Uninstall|Unblock|Unregister|Update|Upgrade)"
)
CUES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Where administrators work.
        rf"\b{NAME}admin(?:istration|istrator)? (?:cent(?:er|re)|portal|console)s?\b",
        r"\b(?-i:EAC)\b",
        r"\b(?:security|compliance|protection)(?: (?:&|and) \w{1,20})? (?:cent(?:er|re)|portal)\b",
        r"\b(?:microsoft )?(?:365 )?(?:purview|defender)(?: compliance)? portal\b",
        r"\bazure (?:portal|active directory|ad\b)",
        r"\bmicrosoft entra(?: id)?\b",
        r"\b(?:intune|endpoint manager|configuration manager)\b(?! company portal)",
        r"\bservice health\b",
        r"\b(?:message trace|org(?:anization)? settings|active users)\b",
        r"\b(?:billing|users|groups|domains|admin cent(?:ers|res))\W{1,6}>",
        r"\byour products\b",
        r"\b(?:admin|compliance|security|protection|endpoint|entra|devicemanagement)"
        r"\.(?:microsoft|office|exchange)\.com\b|\bportal\.azure\.com\b",
        # Tools and places that need elevated rights.
        r"\b(?:windows )?powershell\b|\bexchange management shell\b",
        rf"(?-i:\b{VERB}-[A-Z][A-Za-z]{{3,40}}\b)",
        r"\b(?:registry (?:editor|(?:sub)?keys?|values?|entry|entries|settings?)|"
        r"(?<=the )registry|(?<=windows )registry|regedit)\b",
        r"\b(?:group polic(?:y|ies)|gpedit|gpupdate|(?-i:GPOs?))\b",
        r"\belevated (?:command|prompt|session|shell)",
        # What belongs to the whole organization.
        r"\btenant(?:s|-wide|ed)?\b",
        r"\b(?:(?:re|un)?assign|buy|purchas|remov|add)(?:e|ed|es|ing|s)? (?:[\w-]{1,20} ){0,4}licen[sc]es?\b",
        r"\blicen[sc]e assignments?\b|\blicen[sc]es? (?:is|are) (?:not )?assigned\b",
        r"\b(?:dns|mx|txt|cname|spf|dkim|dmarc|srv) (?:[\w-]{1,20} )?(?:records?|zones?|host(?:ing)?|settings)\b",
        r"\b(?-i:SPF|DKIM|DMARC)\b",
        r"\bconditional access\b",
        r"\b(?:transport|mail flow) rules?\b|\bmail flow\b",
        r"\b(?:retention|dlp|data loss prevention|anti-?spam|anti-?phishing|safe links|compliance|"
        r"sharing|messaging|meeting|app protection|outbound spam|access) polic(?:y|ies)\b",
        r"\b(?:on-?premises|active directory|domain controller|ad fs|directory sync\w{0,15})\b",
        # Who may.
        rf"\b{ROLE} admin(?:istrator)?s?\b",
        r"\bas (?:an? |the )?(?:[\w-]{1,20} ){0,2}admin(?:istrator)?s?\b",
        r"\badmin(?:istrator|istrative)?s? (?:permissions?|rights?|privileges?|roles?|accounts?|credentials?|"
        r"consent|access|can|must|need)\b",
        r"\b(?:you(?:'re|’re| are| must be| need to be)|being) an admin(?:istrator)?\b",
        r"\b(?:owner|contributor|reader) (?:role|access)\b",
        # What the organization buys and what protects it.
        r"\b(?:cost management|billing (?:accounts?|profiles?|notifications?)|invoices?)\b",
        r"\bdefender for [\w-]{1,20}",
        # Somebody else's account is worked on.
        r"\b(?:the|a) user['’]s\b|\b(?:the|your|each|all|other|affected|individual|give|enable) users?\b"
        r"(?! (?:names?|icons?|accounts?|folders?|profiles?|pictures?)\b)",
        r"\b(?:in|for|across) your organi[sz]ation\b",
    )
)
# What plain words do not tell: where a link leads, and names that lose their underscores.
IN_MARKDOWN = re.compile(
    r"(?-i:\bHK(?:EY_[A-Z_]{4,20}|LM|CU)\b)|"
    r"\b(?:portal\.azure\.com|(?:admin|compliance|security|protection)\.(?:microsoft|office)\.com|"
    r"adminportal|microsoft-365/admin)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=REMEMBERED)
def words_for_helpdesk(markdown: str) -> str:
    """The words of a step that suggest the helpdesk does it.

    Args:
        markdown: The step's English text.

    Returns:
        At most `MAX_EVIDENCE` characters, of the kind of cue that says most; "" where everybody can
        do the step, which includes asking an administrator.
    """
    words = " ".join(SOMEBODY_ELSE.sub(" ", plain_words(markdown)).split())
    found = next((match for cue in CUES if (match := cue.search(words))), None)
    found = found or IN_MARKDOWN.search(markdown)
    return found[0].strip()[:MAX_EVIDENCE] if found else ""
