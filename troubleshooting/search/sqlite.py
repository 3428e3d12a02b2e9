"""The index on SQLite: FTS5 twice over one table, by words (`unicode61`) and by letters (`trigram`).

Triggers keep both in step with the documents, whoever writes them. The scope is a column of the
index, so that only texts of the locales asked for are ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection

from troubleshooting.text.terms import Query

# How much a term counts: scope (never), title, learned, body.
WORD_WEIGHTS = "0.0, 8.0, 6.0, 1.0"
LETTER_WEIGHTS = "0.0, 1.0"

FOUND = """
    SELECT rowid FROM troubleshooting_search{index} WHERE troubleshooting_search{index} MATCH %s
    ORDER BY bm25(troubleshooting_search{index}, {weights}) LIMIT %s
"""
BY_WORDS = FOUND.format(index="words", weights=WORD_WEIGHTS)
BY_LETTERS = FOUND.format(index="grams", weights=LETTER_WEIGHTS)


def by_words(
    phrases: Sequence[Sequence[str]], scopes: Sequence[str], limit: int, *, is_unfinished: bool
) -> list[int]:
    """Texts with any of the phrases, best first."""
    asked = [_quoted(" ".join(phrase)) for phrase in phrases]
    if is_unfinished:
        asked.append(f"{asked[-1]} *")
    return _found(BY_WORDS, f"{{title learned body}} : ({_any(asked)})", scopes, limit)


def by_letters(query: Query, scopes: Sequence[str], limit: int) -> list[int]:
    """Texts whose title shares the most, and the rarest, sequences of three letters."""
    asked = f"name : ({_any(map(_quoted, query.grams))})"
    return _found(BY_LETTERS, asked, scopes, limit)


def _found(statement: str, asked: str, scopes: Sequence[str], limit: int) -> list[int]:
    within = f"scope : ({_any(map(_quoted, scopes))})"
    with connection.cursor() as cursor:
        cursor.execute(statement, [f"{within} AND {asked}", limit])
        return [row[0] for row in cursor.fetchall()]


def _any(asked: Iterable[str]) -> str:
    return " OR ".join(asked)


def _quoted(text: str) -> str:
    """A text as FTS5's query language takes it, whatever it holds."""
    return '"' + text.replace('"', '""') + '"'
