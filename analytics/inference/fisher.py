"""Whether a share is lower than another by more than chance (Fisher 1934, the exact test)."""

from __future__ import annotations

from math import exp, lgamma


def probability_as_low(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """How probable so small a part would be, were both shares the same.

    That is the hypergeometric distribution's lower tail, given all four margins.

    Args:
        part: Of the sample that may be lower.
        whole: All of it.
        other_part: Of the one it is compared with.
        other_whole: All of that.

    Returns:
        0 to 1; 1 where either sample is empty.
    """
    if not whole or not other_whole:
        return 1.0
    parts = part + other_part
    least = max(0, parts - other_whole)
    every = _log_choose(whole + other_whole, parts)
    terms = (
        exp(_log_choose(whole, one) + _log_choose(other_whole, parts - one) - every)
        for one in range(least, part + 1)
    )
    return min(sum(terms), 1.0)


def _log_choose(of: int, choose: int) -> float:
    return lgamma(of + 1) - lgamma(choose + 1) - lgamma(of - choose + 1)
