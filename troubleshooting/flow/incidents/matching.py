"""Whether what staff say of an incident speaks of what a reader typed; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from troubleshooting.text.terms import IS_UNSPACED, Query, index_terms, pairs_of, reduce

WORD = re.compile(r"\w+")
# Shorter words, such as "the" or "ei", tell nothing; in scripts without capitals words are shorter.
MIN_LETTERS, MIN_LETTERS_UNCASED = 4, 3
# How many of the pairs of characters of two words have to be the same (Dice's coefficient): of
# short words more, because they have many neighbours.
ALIKE, ALIKE_SHORT, SHORT = 0.55, 0.7, 5


def speaks_of(query: Query, texts: Iterable[str]) -> bool:
    """Whether a text has at least half of a query's telling words, also mistyped or inflected.

    Words of fewer than four letters tell something only where the texts write them in capitals, as
    in VPN.

    Args:
        query: What the reader typed.
        texts: Titles and texts as staff wrote them.
    """
    written = "\n".join(texts)
    terms = index_terms(written)
    words = set(terms.split())
    short = {reduce(one) for one in WORD.findall(written) if one.isupper()}
    telling = [one for one in query.phrases if _is_telling(one, short)]
    spoken = sum(f" {' '.join(one)} " in f" {terms} " or _is_alike(one, words) for one in telling)
    return bool(telling) and 2 * spoken >= len(telling)


def _is_telling(phrase: tuple[str, ...], short: set[str]) -> bool:
    word = "".join(phrase)
    is_cased = word.upper() != word
    least = MIN_LETTERS if is_cased else MIN_LETTERS_UNCASED
    return len(word) >= least or word in short or bool(IS_UNSPACED.search(word))


def _is_alike(phrase: tuple[str, ...], words: Iterable[str]) -> bool:
    """Whether one of some words is the phrase's, mistyped, inflected, or unfinished."""
    word = "".join(phrase)
    # Another number is another thing.
    is_exact = any(map(str.isdecimal, word)) or IS_UNSPACED.search(word)
    return not is_exact and any(_are_alike(word, other) for other in words)


def _are_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < MIN_LETTERS:
        return False
    if longer.startswith(shorter):
        return True
    pairs, others = pairs_of(one), pairs_of(other)
    share = 2 * len(pairs & others) / (len(pairs) + len(others))
    return share >= (ALIKE_SHORT if len(shorter) < SHORT else ALIKE)
