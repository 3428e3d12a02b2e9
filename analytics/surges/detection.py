"""A look at some subjects: what each window shows, and which of it is a surge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.surges.hours import Floats, Integers
from analytics.surges.surge import Evidence
from analytics.surges.tail import log_tail
from analytics.surges.threshold import LEAST_PEOPLE, Budget

# A surge goes on while so many people are still less likely than one in a thousand looks.
HIGH = np.log(0.001)


@dataclass(frozen=True)
class Judged:
    """What one window shows of n subjects.

    Attributes:
        logs: The logarithm of the probability of each count or a larger one.
        is_surge: Which are rarer than their level.
        is_high: Which keep a surge going.
    """

    logs: Floats
    is_surge: npt.NDArray[np.bool_]
    is_high: npt.NDArray[np.bool_]


def judge(counts: Integers, means: Floats, shapes: Floats, levels: Floats) -> Judged:
    """Compare counts with what was expected.

    Args:
        counts: People in a window, n of them.
        means: Expected in it.
        shapes: How surely, see `log_tail`.
        levels: The probability under which each is a surge.
    """
    logs = log_tail(counts, means, shapes)
    is_enough = counts >= LEAST_PEOPLE
    return Judged(logs, is_enough & (logs <= np.log(levels)), is_enough & (logs <= HIGH))


def look(
    counts: Mapping[int, Integers], means: Mapping[int, Floats], shapes: Floats, budget: Budget
) -> list[Evidence]:
    """What a look shows of n subjects, each by the window with its rarest count.

    Args:
        counts: For each window, in minutes, the people of each subject.
        means: For each window those that are expected.
        shapes: How surely, see `log_tail`.
        budget: The false alarms that are allowed.
    """
    judged = {
        window: judge(people, means[window], shapes, budget.levels(means[window], window))
        for window, people in counts.items()
    }
    found = []
    for place in range(len(shapes)):
        best = min(judged, key=lambda one: _rank(judged[one], place))
        found.append(
            Evidence(
                count=int(counts[best][place]),
                minutes=best,
                usually=float(means[best][place]),
                probability=float(np.exp(judged[best].logs[place])),
                is_surge=bool(judged[best].is_surge[place]),
                is_high=any(bool(one.is_high[place]) for one in judged.values()),
            )
        )
    return found


def _rank(judged: Judged, place: int) -> tuple[bool, float]:
    """A window that shows a surge comes first, then the rarest count."""
    return not judged.is_surge[place], float(judged.logs[place])
