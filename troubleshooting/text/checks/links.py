"""Links: as many, to the same places, each with words to click on."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from urllib.parse import unquote

from troubleshooting.text.checks.check import Check, Weight, changes, gettext_noop
from troubleshooting.text.checks.pair import Pair, Side

SCHEME = re.compile(r"^[a-z]+://(?:www\.)?")
LOCALE_SEGMENT = re.compile(r"(?<=/)[a-z]{2,3}-(?:[a-z]{4}-)?[a-z]{2}(?:/|$)")
LOCALE_PARAMETER = re.compile(r"(?:clcid|lcid|culture|locale|lang|setlang|ui|rs|ad)=[\w-]*&?")
# The vendor's sites that answer for each other.
HOSTS = {
    "docs.microsoft.com": "learn.microsoft.com",
    "support.office.com": "support.microsoft.com",
    "technet.microsoft.com": "learn.microsoft.com",
}
# A part of the same page; `#/users` is a page of an application.
FRAGMENT = re.compile(r"#(?![/!]).*$")
# The text of a link, without pictures' descriptions, which may be empty.
EMPTY_TEXT = re.compile(r"(?<!!)\[[\s*_]*\]\((?=[^)\s])[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
EMPTY_ADDRESS = re.compile(r"(?<!!)\[[^\[\]]+\]\(\s*(?:<>|#)?\s*\)")


class Links(Check):
    """Finds links and e-mail addresses that were lost, added or lead elsewhere."""

    id = "links"
    name = gettext_noop("Links")
    explanation = gettext_noop("The links or addresses are not those of the original.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """Addresses of one side that the other does not have, or has less often."""
        source, target = pair.source, pair.target
        if source.links == target.links and source.urls == target.urls:
            return changes(*_emails(source, target))
        here, there = Counter(map(place, target.links)), Counter(map(place, source.links))
        missing, added = list((there - here).elements()), list((here - there).elements())
        missing += _written_out(source, target)
        added += _written_out(target, source)
        lost, new = _emails(source, target)
        return changes(missing + lost, added + new)


class EmptyLinks(Check):
    """Finds links without words to click on, or without an address."""

    id = "empty-links"
    name = gettext_noop("Empty links")
    explanation = gettext_noop("A link has no words, or leads nowhere: readers cannot use it.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """The empty links, where the source has fewer."""
        target, source = pair.target.uncoded, pair.source.uncoded
        if "](" not in target:
            return ""
        found = [
            match[0]
            for pattern in (EMPTY_TEXT, EMPTY_ADDRESS)
            if len(pattern.findall(target)) > len(pattern.findall(source))
            for match in pattern.finditer(target)
        ]
        return ", ".join(found)


def place(address: str) -> str:
    """What an address leads to, whatever the reader's language.

    `https://docs.microsoft.com/fi-fi/teams/#top` gives `learn.microsoft.com/teams`.
    """
    where = SCHEME.sub("", unescape(unquote(address)).casefold().strip())
    where = LOCALE_SEGMENT.sub("", FRAGMENT.sub("", where))
    where = LOCALE_PARAMETER.sub("", where)
    host, slash, path = where.partition("/")
    return (HOSTS.get(host, host) + slash + path).rstrip("/?&.")


def _written_out(one: Side, other: Side) -> list[str]:
    if not one.urls:
        return []
    places = {place(url) for url in (*other.urls, *other.links)}
    return [url for url in one.urls if place(url) not in places]


def _emails(source: Side, target: Side) -> tuple[list[str], list[str]]:
    if source.emails == target.emails:
        return [], []
    there, here = source.text.casefold(), target.text.casefold()
    return (
        [email for email in source.emails if email.casefold() not in here],
        [email for email in target.emails if email.casefold() not in there],
    )
