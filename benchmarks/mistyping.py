"""Queries as people type them: some of a title's words, some of those mistyped."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence

from troubleshooting.text.terms import IS_UNSPACED

WORDS_TYPED = 0.6
MISTYPED = 0.25
# A word this short is typed right.
SHORTEST_MISTYPED = 3
# Where no spaces are written a word is what is written in one script.
HANGUL = re.compile("[\uac00-\ud7a3]")
SCRIPT_RUN = re.compile(
    r"[\u4e00-\u9fff\u3400-\u4dbf]+|[\u3040-\u309f]+|[\u30a0-\u30ff]+|[\u0e00-\u0e7f]{1,6}"
    r"|[^\s\u4e00-\u9fff\u3400-\u4dbf\u3040-\u30ff\u0e00-\u0e7f]+"
)


def typed(title: str, dice: random.Random) -> str:
    """A query for the article of a title: `WORDS_TYPED` of its words, in order, at least one."""
    words = words_typed(title)
    count = max(1, round(WORDS_TYPED * len(words)))
    kept = [words[place] for place in sorted(dice.sample(range(len(words)), count))]
    letters = sorted({one for one in title if unicodedata.category(one)[0] == "L"}) or ["x"]
    said = [mistyped(one, letters, dice) if dice.random() < MISTYPED else one for one in kept]
    return ("" if _is_unspaced(title) else " ").join(said)


def mistyped(word: str, letters: Sequence[str], dice: random.Random) -> str:
    """A word with one letter left out, doubled with another, replaced, or swapped with the next."""
    if len(word) < SHORTEST_MISTYPED:
        return word
    place = dice.randrange(len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    other = dice.choice(letters)
    left_out, doubled = before + after, before + other + letter + after
    replaced, swapped = before + other + after, before + after[:1] + letter + after[1:]
    return dice.choice([left_out, doubled, replaced, swapped])


def _is_unspaced(title: str) -> bool:
    """Korean is indexed by pairs, but written with spaces."""
    return bool(IS_UNSPACED.search(title)) and not HANGUL.search(title)


def words_typed(title: str) -> list[str]:
    """What is typed as a word: between spaces, or in one script where none are written."""
    if _is_unspaced(title):
        return SCRIPT_RUN.findall(title)
    return title.split()
