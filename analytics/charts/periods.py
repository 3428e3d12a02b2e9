"""Days, weeks and months: how a stretch of time is cut for a line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# Up to here each period is wide enough on a phone to be pointed at.
MOST_DAYS, MOST_WEEKS = 45, 400
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Span:
    """A period.

    Attributes:
        first: Its first day.
        after: The day after its last.
    """

    first: date
    after: date

    @property
    def days(self) -> int:
        """How many it has."""
        return (self.after - self.first).days

    @property
    def dates(self) -> Iterator[date]:
        """Each of them."""
        return (self.first + n * DAY for n in range(self.days))

    def shifted(self, days: int) -> Span:
        """The same so many days earlier: what it is compared with."""
        back = timedelta(days=days)
        return Span(self.first - back, self.after - back)


def grain_of(days: int) -> Grain:
    """The periods for so many days: days up to 45, weeks up to 400, else months."""
    if days <= MOST_DAYS:
        return Grain.DAY
    return Grain.WEEK if days <= MOST_WEEKS else Grain.MONTH


def spans(whole: Span, grain: Grain) -> tuple[Span, ...]:
    """A stretch of time in periods: weeks begin on Monday (ISO 8601), months on their first.

    The first and the last are cut where the stretch is.
    """
    return tuple(_spans(whole, grain))


def whole_of(day: date, grain: Grain) -> Span:
    """The whole day, week or month that a day is in."""
    first = day
    if grain is Grain.WEEK:
        first = day - timedelta(days=day.weekday())
    if grain is Grain.MONTH:
        first = day.replace(day=1)
    return Span(first, _next(day, grain))


def _spans(whole: Span, grain: Grain) -> Iterator[Span]:
    first = whole.first
    while first < whole.after:
        after = min(_next(first, grain), whole.after)
        yield Span(first, after)
        first = after


def _next(day: date, grain: Grain) -> date:
    if grain is Grain.DAY:
        return day + DAY
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday()) + WEEK
    # Day 32 of a month is in the next one, whichever it is.
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def place_of(day: date, line: Sequence[Span]) -> float | None:
    """Where a day begins on a line of periods, as `Mark.at` counts; None for one not on it."""
    for index, span in enumerate(line):
        if span.first <= day < span.after:
            return index + (day - span.first).days / span.days
    return None
