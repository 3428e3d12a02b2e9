"""Markdown and HTML in the text: balanced, and around as much as in the source."""

from __future__ import annotations

import re
from collections import Counter

from troubleshooting.text.checks.check import Check, Weight, gettext_noop
from troubleshooting.text.checks.pair import Pair

ESCAPED_MARK = re.compile(r"\\\*\\\*|\\\*\*|(?<!\*)\*\\\*")
BROKEN_LINK = re.compile(r"\]\s+\((?:https?:|/|[\w./-]+\.md)[^)\s]*\)")
TAG = re.compile(
    r"<(?P<close>/?)(?P<name>b|code|em|i|kbd|li|ol|p|span|strong|sub|sup|u|ul)>", re.IGNORECASE
)
STRONG = re.compile(r"\*\*(?=\S)(?:(?!\*\*).)*?\S\*\*|\*\*\S\*\*")
# Two arrows of a menu path with nothing between them, or one with nothing after it. Languages
# without arrows list the places in words, so arrows are not counted.
EMPTY_PLACE = re.compile(r">[\s*\\]+>|(?<=[\s*])\\?>[\s*]*(?=[.,;。]|$)")


GAP_SHOWN = "> … >"


class Markup(Check):
    """Finds marks that readers would see, because they are not in pairs or were escaped."""

    id = "markup"
    name = gettext_noop("Markup")
    explanation = gettext_noop(
        "Marks of the markup are unpaired or broken: readers would see them."
    )
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The marks."""
        target, source = pair.target.text, pair.source.text
        wrong = [
            mark
            for mark in ("**", "`")
            if mark in target and _is_odd(mark, target) and not _is_odd(mark, source)
        ]
        if "\\*" in target and not ESCAPED_MARK.search(source):
            wrong += ESCAPED_MARK.findall(target)[:1]
        if "]" in target and not BROKEN_LINK.search(source):
            wrong += BROKEN_LINK.findall(target)
        if "<" in target and not _unclosed(source):
            wrong += _unclosed(target)
        return ", ".join(wrong)


class Emphasis(Check):
    """Finds bold words, mostly names on the screen, that are no longer bold."""

    id = "emphasis"
    name = gettext_noop("Bold words")
    explanation = gettext_noop("Fewer words are bold than in the original.")
    severity = Weight.LOW

    def difference(self, pair: Pair) -> str:
        """How often `**…**` stands in the source and in the target, where less often."""
        if "**" not in pair.source.uncoded:
            return ""
        source, target = pair.source.unlinked, pair.target.unlinked
        there, here = len(STRONG.findall(source)), len(STRONG.findall(target))
        return f"{there} × ** → {here} × **" if here < there else ""


class MenuPaths(Check):
    """Finds menu paths (Start > Settings > Apps) with a place missing."""

    id = "menu-paths"
    name = gettext_noop("Menu paths")
    explanation = gettext_noop("A place is missing between the arrows of a menu path.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The gap."""
        source, target = pair.source.unlinked, pair.target.unlinked
        if ">" not in source or EMPTY_PLACE.search(source):
            return ""
        gap = EMPTY_PLACE.search(target)
        return GAP_SHOWN if gap else ""


def _is_odd(mark: str, text: str) -> bool:
    return text.replace("\\*", "").replace("\\`", "").count(mark) % 2 == 1


def _unclosed(text: str) -> list[str]:
    """HTML elements that are opened and closed unequally often."""
    if "<" not in text:
        return []
    found: Counter[str] = Counter()
    for match in TAG.finditer(text):
        found[match["name"].casefold()] += -1 if match["close"] else 1
    return [f"<{name}>" if number > 0 else f"</{name}>" for name, number in found.items() if number]
