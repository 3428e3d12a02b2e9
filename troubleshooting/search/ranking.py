"""One order out of several: reciprocal rank fusion, and how alike a title and a query are.

Fusion adds 1 / (k + rank) over the lists a text is in (Cormack, Clarke & Büttcher 2009): it needs
no common scale of scores, and what two lists find goes before what one finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

# Small, because only the first few places matter: place 1 counts twice as much as place 12.
RANK_CONSTANT = 10
# A code found exactly outweighs the other three lists together.
CODE_WEIGHT = 4.0
# What was learned from people who said the same outweighs titles that are merely alike.
LEARNED_WEIGHT = 2.0
# So much of a query has to be what was said before.
SAME, LEAST_COMMON = 0.5, 2
# Between titles that hold as much of the query, the one with less besides it.
BREVITY = 0.15


@dataclass(frozen=True)
class Ranked:
    """A list of keys, best first, and how much its places count."""

    keys: Sequence[int]
    weight: float = 1.0


def fuse(lists: Iterable[Ranked]) -> dict[int, float]:
    """A score for each key in any of the lists; the higher the better."""
    scores: dict[int, float] = defaultdict(float)
    for ranked in lists:
        for place, key in enumerate(ranked.keys):
            scores[key] += ranked.weight / (RANK_CONSTANT + place)
    return scores


def by_likeness(
    asked: Collection[str], titles: Mapping[int, Collection[str]]
) -> tuple[list[int], dict[int, float]]:
    """Keys by how much of the query their titles hold, pair of letters by pair of letters.

    Args:
        asked: The pairs of the query (`troubleshooting.text.terms.pairs_of`).
        titles: Those of the titles, by key.

    Returns:
        The keys, most alike first, and for each the share of the query its title holds, 0 to 1.
    """
    asked = frozenset(asked)
    shares: dict[int, float] = {}
    order: dict[int, float] = {}
    for key, pairs in titles.items():
        common = len(asked.intersection(pairs))
        shares[key] = common / len(asked)
        order[key] = shares[key] + BREVITY * common / len(pairs)
    return sorted(titles, key=lambda key: (-order[key], key)), shares


def by_learned(phrases: Sequence[Sequence[str]], learned: Mapping[int, str]) -> list[int]:
    """Keys of texts whose readers said much the same before they were helped, most alike first.

    A single term is not enough: it may be any part of what was said.

    Args:
        phrases: As `troubleshooting.text.terms.Query.phrases` gives them; one at least.
        learned: The terms that were learned of each text, separated by spaces.
    """
    common: dict[int, int] = {}
    for key, said in learned.items():
        terms = set(said.split())
        common[key] = sum(terms.issuperset(phrase) for phrase in phrases)
    enough = max(SAME * len(phrases), LEAST_COMMON)
    alike = [key for key, count in common.items() if count >= enough]
    return sorted(alike, key=lambda key: (-common[key], key))
