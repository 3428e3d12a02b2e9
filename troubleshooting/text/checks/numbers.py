"""Numbers: the same ones in the target as in the source, however the language writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from troubleshooting.text.checks.check import Check, Weight, changes, gettext_noop
from troubleshooting.text.checks.leftovers import TOKEN
from troubleshooting.text.checks.literals import ERROR_CODE
from troubleshooting.text.checks.number_words import CLOCK, numbers_in_words
from troubleshooting.text.checks.pair import Pair, Side

# A number with its separators; not the end of a name such as `x64` or `tier1`. A space separates
# thousands only where groups of three digits follow.
NUMBER = re.compile(
    r"(?<![A-Za-z_\d])(?:\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,:/'’٫٬-]\d+)*)(?P<myriad>\s?[万萬만])?"
)
# No longer than what is a number at all: Python refuses to read thousands of digits.
RUN = re.compile(r"\d{1,18}")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,'’٬ ]\d{3}){1,5}")
# Up to here languages write numbers as words as often as in digits.
LAST_WRITTEN_OUT = 12


@dataclass(frozen=True)
class Number:
    """A number of a sentence.

    Attributes:
        written: As it stands there.
        value: In one spelling for all languages.
        runs: Its runs of digits, as integers: `1.5` has 1 and 5.
    """

    written: str
    value: str
    runs: frozenset[int]

    def may_be_words(self, runs: set[int]) -> bool:
        """Whether a translator may have written it in words, but for `runs`: 4, or 4/21."""
        if self.value.isdecimal():
            return int(self.value) <= LAST_WRITTEN_OUT
        return "/" in self.written and max(self.runs - runs, default=0) <= LAST_WRITTEN_OUT


class Numbers(Check):
    """Finds `24 → 42`; tolerates other separators, digits, orders, and numbers said in words."""

    id = "numbers"
    name = gettext_noop("Numbers")
    explanation = gettext_noop("The numbers of the translation are not those of the original.")
    severity = Weight.MEDIUM

    def difference(self, pair: Pair) -> str:
        """Numbers that are missing, or that the source does not have."""
        if not (pair.source.has_digit or pair.target.has_digit):
            return ""
        source, target = _prose(pair.source), _prose(pair.target)
        there, here = _numbers(source), _numbers(target)
        runs = _runs(target)
        missing = _not_in(there, here, runs)
        # A broken address gives numbers that only its whole form has in the source.
        added = _not_in(here, there, _runs(pair.source.text))
        added = _unsaid(added, source, alone=not missing) if added else added
        if missing and not added:
            missing = _undeniable(missing, source, runs)
        return changes((one.written for one in missing), (one.written for one in added))


def _unsaid(added: list[Number], source: str, *, alone: bool) -> list[Number]:
    """Numbers that the source does not say in other ways either."""
    said = numbers_in_words(source)
    values = {str(number) for number in said}
    known = said | _runs(source)
    added = [one for one in added if one.value not in values and not one.runs <= known]
    # "a licence" is "1 licence" where the grammar wants a counter.
    only_counters = alone and all(one.value == "1" for one in added)
    return [] if only_counters else added


def _undeniable(missing: list[Number], source: str, runs: set[int]) -> list[Number]:
    """Missing numbers that the target can hardly say in words or on another clock."""
    clock = {match[1] for match in CLOCK.finditer(source)}
    return [one for one in missing if not one.may_be_words(runs) and one.written not in clock]


def _prose(side: Side) -> str:
    text = TOKEN.sub(" ", side.prose) if "#" in side.prose else side.prose
    return ERROR_CODE.sub(" ", text)


def _numbers(text: str) -> list[Number]:
    return [_number(match[0], match["myriad"] or "") for match in NUMBER.finditer(text)]


def _number(written: str, myriad: str) -> Number:
    digits = written.removesuffix(myriad)
    runs = [int(run) for run in RUN.findall(digits)]
    if myriad:
        return Number(written, str(runs[-1] * 10_000), frozenset([runs[-1] * 10_000]))
    if THOUSANDS.fullmatch(digits):
        value = str(int("".join(RUN.findall(digits))))
    else:
        value = ".".join(map(str, runs))
    return Number(written, value, frozenset(runs))


def _runs(text: str) -> set[int]:
    return {int(run) for run in RUN.findall(text)}


def _not_in(numbers: list[Number], others: list[Number], runs: set[int]) -> list[Number]:
    """Those the other side has neither as a whole nor in parts (a date in another order)."""
    values = {one.value for one in others}
    return [one for one in numbers if one.value not in values and not one.runs <= runs]
