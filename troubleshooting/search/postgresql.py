"""The index on PostgreSQL: generated `tsvector` columns for words, `pg_trgm` for letters.

Ranking reads the vector of each text that matches. So titles, which are short, are ranked wherever
they have any term, and bodies only where they have two of three terms or more, and only some of
those. How alike a title has to be, and that reading by an index is cheap, connections are told when
they open (`portal.environment`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db import connection

from troubleshooting.search.frequency import Counts
from troubleshooting.search.index import Index
from troubleshooting.search.ranking import Ranked, fuse
from troubleshooting.text.terms import Query

# From so many phrases on a body has to have two of them.
MANY = 3
# Pairs are made of the first phrases only: their number grows with the square.
MOST_PAIRED = 8

FOUND = """
    (SELECT document.translation_id, {rank} AS rank
    FROM troubleshooting_searchdocument AS document
    WHERE document.scope = ANY(%(scopes)s) AND {condition}
    ORDER BY rank DESC, document.translation_id LIMIT %(limit)s)
"""
# Terms are words already: the parser of the configuration `simple` changes none. The weights are
# those of D, C, B (learned) and A (title); 1 divides by the length's logarithm. Heads rank from 1
# on in the union of both, only to tell them from bodies.
BY_HEAD = FOUND.format(
    condition="document.head_vector @@ to_tsquery('simple', %(any)s)",
    rank="1 + ts_rank('{0, 0, 0.75, 1}', document.head_vector, to_tsquery('simple', %(any)s), 1)",
)
# Of bodies a few are ranked, whichever come first: to rank one it has to be read, and where hundreds
# speak of something it is heads that tell which is meant.
MOST_BODIES = 200
BY_BODY = """
    (SELECT found.translation_id, ts_rank(found.body_vector, to_tsquery('simple', %(enough)s), 1) AS rank
    FROM (
      SELECT document.translation_id, document.body_vector
      FROM troubleshooting_searchdocument AS document
      WHERE document.scope = ANY(%(scopes)s)
        AND document.body_vector @@ to_tsquery('simple', %(enough)s)
      LIMIT %(bodies)s
    ) AS found
    ORDER BY rank DESC, found.translation_id LIMIT %(limit)s)
"""
BY_WORDS = f"{BY_HEAD} UNION ALL {BY_BODY}"
BY_LETTERS = FOUND.format(
    condition="document.name %% %(name)s", rank="similarity(document.name, %(name)s)"
)


# The most common terms of heads and bodies, with the share of the texts that have them.
COMMON = """
    SELECT term, LEAST(SUM(share), 1)
    FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) AS known(term, share)
    WHERE tablename = 'troubleshooting_searchdocument' AND attname IN ('head_vector', 'body_vector')
      AND schemaname = ANY(current_schemas(false)) AND term IS NOT NULL
    GROUP BY term
"""
ALL_TEXTS = "SELECT COUNT(*) FROM troubleshooting_searchdocument"
# Terms are looked for, rarest first, until all are in this share of the texts; so many at least of
# those that are common at all.
SHARE, LEAST_COMMON = 0.1, 1
# The name under which what is common is remembered.
FREQUENCIES = "frequencies"


@dataclass(frozen=True)
class PostgresqlIndex(Index):
    """Vectors and trigrams, and what the planner knows of their terms."""

    def by_words(
        self, phrases: Sequence[Sequence[str]], limit: int, *, is_unfinished: bool
    ) -> list[int]:
        """Texts with any of the phrases in their head, or enough of them in their body, best first."""
        told = self.telling(phrases, share=SHARE, least=LEAST_COMMON)
        asked = [" <-> ".join(map(_quoted, phrase)) for phrase in told]
        if is_unfinished and told[-1] == tuple(phrases[-1]):
            asked[-1] += ":*"
        values = {"any": _any(asked), "enough": _enough(asked)}
        rows = self._found(BY_WORDS, limit, values)
        heads = [key for key, rank in rows if rank >= 1]
        bodies = [key for key, rank in rows if rank < 1]
        scores = fuse([Ranked(heads), Ranked(bodies)])
        return sorted(scores, key=lambda key: (-scores[key], key))[:limit]

    def by_learned(self, phrases: Sequence[Sequence[str]], limit: int) -> list[int]:
        """Texts with any of the phrases among what was learned, best first."""
        asked = _any(" <-> ".join(f"{_quoted(term)}:B" for term in phrase) for phrase in phrases)
        return [key for key, _rank in self._found(BY_HEAD, limit, {"any": asked})]

    def by_letters(self, query: Query, limit: int) -> list[int]:
        """Texts whose title is alike enough, by the share of common trigrams."""
        return [key for key, _rank in self._found(BY_LETTERS, limit, {"name": query.name})]

    def frequencies(self, terms: Iterable[str]) -> Counts:
        """In how many texts, of whatever locale, each term is, as the database last estimated.

        Rare terms count as none.
        """
        common = self.known.all_of(FREQUENCIES, self._common)
        return {term: common.get(term, 0) for term in terms}

    @property
    def texts(self) -> int:
        """How many texts there are, in all locales."""
        return self.known.all_of(FREQUENCIES, self._common)[""]

    def _common(self) -> Counts:
        with connection.cursor() as cursor:
            cursor.execute(ALL_TEXTS)
            texts = cursor.fetchone()[0]
            cursor.execute(COMMON)
            return {"": texts} | {term: round(share * texts) for term, share in cursor.fetchall()}

    def _found(self, statement: str, limit: int, values: dict[str, str]) -> list[tuple[int, float]]:
        with connection.cursor() as cursor:
            limits = {"limit": limit, "bodies": MOST_BODIES}
            cursor.execute(statement, {**values, **limits, "scopes": list(self.scopes)})
            return sorted(cursor.fetchall(), key=lambda row: (-row[1], row[0]))


def _any(asked: Iterable[str]) -> str:
    return " | ".join(f"({one})" for one in asked)


def _enough(asked: Sequence[str]) -> str:
    if len(asked) < MANY:
        return _any(asked)
    pairs = combinations(asked[:MOST_PAIRED], 2)
    return _any(f"({one}) & ({other})" for one, other in pairs)


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
