"""Whether a share is lower than another: Fisher's exact test at a cost that hardly grows with the counts.

The tail is summed from its thick end, each term from the one before, until what comes adds nothing any
more. That is some standard deviations away: a thousand terms for a million sessions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp, lgamma

# Of the sum so far: a term below this, and all that follow, change no digit of it.
NEGLIGIBLE = 1e-18


@dataclass(frozen=True)
class _Margins:
    """What stays as it is in Fisher's test (1934).

    Attributes:
        whole: Of the one sample.
        other: Of the other.
        parts: Of both together.
    """

    whole: int
    other: int
    parts: int

    def probability(self, part: int) -> float:
        """How probable a part is: hypergeometric."""
        return exp(
            _log_choose(self.whole, part)
            + _log_choose(self.other, self.parts - part)
            - _log_choose(self.whole + self.other, self.parts)
        )

    def tail(self, part: int, step: int) -> Iterator[float]:
        """Probabilities from a part on, downwards or upwards, as long as there are any."""
        least, most = max(0, self.parts - self.other), min(self.whole, self.parts)
        term = self.probability(part) if least <= part <= most else 0.0
        while term and least <= part <= most:
            yield term
            upper = part if step < 0 else part + 1
            ratio = (self.whole - upper + 1) * (self.parts - upper + 1)
            ratio_below = upper * (self.other - self.parts + upper)
            term *= ratio_below / ratio if step < 0 else ratio / ratio_below
            part += step


def probability_lower(
    part: int, whole: int, other_part: int, other_whole: int, *, exact_to: float = 1.0
) -> float:
    """How probable so small a part would be, were both shares the same.

    Args:
        part: Of the sample that may be lower.
        whole: All of it.
        other_part: Of the one it is compared with.
        other_whole: All of that.
        exact_to: What is more probable than this may be given as anything between the two: most
            shares are told apart by chance alone, and nobody needs to know by how much.

    Returns:
        0 to 1; 1 where either sample is empty.
    """
    if not whole or not other_whole:
        return 1.0
    margins = _Margins(whole, other_whole, part + other_part)
    if part * other_whole < other_part * whole:
        return _sum(margins.tail(part, -1), exact_to)
    return 1.0 - _sum(margins.tail(part + 1, 1), 1.0)


def _sum(terms: Iterator[float], enough: float) -> float:
    total = 0.0
    for term in terms:
        total += term
        if term < total * NEGLIGIBLE or total > enough:
            break
    return min(total, 1.0)


def _log_choose(of: int, choose: int) -> float:
    return lgamma(of + 1) - lgamma(choose + 1) - lgamma(of - choose + 1)
