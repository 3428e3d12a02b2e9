"""What was counted of some subjects, hour by hour."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from typing import TypeVar

import numpy as np

from analytics.surges.hours import HOUR, Floats, Integers, by_cell, cells_between, hour_of

WEEKS = 8

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Span:
    """Whole hours, one after the other.

    Attributes:
        since: When the first begins.
        until: When the last has ended.
        cells: The hour of the week of each.
    """

    since: datetime
    until: datetime
    cells: Integers

    @classmethod
    def between(cls, since: datetime, until: datetime, zone: tzinfo) -> Span:
        """The whole hours of UTC between two moments, the one that `since` is in included."""
        first, last = hour_of(since), hour_of(until)
        return cls(first, max(first, last), cells_between(first, last, zone))

    def place_of(self, moment: datetime) -> int:
        """The number of a moment's hour: 0 for the first and for what was before it."""
        return min(max((moment - self.since) // HOUR, 0), len(self.cells))

    def counted(self, starts: Mapping[datetime, int]) -> Floats:
        """Starts in each of its hours, from those by hour of UTC; others are passed over."""
        found = np.zeros(len(self.cells))
        for hour, count in starts.items():
            if self.since <= hour < self.until:
                found[self.place_of(hour)] += count
        return found


@dataclass(frozen=True)
class History:
    """How often each of some subjects was started in each hour of a span.

    A table of (subject, hour of UTC, starts) is all that it takes: old hours leave it by
    themselves, which sums by hour of the week could not forget.

    Attributes:
        starts: For n subjects (rows) and the hours of the span (columns).
        first: For each subject the number of the first hour that it was there.
        cells: The hour of the week of each hour of the span.
    """

    starts: Floats
    first: Integers
    cells: Integers

    @classmethod
    def of(
        cls,
        subjects: Sequence[Key],
        rows: Iterable[tuple[Key, datetime, int]],
        span: Span,
        born: Mapping[Key, datetime],
    ) -> History:
        """From what was counted.

        Args:
            subjects: Whose history it is.
            rows: Subject, hour of UTC and starts; what is outside the span is passed over.
            span: The hours it is about.
            born: When a subject came to be. One that is missing was always there, and so was one
                in the hours from its first start on: sessions may be older than their article's row.
        """
        places = {subject: place for place, subject in enumerate(subjects)}
        starts = np.zeros((len(places), len(span.cells)))
        for subject, hour, count in rows:
            if span.since <= hour < span.until and subject in places:
                starts[places[subject], span.place_of(hour)] += count
        came = [span.place_of(born.get(subject, span.since)) for subject in places]
        first = np.minimum(np.array(came, np.int64), _first_start(starts))
        return cls(starts, first, span.cells)

    @cached_property
    def hours(self) -> Floats:
        """How many hours of each name a subject was there: n by 168."""
        is_there = np.arange(len(self.cells)) >= self.first[:, None]
        return by_cell(is_there.astype(np.float64), self.cells)

    @cached_property
    def counts(self) -> Floats:
        """Its starts in all hours of each name: n by 168."""
        return by_cell(self.starts, self.cells)


def _first_start(starts: Floats) -> Integers:
    """The first hour with a start; the number of hours where there is none."""
    has_any = starts > 0
    return np.where(
        has_any.any(axis=1), has_any.argmax(axis=1) if starts.size else 0, starts.shape[1]
    )
