"""How much of a query a text says, its terms weighed by how rare they are.

That is by their inverse document frequency (Spärck Jones 1972): who asks for a coffee machine is
not helped by every text that says machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import log

from troubleshooting.models import SearchDocument
from troubleshooting.search.index import Index
from troubleshooting.text.terms import Query

# Of a query's weight a text has to say this share, to speak of it.
ENOUGH = 0.45
# A term of every text weighs next to nothing, so that a query of such terms alone is one all the same.
LEAST_WEIGHT = 0.1


@dataclass(frozen=True)
class WeighedQuery:
    """A query whose phrases have weights.

    Attributes:
        query: With a phrase at least.
        weights: Of each phrase: that of its rarest term. One in no text weighs as in a single one.
    """

    query: Query
    weights: Mapping[tuple[str, ...], float]

    @classmethod
    def of(cls, query: Query, index: Index) -> WeighedQuery:
        """A query weighed by what an index knows."""
        counts = index.frequencies(term for phrase in query.phrases for term in phrase)
        found_in = {one: max(min(counts[term] for term in one), 1) for one in query.phrases}
        weights = {
            phrase: max(log((index.texts + 1) / (count + 1)), LEAST_WEIGHT)
            for phrase, count in found_in.items()
        }
        return cls(query, weights)

    def share_in(self, said: str) -> float:
        """The share of its weight that a text says, 0 to 1.

        Args:
            said: The text's terms, separated by spaces. The query's last may be the beginning of one.
        """
        terms = f" {said} "
        weight = sum(weight for phrase, weight in self.weights.items() if _are_in(terms, phrase))
        last = self.query.phrases[-1]
        if self.query.is_unfinished and not _are_in(terms, last):
            weight += self.weights[last] * (f" {' '.join(last)}" in terms)
        return weight / sum(self.weights.values())


def _are_in(terms: str, phrase: Iterable[str]) -> bool:
    """Whether each term of a phrase is among terms with a space on either side."""
    return all(f" {term} " in terms for term in phrase)


def speaking(asked: WeighedQuery, keys: Collection[int]) -> set[int]:
    """Those of some documents that say enough of a query. One query, none where there are none.

    Args:
        asked: The query.
        keys: The documents'.
    """
    if not keys:
        return set()
    said = SearchDocument.objects.filter(pk__in=keys).values_list("pk", "title", "learned", "body")
    return {key for key, *terms in said if asked.share_in(" ".join(terms)) >= ENOUGH}
