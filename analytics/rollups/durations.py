"""How long sessions took, in buckets that grow with what they hold, so that medians can be added up.

A sum of medians is no median, but sums of counts are counts. A bucket is 3 % wide, so a median read
from buckets is within 1.6 % of the middle session's time, or half a second (as in Gil Tene's
HdrHistogram, whose idea this is: a fixed relative error).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, floor, log

# Buckets for each factor e: neighbours differ by 1 / 32.
BUCKETS = 32


def bucket_of(seconds: int) -> int:
    """The bucket of a whole number of seconds, from 0; the same as `SQL` says."""
    return floor(log(seconds + 1) * BUCKETS)


# Of the column `seconds`.
SQL = f"CAST(FLOOR(LN(CAST(f.seconds + 1 AS DOUBLE PRECISION)) * {BUCKETS}) AS INTEGER)"


def seconds_of(bucket: int) -> float:
    """The middle of a bucket, in seconds."""
    return max(exp((bucket + 0.5) / BUCKETS) - 1, 0.0)


def median_seconds(sessions: Mapping[int, int]) -> float | None:
    """The median of what is in buckets.

    Args:
        sessions: How many sessions each bucket holds.

    Returns:
        Seconds; between two buckets where the middle is; None for no session.
    """
    total = sum(sessions.values())
    if not total:
        return None
    lower = _at(sessions, (total - 1) // 2)
    upper = _at(sessions, total // 2)
    return (seconds_of(lower) + seconds_of(upper)) / 2


def _at(sessions: Mapping[int, int], place: int) -> int:
    """The bucket of the session at a 0-based place in the order of time taken."""
    for bucket in sorted(sessions):
        place -= sessions[bucket]
        if place < 0:
            return bucket
    raise IndexError(place)
