"""Where the words of a query stand in a text, so that a page can mark them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def highlight(text: str, terms: Iterable[str]) -> tuple[Part, ...]:
    """A text in pieces, those that are one of the terms marked.

    Args:
        text: Plain text.
        terms: Reduced (`troubleshooting.text.terms.reduce`); also parts of words are marked.

    Returns:
        Pieces that joined give the text again; none for an empty one.
    """
    return tuple(_parts(text, _matches(text, tuple(terms))))


def excerpt(text: str, terms: Iterable[str]) -> tuple[Part, ...]:
    """About `EXCERPT_CHARACTERS` of a text around the first match, in pieces; () without one.

    An ellipsis stands where something was left out.
    """
    matches = _matches(text, tuple(terms))
    if not matches:
        return ()
    start = _edge(text, max(matches[0][0] - LEAD_CHARACTERS, 0))
    end = max(_end(text, start), matches[0][1])
    inside = [(a - start, min(b, end) - start) for a, b in matches if start <= a < end]
    parts = list(_parts(text[start:end], inside))
    before = [ELLIPSIS] if start else []
    after = [ELLIPSIS] if end < len(text) else []
    return (*before, *parts, *after)


def excerpt_of(passages: Iterable[str], terms: Iterable[str]) -> tuple[Part, ...]:
    """As `excerpt`, of a long text in passages: those behind what is shown are not looked at.

    Args:
        passages: Plain text; read one by one.
        terms: As for `excerpt`.
    """
    wanted, rest = tuple(terms), iter(passages)
    before, skipped = "", 0
    for passage in rest:
        if _has_match(passage, wanted):
            break
        before, skipped = passage, skipped + bool(before)
    else:
        return ()
    text = f"{before} {passage}" if before else passage
    needed = len(text) + EXCERPT_CHARACTERS
    while len(text) < needed and (following := next(rest, None)) is not None:
        text = f"{text} {following}"
    parts = excerpt(text, wanted)
    is_cut = skipped and parts[0] != ELLIPSIS
    return (ELLIPSIS, *parts) if is_cut else parts


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds the terms, the longest first; None where there are none."""
    longest = sorted({term for term in terms if term}, key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, longest))) if longest else None


def _places(folded: str, terms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where terms stand that are marked there, one beginning at a place, in order.

    Searching on from place to place is quicker than a pattern that looks at each.
    """
    pattern, place = _pattern(terms), 0
    while pattern and (match := pattern.search(folded, place)):
        if _is_marked(folded, match.start(), match.end()):
            yield match.span()
        place = match.start() + 1


def _is_marked(folded: str, start: int, end: int) -> bool:
    """Whether a term is marked at a place: short ones would be in the middle of any word."""
    term = folded[start:end]
    if len(term) >= INSIDE or IS_UNSPACED.search(term) or not term.isalnum():
        return True
    if start and folded[start - 1].isalnum():
        return False
    return len(term) >= AT_START or not folded[end : end + 1].isalnum()


@lru_cache(maxsize=10_000)
def _reduced(passage: str) -> str:
    """A passage as search compares it; the same ones are looked through again and again."""
    return passage.translate(REDUCED)


def _has_match(text: str, terms: tuple[str, ...]) -> bool:
    return next(_places(_reduced(text), terms), None) is not None


def _matches(text: str, terms: tuple[str, ...]) -> list[tuple[int, int]]:
    """Start and end of each match in the text as written, in order, without overlap."""
    folded, origin = _reduced_with_origin(text)
    found: list[tuple[int, int]] = []
    for first, behind in _places(folded, terms):
        start, end = origin[first], origin[behind - 1] + 1
        if found and start < found[-1][1]:
            # Pairs of characters overlap where they are one word.
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


class _Reduced(dict[int, str]):
    """Characters as search compares them, by code point, each worked out once.

    Attributes:
        uneven: Those that become none, or more than one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code_point: int) -> str:
        """Work out a character that was not met yet."""
        character = chr(code_point)
        written = reduce(character)
        if len(written) != 1:
            self.uneven.add(character)
        self[code_point] = written
        return written


REDUCED = _Reduced()


def _reduced_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """The reduced text, and for each of its characters the place of the one it came from."""
    folded = text.translate(REDUCED)
    if REDUCED.uneven.isdisjoint(text):
        return folded, range(len(text))
    return folded, [place for place, one in enumerate(text) for _ in REDUCED[ord(one)]]


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
