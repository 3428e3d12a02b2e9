"""How many texts hold a term. Rare terms tell what is meant; common ones tell little and cost most.

An index ranks every text that has any of the terms it is asked for, so what a search costs is the
sum of their frequencies. Terms are taken rarest first until that sum reaches a share of the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Term = TypeVar("Term")
Counts = dict[str, int]
# Terms that a process remembers: some megabytes.
MOST_REMEMBERED = 50_000


def rarest(found_in: Mapping[Term, int], *, most: float, least: int) -> list[Term]:
    """The terms to look for, in the order given.

    Args:
        found_in: In how many texts each is, at most.
        most: In how many all together may be.
        least: So many of those that are in any text are kept whatever they cost.
    """
    kept: set[Term] = set()
    present = total = 0
    for term in sorted(found_in, key=lambda one: found_in[one]):
        total += found_in[term]
        present += found_in[term] > 0
        if present > least and total > most:
            break
        kept.add(term)
    return [term for term in found_in if term in kept]
