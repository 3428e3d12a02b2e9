"""A share and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from analytics.charts.shapes import FULL, Words

# What floating point may add to an end, or take from it.
SLACK = 1e-6
NO_BREAK_SPACE, WORD_JOINER = "\u00a0", "\u2060"


@dataclass(frozen=True)
class Interval:
    """A share and how sure it is, all in percent from 0 to 100.

    Attributes:
        value: The share.
        low: The lower end of its interval of 95 percent, which whoever makes it works out.
        high: The upper end.
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse what is no interval.

        Raises:
            ValueError: The three are not in order between 0 and 100.
        """
        ends = (0.0, self.low, self.value, self.high, FULL)
        if not all(one <= other + SLACK for one, other in pairwise(ends)):
            raise ValueError(f"{self} is not in order from 0 to 100")


def interval_words(rate: Interval, percent: Words) -> str:
    """A share with its interval, in one piece: `63 % (58 % – 69 %)`."""
    words = f"{percent(rate.value)} ({percent(rate.low)} –{WORD_JOINER} {percent(rate.high)})"
    return words.replace(" ", NO_BREAK_SPACE)
