"""Scales: round numbers along an axis, and where a value stands between them.

The steps are 1, 2 or 5 times a power of ten (Heckbert, "Nice Numbers for Graph Labels", Graphics
Gems, 1990). An axis begins at zero, so that lengths can be compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.charts.shapes import FULL

MOST_STEPS = 5
NICE = (1, 2, 5, 10)
LEAST_STEP = 1
# An axis of shares is no shorter: it would make much of little.
LEAST_PERCENT = 5
# Of a step: what is above the last one by less than this stands on it.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Scale:
    """An axis from zero.

    Attributes:
        step: Between two ticks.
        steps: How many there are.
    """

    step: float
    steps: int

    @property
    def top(self) -> float:
        """The value at the end of the axis."""
        return self.step * self.steps

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at its ticks, zero first, evenly spaced."""
        return tuple(self.step * number for number in range(self.steps + 1))

    def at(self, value: float) -> float:
        """Where a value stands, in percent of the axis; one beyond it stands at its end."""
        return min(max(value / self.top, 0.0), 1.0) * FULL


def exact_scale(values: Iterable[float]) -> Scale:
    """An axis without ticks that ends at the highest of some values; at 1 where all are zero.

    Raises:
        ValueError: A value is below zero, or no finite number.
    """
    highest = 0.0
    for value in values:
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"{value} cannot be drawn: what is drawn is finite, from zero")
        highest = max(highest, value)
    return Scale(step=highest or 1.0, steps=1)


def count_scale(highest: float) -> Scale:
    """The axis of counts up to `highest`, in whole steps; one step of 1 where all are zero.

    Raises:
        ValueError: `highest` is below zero, or no finite number.
    """
    step = max(_nice(exact_scale([highest]).top / MOST_STEPS), LEAST_STEP)
    return Scale(step, max(math.ceil(highest / step - TOLERANCE), 1))


def percent_scale(highest: float) -> Scale:
    """The axis of shares up to `highest` percent: no longer than 100, which its steps divide.

    Raises:
        ValueError: `highest` is below zero, or no finite number.
    """
    return count_scale(min(max(exact_scale([highest]).top, LEAST_PERCENT), FULL))


def _nice(least: float) -> float:
    """The smallest nice number from `least` on."""
    if least <= 0:
        return 0
    power = 10.0 ** math.floor(math.log10(least))
    return next(one * power for one in NICE if one * power >= least * (1 - TOLERANCE))
