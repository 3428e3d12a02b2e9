"""What a translation tool left behind, and blanks for the reader that it broke."""

from __future__ import annotations

import re
from collections import Counter

from troubleshooting.text.checks.check import Check, Weight, changes, gettext_noop
from troubleshooting.text.checks.pair import Pair

# Numbered stand-ins for what a machine was not to translate: `#A0`, `#B12`.
TOKEN = re.compile(r"(?<![\w#&])#[A-Z]\d{1,3}(?!\w)")
ENTITY = re.compile(r"&\s?(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5})\s?;", re.IGNORECASE)
# Bytes of UTF-8 read as Windows-1252 or Latin-1, and what stands for characters that could not be
# read. Portuguese ends words with Ã, which quotation marks may follow.
HIGH = "\\x80-\\xba\\xbc-\\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•–—˜™š›œžŸ"
MOJIBAKE = re.compile(rf"\ufffd|Ã[{HIGH}]|â€[{HIGH}“”‘’]?")
TOOL_TAG = re.compile(
    r"</?(?:ph|bpt|ept|mrk|seg|tuv?|x)\b[^<>]*>|__PH_?\d+__|\{\\f:\d+", re.IGNORECASE
)
# What each begins with, looked for first: it is quick, and mostly not there.
SIGNS = (("#", TOKEN), (("<", "__PH", "{\\f"), TOOL_TAG))
GARBLED = ("\ufffd", "Ã", "â€")
# `<server name>`, `\<name\>`, `{0}`, `%1`, `%s`, `$variable`.
ANGLE = re.compile(r"<(?![/!])[^<>\n\\]{1,60}\\?>")
# An HTML tag is markup, not a blank.
TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|hr|i|img|kbd|li|ol|p|span|strong|sub|sup|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)
VARIABLE = re.compile(r"\{\{?\w+\}?\}|(?<![\w%])%(?:\d|[sd])(?![\w%])|\$[A-Za-z]\w+")


class Leftovers(Check):
    """Finds tokens, entities and garbled characters that the source does not have."""

    id = "leftovers"
    name = gettext_noop("Left-over tokens")
    explanation = gettext_noop("Something of a translation tool is left in the text.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The tokens."""
        target, source = pair.target.uncoded, pair.source.uncoded
        found = [
            match[0]
            for signs, pattern in SIGNS
            if any(sign in target for sign in signs)
            for match in pattern.finditer(target)
            if match[0] not in source
        ]
        # As it was given: a compatibility form takes some garbled characters for others.
        if any(sign in pair.target.markdown for sign in GARBLED):
            found += MOJIBAKE.findall(pair.target.markdown)
        return ", ".join(dict.fromkeys([*found, *_entities(target, source)]))


class Placeholders(Check):
    """Finds blanks such as `<name>` and variables that are fewer, more, or others."""

    id = "placeholders"
    name = gettext_noop("Placeholders")
    explanation = gettext_noop("The blanks or variables are not those of the original.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """Blanks where their number differs, and variables that one side alone has."""
        source, target = pair.source.unlinked, pair.target.unlinked
        missing: list[str] = []
        added: list[str] = []
        if "<" in source or "<" in target:
            there, here = _blanks(source), _blanks(target)
            if len(there) != len(here):
                missing, added = there, here
        if "{" in source or "%" in source or "$" in source:
            there, here = VARIABLE.findall(source), VARIABLE.findall(target)
            missing += (Counter(there) - Counter(here)).elements()
        return changes(missing, added) if missing or added else ""


def _entities(target: str, source: str) -> list[str]:
    if "&" not in target:
        return []
    known = {_name(entity) for entity in ENTITY.findall(source)}
    return [entity for entity in ENTITY.findall(target) if _name(entity) not in known]


def _name(entity: str) -> str:
    return entity.strip("&; ").casefold()


def _blanks(text: str) -> list[str]:
    return [match[0] for match in ANGLE.finditer(text) if not TAG.fullmatch(match[0])]
