"""How sure a share is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# The normal distribution's 97.5 % point: an interval of 95 %.
Z = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Where a share lies, with 95 % certainty; both from 0 to 1."""

    low: float
    high: float


def wilson(part: int, whole: int) -> Interval:
    """The interval of a share by its counts (Wilson 1927): right for few, for none and for all.

    Args:
        part: So many of them.
        whole: All; where there are none, anything may be.
    """
    if not whole:
        return Interval(0.0, 1.0)
    share, square = part / whole, Z * Z / whole
    middle = (share + square / 2) / (1 + square)
    reach = Z * sqrt(share * (1 - share) / whole + square / whole / 4) / (1 + square)
    low = 0.0 if part == 0 else max(middle - reach, 0.0)
    high = 1.0 if part == whole else min(middle + reach, 1.0)
    return Interval(low, high)
