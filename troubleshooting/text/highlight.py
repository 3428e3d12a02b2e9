"""Where the words of a query stand in a text, so that a page can mark them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from troubleshooting.text.terms import IS_UNSPACED, reduce

EXCERPT_CHARACTERS = 160
# How far back from the first match an excerpt may begin, and how far it may move to a word's edge.
LEAD_CHARACTERS, EDGE_CHARACTERS = 50, 20

# From so many letters on a term is marked inside a word, and at the beginning of one; else as a whole.
INSIDE, AT_START = 4, 3


@dataclass(frozen=True)
class Part:
    """A piece of a text.

    Attributes:
        text: As written.
        is_match: Whether it is what was looked for.
    """

    text: str
    is_match: bool


ELLIPSIS = Part("…", is_match=False)
_Spans: TypeAlias = list[tuple[int, int]]


@dataclass(frozen=True)
class Compared:
    """A text as written and as search compares it.

    Attributes:
        text: Plain text.
        folded: Reduced (`troubleshooting.text.terms.reduce`), character by character.
        origin: For each character of `folded` the place of the one in `text` it came from.
    """

    text: str
    folded: str
    origin: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Compared:
        """A text, reduced: what is looked through again and again is best kept so."""
        lowered = text.lower()
        letters = set(lowered)
        if len(lowered) == len(text) and REDUCED.is_even(letters):
            return cls(text, _replaced(lowered, letters), range(len(text)))
        folded = text.translate(REDUCED)
        origin = [place for place, one in enumerate(text) for _ in REDUCED[ord(one)]]
        return cls(text, folded, origin)

    def matches(self, terms: tuple[str, ...], start: int = 0, end: int | None = None) -> _Spans:
        """Where terms stand that begin in a part of the text, in order, without overlap.

        Args:
            terms: Reduced.
            start: Of the part, in characters of `text`.
            end: Its end; None for the text's.
        """
        found: _Spans = []
        first = bisect_left(self.origin, start)
        last = len(self.folded) if end is None else bisect_left(self.origin, end)
        for here, behind in _places(self.folded, terms, first, last):
            begin, stop = self.origin[here], self.origin[behind - 1] + 1
            if found and begin < found[-1][1]:
                # Pairs of characters overlap where they are one word.
                found[-1] = (found[-1][0], max(stop, found[-1][1]))
            else:
                found.append((begin, stop))
        return found


def highlight(text: str, terms: Iterable[str]) -> tuple[Part, ...]:
    """A text in pieces, those that are one of the terms marked.

    Args:
        text: Plain text.
        terms: Reduced (`troubleshooting.text.terms.reduce`); also parts of words are marked.

    Returns:
        Pieces that joined give the text again; none for an empty one.
    """
    return tuple(_parts(text, Compared.of(text).matches(tuple(terms))))


def excerpt(compared: Compared, terms: Iterable[str]) -> tuple[Part, ...]:
    """About `EXCERPT_CHARACTERS` of a text around the first match, in pieces; () without one.

    An ellipsis stands where something was left out. What is behind it is not looked at.

    Args:
        compared: The text.
        terms: As for `highlight`.
    """
    wanted, text = tuple(terms), compared.text
    first = next(_places(compared.folded, wanted, 0, len(compared.folded)), None)
    if first is None:
        return ()
    match_start = compared.origin[first[0]]
    start = _edge(text, max(match_start - LEAD_CHARACTERS, 0))
    end = max(_end(text, start), compared.origin[first[1] - 1] + 1)
    matches = compared.matches(wanted, start, end)
    inside = [(a - start, min(b, end) - start) for a, b in matches]
    parts = list(_parts(text[start:end], inside))
    before = [ELLIPSIS] if start else []
    after = [ELLIPSIS] if end < len(text) else []
    return (*before, *parts, *after)


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the terms, the longest first; None where there are none."""
    longest = sorted({term for term in terms if term}, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(_marked_as, longest)), re.DOTALL) if longest else None


def _marked_as(term: str) -> str:
    """A pattern for a term where it is marked: short ones would be in the middle of any word.

    What stands before it is looked at behind its first letter: a pattern whose alternatives begin
    with a letter each is searched for many times quicker.
    """
    whole = re.escape(term)
    if len(term) >= INSIDE or IS_UNSPACED.search(term) or not term.isalnum():
        return whole
    first, rest = re.escape(term[0]), re.escape(term[1:])
    at_start = rf"{first}(?<![^\W_].){rest}"
    return at_start if len(term) >= AT_START else rf"{at_start}(?![^\W_])"


def _places(
    folded: str, terms: tuple[str, ...], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """Where terms stand that are marked there, one beginning at a place, in order.

    Searching on from place to place is quicker than a pattern that looks at each.
    """
    pattern, place = _pattern(terms), first
    while pattern and (match := pattern.search(folded, place)) and match.start() < last:
        yield match.span()
        place = match.start() + 1


class _Reduced(dict[int, str]):
    """Characters as search compares them, by code point, each worked out once."""

    def is_even(self, characters: Iterable[str]) -> bool:
        """Whether each of some characters becomes one."""
        return all(len(self[ord(one)]) == 1 for one in characters)

    def __missing__(self, code_point: int) -> str:
        """Work out a character that was not met yet."""
        self[code_point] = reduce(chr(code_point))
        return self[code_point]


REDUCED = _Reduced()


def _replaced(lowered: str, letters: Iterable[str]) -> str:
    """A text in small letters, each reduced: most are as they are, and the few others are looked for.

    That is several times quicker than `str.translate`, which looks each character up.
    """
    # In their order: a wide underscore becomes one that is narrow, which by itself becomes a space.
    for one in sorted(letters):
        if (written := REDUCED[ord(one)]) != one:
            lowered = lowered.replace(one, written)
    return lowered


def _parts(text: str, matches: Iterable[tuple[int, int]]) -> Iterator[Part]:
    position = 0
    for start, end in matches:
        start = max(start, position)
        if start > position:
            yield Part(text[position:start], is_match=False)
        if end > start:
            yield Part(text[start:end], is_match=True)
        position = max(position, end)
    if position < len(text):
        yield Part(text[position:], is_match=False)


def _edge(text: str, start: int) -> int:
    """The beginning of the next word, if there is one near."""
    if start == 0:
        return 0
    space = text.find(" ", start, start + EDGE_CHARACTERS)
    return space + 1 if space >= 0 else start


def _end(text: str, start: int) -> int:
    """Where an excerpt ends: with the text, or with the last word near its length."""
    end = start + EXCERPT_CHARACTERS
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", end - EDGE_CHARACTERS, end)
    return space if space > start else end
