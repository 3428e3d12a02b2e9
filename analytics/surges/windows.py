"""How many starts are expected in the last minutes of a look.

Within an hour the rate is taken to be the hour's, or what a straight line between the middles of two hours
gives, whichever is higher: offices open in the middle of an hour.
"""

from __future__ import annotations

import numpy as np

from analytics.surges.expectation import Around
from analytics.surges.hours import Floats

# Minutes; the last is the longest.
WINDOWS = (5, 15)
LONGEST = WINDOWS[-1]
MINUTES_AN_HOUR, HALF_AN_HOUR = 60, 0.5


def expected(around: Around, minute: int, window: int) -> Floats:
    """Starts that each of n subjects is expected to have in a window.

    Args:
        around: What is expected around the hour of the look.
        minute: The full minutes of that hour that are over at the look, 0 to 60.
        window: Minutes, no more than `LONGEST`.
    """
    end = LONGEST + minute
    total: Floats = _a_minute(around.means)[:, end - window : end].sum(axis=1)
    return total


def expected_each_minute(around: Around) -> dict[int, Floats]:
    """The same for each window and for looks after each minute of the hour, 1 to 60: n by 60."""
    total = np.cumsum(_a_minute(around.means), axis=1)
    return {window: total[:, LONGEST:] - total[:, LONGEST - window : -window] for window in WINDOWS}


def _a_minute(means: Floats) -> Floats:
    """Starts in each minute from `LONGEST` before the hour to its end: n by 75."""
    flat, straight = means @ FLAT, means @ STRAIGHT
    return np.maximum(flat, straight) / MINUTES_AN_HOUR


def _weights(*, is_straight: bool) -> Floats:
    """What the hour before, the hour and the one after weigh in each of 75 minutes."""
    middles = np.array([-0.5, 0.5, 1.5])
    moments = (np.arange(-LONGEST, MINUTES_AN_HOUR) + 0.5) / MINUTES_AN_HOUR
    distance: Floats = np.abs(moments - middles[:, None])
    if is_straight:
        return np.maximum(1 - distance, np.zeros(1))
    return (distance < HALF_AN_HOUR).astype(np.float64)


FLAT, STRAIGHT = _weights(is_straight=False), _weights(is_straight=True)
