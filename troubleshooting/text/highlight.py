"""Where the words of a query stand in a text, so that a page can mark them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from troubleshooting.text.terms import reduce

EXCERPT_CHARACTERS = 160
# How far back from the first match an excerpt may begin, and how far it may move to a word's edge.
LEAD_CHARACTERS, EDGE_CHARACTERS = 50, 20


@dataclass(frozen=True)
class Part:
    """A piece of a text.

    Attributes:
        text: As written.
        is_match: Whether it is what was looked for.
    """

    text: str
    is_match: bool


def highlight(text: str, terms: Iterable[str]) -> tuple[Part, ...]:
    """A text in pieces, those that are one of the terms marked.

    Args:
        text: Plain text.
        terms: Reduced (`troubleshooting.text.terms.reduce`); also parts of words are marked.

    Returns:
        Pieces that joined give the text again; none for an empty one.
    """
    return tuple(_parts(text, _matches(text, terms)))


def excerpt(text: str, terms: Iterable[str]) -> tuple[Part, ...]:
    """About `EXCERPT_CHARACTERS` of a text around the first match, in pieces; () without one.

    An ellipsis stands where something was left out.
    """
    matches = _matches(text, terms)
    if not matches:
        return ()
    start = _edge(text, max(matches[0][0] - LEAD_CHARACTERS, 0))
    end = max(_end(text, start), matches[0][1])
    inside = [(a - start, min(b, end) - start) for a, b in matches if start <= a < end]
    parts = list(_parts(text[start:end], inside))
    before = [Part("…", is_match=False)] if start else []
    after = [Part("…", is_match=False)] if end < len(text) else []
    return (*before, *parts, *after)


def _matches(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Start and end of each match in the text as written, in order, without overlap."""
    folded, origin = _reduced_with_origin(text)
    pattern = "|".join(
        re.escape(term) for term in sorted(set(terms), key=len, reverse=True) if term
    )
    if not pattern:
        return []
    found: list[tuple[int, int]] = []
    for match in re.finditer(f"(?=({pattern}))", folded):
        start, end = origin[match.start(1)], origin[match.end(1) - 1] + 1
        if found and start < found[-1][1]:
            # Pairs of characters overlap where they are one word.
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _reduced_with_origin(text: str) -> tuple[str, list[int]]:
    """The reduced text, and for each of its characters the place of the one it came from."""
    folded: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(text):
        written = reduce(character)
        folded.append(written)
        origin += [place] * len(written)
    return "".join(folded), origin


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
