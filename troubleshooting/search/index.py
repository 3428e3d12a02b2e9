"""An index of the texts of some locales, whichever database keeps it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from troubleshooting.search.frequency import Counts, rarest
from troubleshooting.search.memory import Memory
from troubleshooting.text.terms import Query


@dataclass(frozen=True)
class Index(ABC):
    """The index as it is asked for some locales. Lists are of translations' primary keys.

    Attributes:
        scopes: Of the locales (`troubleshooting.models.search.scope_of`).
        known: What is remembered of the content.
    """

    scopes: tuple[str, ...]
    known: Memory

    @property
    @abstractmethod
    def texts(self) -> int:
        """How many texts frequencies are a part of."""

    @abstractmethod
    def by_words(
        self, phrases: Sequence[Sequence[str]], limit: int, *, is_unfinished: bool
    ) -> list[int]:
        """Texts with any of the phrases that tell most, best first.

        Args:
            phrases: One at least, each of terms that stand together.
            limit: Most texts.
            is_unfinished: Whether the last may be the beginning of what is meant.
        """

    @abstractmethod
    def by_learned(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """Texts with any of the phrases among what was learned, best first."""

    @abstractmethod
    def by_letters(self, query: Query, limit: int) -> list[int]:
        """Texts whose title resembles the query, best first."""

    @abstractmethod
    def frequencies(self, terms: Iterable[str]) -> Counts:
        """In how many texts each term is, as far as the database tells."""

    def telling(
        self, phrases: Sequence[Sequence[str]], *, share: float, least: int
    ) -> list[tuple[str, ...]]:
        """The phrases to look for, in their order: the rarest that are together in few texts.

        Args:
            phrases: One at least.
            share: In how many of the texts, as a share.
            least: So many of those that are in any are kept all the same.
        """
        counts = self.frequencies(term for phrase in phrases for term in phrase)
        found_in = {tuple(one): min(counts[term] for term in one) for one in phrases}
        return rarest(found_in, most=share * self.texts, least=least)
