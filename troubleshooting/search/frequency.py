"""How many texts hold a term. Rare terms tell what is meant; common ones tell little and cost most.

An index ranks every text that has any of the terms it is asked for, so what a search costs is the
sum of their frequencies. Terms are taken rarest first until that sum reaches a share of the texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from troubleshooting.models import CONTENT, generations

Term = TypeVar("Term")
Counts = dict[str, int]
# Terms that a process remembers: some megabytes.
MOST_REMEMBERED = 50_000


class Frequencies:
    """In how many texts terms are, as far as a process was told, of one state of the content."""

    def __init__(self, generation: str) -> None:
        self.generation = generation
        self._known: dict[str, Counts] = {}

    def of(
        self, index: str, terms: Iterable[str], count: Callable[[Sequence[str]], Counts]
    ) -> Counts:
        """In how many texts each term is.

        Args:
            index: The name of the index.
            terms: The terms.
            count: Asks the index for those that are not known; what it leaves out is in no text.
        """
        known = self._known.setdefault(index, {})
        wanted = list(dict.fromkeys(terms))
        missing = [term for term in wanted if term not in known]
        if missing:
            known |= dict.fromkeys(missing, 0) | count(missing)
        return {term: known[term] for term in wanted}

    def all_of(self, index: str, count: Callable[[], Counts]) -> Counts:
        """All that an index tells of its terms, asked for once."""
        if index not in self._known:
            self._known[index] = count()
        return self._known[index]

    @property
    def size(self) -> int:
        """How many terms are known."""
        return sum(map(len, self._known.values()))


_latest = Frequencies("")


def frequencies() -> Frequencies:
    """What is known of the present content. One query."""
    global _latest
    generation = generations()[CONTENT]
    if generation != _latest.generation or _latest.size > MOST_REMEMBERED:
        _latest = Frequencies(generation)
    return _latest


def forget_frequencies() -> None:
    """Ask the indexes anew."""
    global _latest
    _latest = Frequencies("")


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
