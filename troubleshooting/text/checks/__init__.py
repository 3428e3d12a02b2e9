"""Small checks that compare a translated sentence with its source, and never block anything."""

from __future__ import annotations

import re

from troubleshooting.text.checks.check import Check, Hint
from troubleshooting.text.checks.leftovers import Leftovers, Placeholders
from troubleshooting.text.checks.links import EmptyLinks, Links
from troubleshooting.text.checks.literals import CodeSpans, Commands, ErrorCodes, Keys, Paths
from troubleshooting.text.checks.markup import Emphasis, Markup, MenuPaths
from troubleshooting.text.checks.numbers import Numbers
from troubleshooting.text.checks.pair import Pair
from troubleshooting.text.checks.products import Products
from troubleshooting.text.checks.wording import Length, Missing, Repetition, Untranslated

__all__ = ["CHECKS", "Check", "Hint", "check_pair"]

# No sentence is longer; what is, is not compared, so that hostile texts cost little.
MAX_CHARACTERS = 4000
MISSING = Missing()
UNTRANSLATED = Untranslated()
# What all but the checks of wording look for begins with one of these, in target or source.
MARKED = re.compile(r"[\d`#<>\[\](){}|/\\@&*_+%$-]|\w\.\w")
# In the order their hints are listed.
CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        CodeSpans(),
        Commands(),
        ErrorCodes(),
        Paths(),
        Numbers(),
        Leftovers(),
        Placeholders(),
        Links(),
        EmptyLinks(),
        Markup(),
        MenuPaths(),
        Keys(),
        MISSING,
        UNTRANSLATED,
        Products(),
        Emphasis(),
        Repetition(),
        Length(),
    )
}

UNMARKED = ("leftovers", "untranslated", "products", "repetition", "length")
OF_WORDING = tuple(CHECKS[name] for name in UNMARKED)


def check_pair(target: str, source: str, *, locale: str) -> tuple[Hint, ...]:
    """What all checks see in a sentence pair.

    Args:
        target: Markdown of the translated sentence.
        source: Markdown of the English sentence it came from.
        locale: Canonical locale of `target`.

    Returns:
        At most one hint a check, in the order of `CHECKS`; none where there is no source, or
        where a text is longer than `MAX_CHARACTERS`.
    """
    if not source.strip() or max(len(target), len(source)) > MAX_CHARACTERS:
        return ()
    pair = Pair(target, source, locale)
    checks: tuple[Check, ...] = tuple(CHECKS.values())
    if not pair.target.text.strip():
        checks = (MISSING,)
    elif target == source:
        checks = (UNTRANSLATED,)
    elif not MARKED.search(pair.target.text) and not MARKED.search(pair.source.text):
        checks = OF_WORDING
    found = ((check, check.difference(pair)) for check in checks)
    return tuple(Hint(check.id, check.severity.value, what) for check, what in found if what)
