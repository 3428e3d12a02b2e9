"""Three-way merge of prose, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from merge3 import Merge3

# A sentence with the white space after it: up to a mark that ends one, or to the line's end.
SENTENCE = re.compile(
    r".*?(?:[.!?:;؟۔।]+[\"'”’»)\]*_]*(?:[ \t]+|\n+|$)|[。！？：；][」』）]*[ \t]*\n*)"
    r"|[^\n]*\n+|.+$"
)


@dataclass(frozen=True)
class Clash:
    """Sentences that both sides changed, each in its own way.

    Attributes:
        base: As they were.
        ours: As they are here.
        theirs: As upstream has them now.
    """

    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """What a merge gave.

    Attributes:
        text: Both sides' changes; where they clash, ours.
        clashes: What an editor has to choose between, in order.
    """

    text: str
    clashes: tuple[Clash, ...]


class Sentence(str):
    """A sentence with the white space after it, which does not count when two are compared.

    Attributes:
        is_last: Whether its text ends with it, so that a sentence put after it needs a gap.
    """

    is_last = False

    def __eq__(self, other: object) -> bool:
        """Whether the words are the same."""
        return isinstance(other, str) and self.strip() == other.strip()

    def __ne__(self, other: object) -> bool:
        """Whether the words differ: `str` has its own, which does not ask `__eq__`."""
        return not self == other

    def __hash__(self) -> int:
        """Of the words."""
        return hash(self.strip())

    @property
    def gap(self) -> str:
        """The white space after the words."""
        return self[len(self.rstrip()) :]


class _Part(NamedTuple):
    """Some sentences of the three versions that belong together; one side's is written."""

    base: Sequence[Sentence]
    ours: Sequence[Sentence]
    theirs: Sequence[Sentence]

    @property
    def clashes(self) -> bool:
        return self.base != self.ours != self.theirs != self.base

    @property
    def written(self) -> str:
        """Ours unless only theirs changed, with a gap after it where any side has one."""
        kept = self.theirs if self.ours == self.base else self.ours
        if self.ours == self.theirs:
            kept = self.ours
        text = "".join(kept)
        if not kept or not kept[-1].is_last or kept[-1].gap:
            return text
        return text + next((side[-1].gap for side in self if side and side[-1].gap), "")


def sentences(text: str) -> list[Sentence]:
    """A text cut behind each sentence and each line; joined again it is the text."""
    found = [Sentence(part) for part in SENTENCE.findall(text) if part]
    if found:
        found[-1].is_last = True
    return found


def merge_texts(base: str, ours: str, theirs: str) -> Merged:
    """Merge two changed versions of a text.

    Sentences are the smallest parts: two changes within one sentence clash even where their words
    do not touch, because half of each would be nobody's sentence. White space alone is no change.

    Args:
        base: The version both started from, Markdown.
        ours: The version corrected here.
        theirs: The version upstream made.

    Returns:
        The merged text. Changes that both sides made alike are no clash.
    """
    parts = list(_parts(sentences(base), sentences(ours), sentences(theirs)))
    clashes = tuple(
        Clash("".join(part.base), "".join(part.ours), "".join(part.theirs))
        for part in parts
        if part.clashes
    )
    return Merged("".join(part.written for part in parts).rstrip(), clashes)


def _parts(base: list[Sentence], ours: list[Sentence], theirs: list[Sentence]) -> Iterator[_Part]:
    merge = Merge3(base, ours, theirs)
    at_base = at_ours = at_theirs = 0
    for base_from, base_to, ours_from, ours_to, theirs_from, theirs_to in merge.find_sync_regions():
        between = _Part(
            base[at_base:base_from], ours[at_ours:ours_from], theirs[at_theirs:theirs_from]
        )
        yield from _one_by_one(between)
        same = zip(
            base[base_from:base_to],
            ours[ours_from:ours_to],
            theirs[theirs_from:theirs_to],
            strict=True,
        )
        yield from (_Part([one], [two], [three]) for one, two, three in same)
        at_base, at_ours, at_theirs = base_to, ours_to, theirs_to


def _one_by_one(part: _Part) -> Iterator[_Part]:
    """A changed stretch, as small parts as can be told apart.

    Where no sentence came or went they are compared one by one. Where one side only reworded and
    the other added or removed, the sentences that the other left alone at both ends are.
    """
    head, part, tail = _peeled(part)
    yield from head
    if len(part.base) == len(part.ours) == len(part.theirs):
        yield from _pairwise(part)
    else:
        yield part
    yield from tail


def _peeled(part: _Part) -> tuple[list[_Part], _Part, list[_Part]]:
    base, ours, theirs = part.base, part.ours, part.theirs
    other = theirs if len(ours) == len(base) else ours
    if len(base) not in (len(ours), len(theirs)):
        return [], part, []
    head = _equal(base, other)
    tail = _equal(base[head:][::-1], other[head:][::-1])
    cut = [(side[:head], side[head : len(side) - tail], side[len(side) - tail :]) for side in part]
    first, middle, last = (_Part(*sides) for sides in zip(*cut, strict=True))
    return list(_pairwise(first)), middle, list(_pairwise(last))


def _pairwise(part: _Part) -> Iterator[_Part]:
    for base, ours, theirs in zip(part.base, part.ours, part.theirs, strict=True):
        yield _Part([base], [ours], [theirs])


def _equal(one: Sequence[Sentence], other: Sequence[Sentence]) -> int:
    """How many sentences are equal from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
