"""The terms of a text as a search index holds them, and those of a query as it asks for them.

Words of languages that write spaces are terms as they stand, letters without their accents. Scripts
that write none (Han, Kana, Thai, Lao, Khmer, Burmese), or whose words grow together (Hangul), give
overlapping pairs of characters and the last one alone: whatever a reader takes for a word is found by
its pairs, and a single character is what a pair begins with.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

MAX_QUERY = 400  # characters of a query that are read
MAX_PHRASES = 24
MAX_GRAMS = 60
GRAM = 3
MIN_PREFIX = 3
# Accents, Hebrew points, Arabic vowels and the stretching of Arabic words.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+"
)
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
# Indic vowels and signs are part of a word, though Unicode calls them marks.
LETTER = rf"\w{UNSPACED}\u0900-\u0963\u0966-\u0dff"
WORD = re.compile(f"[{LETTER}]+")
# A word, cut where its script changes from one that writes spaces to one that does not.
RUN = re.compile(f"(?P<unspaced>[{UNSPACED}]+)|[^{UNSPACED}]+")
# Two hiragana are mostly grammar: what a Japanese sentence is about is written otherwise.
GRAMMAR = re.compile("[\u3040-\u309f]{1,2}")
IS_UNSPACED = re.compile(f"[{UNSPACED}]")
# What is typed as one: a word, or words bound as in 0x80070005, 5.7.708 and wi-fi.
UNIT = re.compile(rf"[{LETTER}]+(?:[.\-/][{LETTER}]+)*")
HEXADECIMAL = re.compile(r"\b0x(?P<digits>[0-9a-f]{4,})")
# What names one error and is typed for nothing else: letters with three digits, or dotted numbers.
CODE = re.compile(r"(?=\D*\d\D*\d\D*\d)(?=[^.]*[a-z]|\d+\.)[0-9a-z]+(?:[.\-][0-9a-z]+)*")


def fold(text: str) -> str:
    """A text in compatibility form (NFKC), case folded: databases fold only some alphabets."""
    return unicodedata.normalize("NFKC", text).casefold()


def reduce(text: str) -> str:
    """A text as search compares it: compatibility form, case folded, without accents.

    An underscore is a space, since names of settings are looked for by their parts.
    """
    text = text.replace("_", " ")
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", ACCENTS.sub("", unicodedata.normalize("NFD", fold(text))))


def index_terms(text: str) -> str:
    """The terms of a text in its order, separated by spaces.

    A hexadecimal number stands there with its `0x` and once more without.
    """
    return " ".join(_terms(HEXADECIMAL.sub(r"\g<0> \g<digits>", reduce(text))))


def name_of(text: str) -> str:
    """A title as it is compared letter by letter: reduced, its words separated by spaces."""
    return " ".join(WORD.findall(reduce(text)))


def pairs_of(name: str) -> frozenset[str]:
    """The pairs of characters in a name given as by `name_of`, its words' edges included."""
    framed = f" {name} "
    return frozenset(framed[place : place + 2] for place in range(len(framed) - 1))


@dataclass(frozen=True)
class Query:
    """What a reader typed, as an index is asked for it.

    Attributes:
        text: The first `MAX_QUERY` characters, reduced.
    """

    text: str

    @classmethod
    def of(cls, typed: str) -> Query:
        """The query of what was typed, in any language."""
        return cls(reduce(typed[:MAX_QUERY]))

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Its words and codes as written, each once; an unspaced run is one."""
        return tuple(dict.fromkeys(UNIT.findall(self.text)))

    @cached_property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """Terms to look for, each a sequence that stands together; pairs of a run stand alone.

        Pairs that are mere grammar are left out where there is anything else.
        """
        found: list[tuple[str, ...]] = []
        for unit in self.units:
            terms = tuple(_terms(unit))
            found += _apart(terms) if IS_UNSPACED.search(unit) else [terms]
        telling = [one for one in found if not GRAMMAR.fullmatch(one[0])]
        return tuple(dict.fromkeys(telling or found))[:MAX_PHRASES]

    @property
    def is_unfinished(self) -> bool:
        """Whether the last phrase may be the beginning of what is meant.

        A short word stands for itself alone: it begins too many others.
        """
        last = self.phrases[-1][-1]
        return len(last) >= MIN_PREFIX or (len(last) == 1 and bool(IS_UNSPACED.match(last)))

    @cached_property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """Those of its phrases that name an error, as AADSTS50076 or 5.7.708 does."""
        return tuple(tuple(_terms(one)) for one in self.units if CODE.fullmatch(one))

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Its words and codes as a page marks them; of an unspaced run its pairs as well."""
        pairs = [
            one[0]
            for unit in self.units
            if IS_UNSPACED.search(unit)
            for one in _apart(tuple(_terms(unit)))
        ]
        return tuple(dict.fromkeys([*self.units, *pairs]))[:MAX_PHRASES]

    @cached_property
    def name(self) -> str:
        """It as a title is compared (`name_of`)."""
        return " ".join(WORD.findall(self.text))

    @cached_property
    def grams(self) -> tuple[str, ...]:
        """Its sequences of `GRAM` characters, spaces included; none for a shorter query."""
        places = range(len(self.name) - GRAM + 1)
        return tuple(dict.fromkeys(self.name[n : n + GRAM] for n in places))[:MAX_GRAMS]


def _apart(terms: Sequence[str]) -> list[tuple[str, ...]]:
    """The terms of an unspaced run one by one: without its last character, which is in a pair."""
    return [(one,) for one in terms if len(one) > 1] or [(one,) for one in terms]


def _terms(reduced: str) -> Iterator[str]:
    words = WORD.findall(reduced)
    if not IS_UNSPACED.search(reduced):
        yield from words
        return
    for found in RUN.finditer(" ".join(words)):
        run = found[0]
        if found["unspaced"]:
            yield from (run[place : place + 2] for place in range(len(run)))
        else:
            yield from run.split()
