"""Days in as few rows of sums as there are: months, weeks and days, some of them taken off again.

All but the first of October is a month less a day: two rows, where three weeks and nine days are twelve.
Sums are whole numbers, so what is taken off leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from analytics.models import Period
from analytics.rollups.days import monday_of, month_of, next_monday, next_month


class Piece(NamedTuple):
    """Some days next to each other, as rows of one kind.

    Attributes:
        period: What a row of them sums up.
        since: The first day, on which a row begins.
        until: The day after the last, likewise.
        sign: 1 where they count, -1 where they are taken off.
    """

    period: Period
    since: date
    until: date
    sign: int = 1

    @property
    def is_single(self) -> bool:
        """Whether it is one period."""
        return _count(self, date.max) == 1


@dataclass(frozen=True)
class _Unit:
    """A kind of period.

    Attributes:
        period: Its name.
        start: The first day of the one that a day is in.
        after: The first day of the next.
        count: How many there are from one's first day to another's.
    """

    period: Period
    start: Callable[[date], date]
    after: Callable[[date], date]
    count: Callable[[date, date], int]

    def ends(self, day: date) -> set[date]:
        """Where one begins beside a day: before and after it, or on it."""
        start = self.start(day)
        return {start} if start == day else {start, self.after(day)}


def _days(since: date, until: date) -> int:
    return (until - since).days


def _weeks(since: date, until: date) -> int:
    return _days(since, until) // 7


def _months(since: date, until: date) -> int:
    return 12 * (until.year - since.year) + until.month - since.month


UNITS = (
    _Unit(Period.MONTH, month_of, next_month, _months),
    _Unit(Period.WEEK, monday_of, next_monday, _weeks),
)


@lru_cache(maxsize=1024)
def cover(since: date, until: date, *, known_until: date) -> tuple[Piece, ...]:
    """Some days as pieces that come to them.

    Args:
        since: The first day.
        until: The day after the last, not before `since`.
        known_until: From this day on there is next to nothing, which costs nothing to take off.
    """
    return _fewest(since, until, UNITS, known_until)


def _fewest(
    since: date, until: date, units: Sequence[_Unit], known_until: date
) -> tuple[Piece, ...]:
    """The pieces that make the fewest rows: days alone, or units with what is beside them."""
    if since > until:
        pieces = _fewest(until, since, units, known_until)
        return tuple(piece._replace(sign=-piece.sign) for piece in pieces)
    if since == until:
        return ()
    if not units:
        return (Piece(Period.DAY, since, until),)
    unit, finer = units[0], units[1:]
    choices = [_fewest(since, until, finer, known_until)]
    for first in sorted(unit.ends(since)):
        for last in sorted(unit.ends(until)):
            if first < last:
                before = _fewest(since, first, finer, known_until)
                after = _fewest(last, until, finer, known_until)
                choices.append((*before, Piece(unit.period, first, last), *after))
    return min(choices, key=lambda pieces: (_rows(pieces, known_until), len(pieces)))


def _rows(pieces: Sequence[Piece], known_until: date) -> int:
    """How many rows are read, for one of whatever they are told apart by."""
    return sum(_count(piece, known_until) for piece in pieces)


def _count(piece: Piece, known_until: date) -> int:
    until = min(piece.until, known_until)
    if until <= piece.since:
        return 0
    unit = next((one for one in UNITS if one.period == piece.period), None)
    return unit.count(piece.since, max(unit.ends(until))) if unit else _days(piece.since, until)
