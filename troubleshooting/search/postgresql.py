"""The index on PostgreSQL: generated `tsvector` columns for words, `pg_trgm` for letters.

Ranking reads the vector of each text that matches. So titles, which are short, are ranked wherever
they have any term, and bodies only where they have two of three terms or more. How alike a title
has to be, and that reading by an index is cheap, connections are told when they open
(`portal.environment`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from django.db import connection

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
BY_BODY = FOUND.format(
    condition="document.body_vector @@ to_tsquery('simple', %(enough)s)",
    rank="ts_rank(document.body_vector, to_tsquery('simple', %(enough)s), 1)",
)
BY_WORDS = f"{BY_HEAD} UNION ALL {BY_BODY}"
BY_LETTERS = FOUND.format(
    condition="document.name %% %(name)s", rank="similarity(document.name, %(name)s)"
)


def by_words(
    phrases: Sequence[Sequence[str]], scopes: Sequence[str], limit: int, *, is_unfinished: bool
) -> list[int]:
    """Texts with any of the phrases in their head, or enough of them in their body, best first."""
    asked = [" <-> ".join(map(_quoted, phrase)) for phrase in phrases]
    if is_unfinished:
        asked[-1] += ":*"
    values = {"any": _any(asked), "enough": _enough(asked)}
    rows = _found(BY_WORDS, scopes, limit, values)
    heads = [key for key, rank in rows if rank >= 1]
    bodies = [key for key, rank in rows if rank < 1]
    scores = fuse([Ranked(heads), Ranked(bodies)])
    return sorted(scores, key=lambda key: (-scores[key], key))[:limit]


def by_letters(query: Query, scopes: Sequence[str], limit: int) -> list[int]:
    """Texts whose title is alike enough, by the share of common trigrams."""
    return [key for key, _rank in _found(BY_LETTERS, scopes, limit, {"name": query.name})]


def _any(asked: Iterable[str]) -> str:
    return " | ".join(f"({one})" for one in asked)


def _enough(asked: Sequence[str]) -> str:
    if len(asked) < MANY:
        return _any(asked)
    pairs = combinations(asked[:MOST_PAIRED], 2)
    return _any(f"({one}) & ({other})" for one, other in pairs)


def _found(
    statement: str, scopes: Sequence[str], limit: int, values: dict[str, str]
) -> list[tuple[int, float]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {**values, "scopes": list(scopes), "limit": limit})
        return sorted(cursor.fetchall(), key=lambda row: (-row[1], row[0]))


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
