"""The texts an index finds for a query, whichever database keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from troubleshooting.search.index import Index
from troubleshooting.search.memory import Memory
from troubleshooting.search.postgresql import PostgresqlIndex
from troubleshooting.search.sqlite import SqliteIndex
from troubleshooting.text.terms import Query


@dataclass(frozen=True)
class Candidates:
    """Translations' primary keys, best first.

    Attributes:
        by_words: Those that have terms of the query; rare terms and those of the title weigh more.
        by_letters: Those whose title shares sequences of letters with it, mistyped or inflected.
        by_learned: Those whose readers said some of it before they were helped.
        by_code: Those that have an error code of the query, exactly.
    """

    by_words: tuple[int, ...]
    by_letters: tuple[int, ...]
    by_learned: tuple[int, ...]
    by_code: tuple[int, ...]

    def all(self) -> set[int]:
        """Every text that is in any of the lists."""
        return {*self.by_words, *self.by_letters, *self.by_learned, *self.by_code}


def index_of(scopes: Sequence[str], known: Memory) -> Index:
    """The index of the database at hand.

    Args:
        scopes: Of the locales to look in (`troubleshooting.models.search.scope_of`).
        known: What is remembered of the content.
    """
    kind = SqliteIndex if connection.vendor == "sqlite" else PostgresqlIndex
    return kind(tuple(scopes), known)


def find_candidates(index: Index, query: Query, limit: int) -> Candidates:
    """What an index finds: three queries, four where there is a code.

    Up to four queries more ask how common terms are that are new to the process.

    Args:
        index: Where to look.
        query: What is looked for; with a phrase at least.
        limit: Most texts for each of the lists.
    """
    by_code: list[int] = []
    if query.codes:
        by_code = index.by_words(query.codes, limit, is_unfinished=False)
    by_words = index.by_words(query.phrases, limit, is_unfinished=query.is_unfinished)
    by_letters = index.by_letters(query, limit) if query.grams else []
    by_learned = index.by_learned(query.phrases, limit)
    return Candidates(tuple(by_words), tuple(by_letters), tuple(by_learned), tuple(by_code))
