"""Weeks of starts to reckon with."""

from __future__ import annotations

import numpy as np

from analytics.surges.expectation import Rates, expect
from analytics.surges.history import History
from analytics.surges.hours import HOURS_A_WEEK, Floats
from analytics.surges.profile import Profile

WEEKS = 8
OFFICE = np.array(
    [1.0 if day < 5 and 8 <= hour < 16 else 0.1 for day in range(7) for hour in range(24)]
)
MONDAY_AT_NINE, SUNDAY_AT_NINE = 9, 6 * 24 + 9


def steady(*weekly: Floats) -> History:
    """Subjects that are started in each of eight weeks as often, by hour of the week."""
    starts = np.tile(np.stack(weekly), WEEKS)
    return history(starts)


def history(starts: Floats) -> History:
    cells = np.arange(starts.shape[1]) % HOURS_A_WEEK
    return History(starts, np.zeros(len(starts), np.int64), cells)


def profile(weekly: Floats, *, subjects: int = 3000) -> Profile:
    """The week of a portal with as many starts, by hour of the week."""
    starts = np.tile(weekly, WEEKS)
    return Profile.of(starts, np.arange(len(starts)) % HOURS_A_WEEK, subjects)


# Of 3,000 articles, each started three times in an office hour.
BUSY_PORTAL = profile(9000 * OFFICE)


def rates_of(*weekly: Floats) -> Rates:
    return expect(steady(*weekly), BUSY_PORTAL)
