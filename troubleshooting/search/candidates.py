"""The texts an index finds for a query, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.db import connection

from troubleshooting.search import postgresql, sqlite
from troubleshooting.text.terms import Query


@dataclass(frozen=True)
class Candidates:
    """Translations' primary keys, best first.

    Attributes:
        by_words: Those that have terms of the query; rare terms and those of the title weigh more.
        by_letters: Those whose title shares sequences of letters with it, mistyped or inflected.
        by_code: Those that have an error code of the query, exactly.
    """

    by_words: tuple[int, ...]
    by_letters: tuple[int, ...]
    by_code: tuple[int, ...]


class Index(Protocol):
    """What a database's module offers. Only texts of the scopes are found."""

    def by_words(
        self,
        phrases: Sequence[Sequence[str]],
        scopes: Sequence[str],
        limit: int,
        *,
        is_unfinished: bool,
    ) -> list[int]:
        """Texts with any of the phrases, best first; the last may be a word still being typed."""

    def by_letters(self, query: Query, scopes: Sequence[str], limit: int) -> list[int]:
        """Texts whose title resembles the query, best first."""


def find_candidates(query: Query, scopes: Sequence[str], limit: int) -> Candidates:
    """What the index of the database at hand finds: two queries, three where there is a code.

    Args:
        query: What is looked for; with a phrase at least.
        scopes: Of the locales to look in (`troubleshooting.models.search.scope_of`).
        limit: Most texts for each of the three lists.
    """
    index: Index = sqlite if connection.vendor == "sqlite" else postgresql
    by_code: list[int] = []
    if query.codes:
        by_code = index.by_words(query.codes, scopes, limit, is_unfinished=False)
    unfinished = query.is_unfinished
    by_words = index.by_words(query.phrases, scopes, limit, is_unfinished=unfinished)
    by_letters = index.by_letters(query, scopes, limit) if query.grams else []
    return Candidates(tuple(by_words), tuple(by_letters), tuple(by_code))
