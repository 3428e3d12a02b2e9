"""Hours of the week: 168 of them, from Monday's first, as clocks on the wall count them.

What is counted is counted by whole hours of UTC, and each takes the name it has in a time zone. So
nothing is lost or counted twice when clocks change: that week one hour of the week was there twice,
or not at all, and `cells_between` says so.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

import numpy as np
import numpy.typing as npt

HOURS_A_WEEK = 168
HOUR = timedelta(hours=1)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def hour_of(moment: datetime) -> datetime:
    """The whole hour of UTC that a moment is in, by its beginning."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def cell_of(moment: datetime, zone: tzinfo) -> int:
    """The hour of the week, 0 to 167, that a moment's hour of UTC begins in."""
    there = hour_of(moment).astimezone(zone)
    return there.weekday() * 24 + there.hour


def cells_between(since: datetime, until: datetime, zone: tzinfo) -> Integers:
    """The hour of the week of each hour from `since` until before `until`, both whole hours."""
    hours = (until - since) // HOUR
    return np.array([cell_of(since + HOUR * number, zone) for number in range(hours)], np.int64)


def by_cell(values: Floats, cells: Integers) -> Floats:
    """Sums of hours by their names.

    Args:
        values: One for each hour, in the last dimension.
        cells: The hour of the week of each, as many.

    Returns:
        The same with 168 in the last dimension.
    """
    return values @ np.equal.outer(cells, np.arange(HOURS_A_WEEK)).astype(np.float64)
