"""A part of a whole, and how sure it is."""

from __future__ import annotations

from typing import NamedTuple

from analytics.inference.comparison import probability_lower
from analytics.inference.interval import Interval, wilson

# A share differs from another where chance alone would do as much in so many cases.
CHANCE = 0.05


class Share(NamedTuple):
    """A part of a whole, both counts."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """0 to 100; None of nothing."""
        return 100 * self.part / self.whole if self.whole else None

    @property
    def interval(self) -> Interval:
        """Where the share lies, with 95 % certainty."""
        return wilson(self.part, self.whole)

    def is_lower_than(self, other: Share) -> bool:
        """Whether it is lower by more than chance; never where one of them is of nothing."""
        return probability_lower(self.part, self.whole, other.part, other.whole) <= CHANCE
