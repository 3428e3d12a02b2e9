"""How much one share differs from another, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from analytics.inference.interval import wilson


@dataclass(frozen=True)
class Difference:
    """One share less another, with 95 % certainty between two ends; all from -1 to 1."""

    value: float
    low: float
    high: float

    @property
    def may_be_chance(self) -> bool:
        """Whether there may be no difference at all."""
        return self.low <= 0 <= self.high


def difference(part: int, whole: int, other_part: int, other_whole: int) -> Difference:
    """A share less another, by their counts (Newcombe 1998, method 10: both ends by Wilson's).

    Args:
        part: Of the first.
        whole: All of it.
        other_part: Of what is taken off.
        other_whole: All of that.

    Raises:
        ZeroDivisionError: Either of them is of nothing.
    """
    one, other = part / whole, other_part / other_whole
    first, second = wilson(part, whole), wilson(other_part, other_whole)
    value = one - other
    return Difference(
        value,
        value - hypot(one - first.low, second.high - other),
        value + hypot(first.high - one, other - second.low),
    )
