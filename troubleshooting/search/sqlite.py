"""The index on SQLite: FTS5 twice over one table, by words (`unicode61`) and by letters (`trigram`).

Triggers keep both in step with the documents, whoever writes them. The scope is a column of the
index, so that only texts of the locales asked for are ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from troubleshooting.search.frequency import MOST_REMEMBERED, Counts, rarest
from troubleshooting.search.index import Index
from troubleshooting.text.terms import Query

# How much a term counts: scope (never), title, learned, body.
WORD_WEIGHTS = "0.0, 8.0, 6.0, 1.0"
LETTER_WEIGHTS = "0.0, 1.0"
WORDS, GRAMS = "troubleshooting_searchwords", "troubleshooting_searchgrams"
# Terms are looked for, rarest first, until all are in this share of the texts; so many at least.
SHARE = 0.05
LEAST_WORDS, LEAST_LEARNED, LEAST_GRAMS = 2, 3, 8

FOUND = """
    SELECT rowid FROM {index} WHERE {index} MATCH %s ORDER BY bm25({index}, {weights}) LIMIT %s
"""
BY_WORDS = FOUND.format(index=WORDS, weights=WORD_WEIGHTS)
BY_LETTERS = FOUND.format(index=GRAMS, weights=LETTER_WEIGHTS)
COUNT = "SELECT term, doc FROM {index}_terms WHERE term IN ({places})"


@dataclass(frozen=True)
class SqliteIndex(Index):
    """Two FTS5 tables, and what they tell of their terms."""

    def by_words(
        self, phrases: Sequence[Sequence[str]], limit: int, *, is_unfinished: bool
    ) -> list[int]:
        """Texts with any of the phrases that tell most, best first."""
        told = self.telling(phrases, share=SHARE, least=LEAST_WORDS)
        asked = [_quoted(" ".join(phrase)) for phrase in told]
        if is_unfinished and told[-1] == tuple(phrases[-1]):
            asked.append(f"{_quoted(' '.join(phrases[-1]))} *")
        return self._found(BY_WORDS, f"{{title learned body}} : ({_any(asked)})", limit)

    def by_learned(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """Texts with any of those phrases among what was learned, best first."""
        told = self.telling(phrases, share=SHARE, least=LEAST_LEARNED)
        asked = _any(_quoted(" ".join(phrase)) for phrase in told)
        return self._found(BY_WORDS, f"learned : ({asked})", limit)

    def by_letters(self, query: Query, limit: int) -> list[int]:
        """Texts whose title shares the most, and the rarest, sequences of three letters."""
        found_in = self._counts(GRAMS, query.grams)
        grams = rarest(found_in, most=SHARE * self.texts, least=LEAST_GRAMS)
        return self._found(BY_LETTERS, f"name : ({_any(map(_quoted, grams))})", limit)

    def frequencies(self, terms: Iterable[str]) -> Counts:
        """In how many texts, of whatever locale, each term is."""
        return self._counts(WORDS, terms)

    @cached_property
    def texts(self) -> int:
        """How many texts there are in the locales: each has its scope for a word."""
        return sum(self._counts(WORDS, self.scopes).values())

    def _counts(self, index: str, terms: Iterable[str]) -> Counts:
        def count(missing: Sequence[str]) -> Counts:
            places = ", ".join(["%s"] * len(missing))
            with connection.cursor() as cursor:
                cursor.execute(COUNT.format(index=index, places=places), missing)
                return dict(cursor.fetchall())

        return self.known.of(index, terms, count, missing=0, most=MOST_REMEMBERED)

    def _found(self, statement: str, asked: str, limit: int) -> list[int]:
        within = f"scope : ({_any(map(_quoted, self.scopes))})"
        with connection.cursor() as cursor:
            cursor.execute(statement, [f"{within} AND {asked}", limit])
            return [row[0] for row in cursor.fetchall()]


def _any(asked: Iterable[str]) -> str:
    return " OR ".join(asked)


def _quoted(text: str) -> str:
    """A text as FTS5's query language takes it, whatever it holds."""
    return '"' + text.replace('"', '""') + '"'
