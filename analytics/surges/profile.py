"""The shape of a week: which hours all subjects together are started in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.surges.dispersion import SHARED_EXCESS, excess_of
from analytics.surges.gamma import Gamma
from analytics.surges.history import History
from analytics.surges.hours import HOURS_A_WEEK, Floats, Integers

# Until there were some starts in an hour of the week it is believed to be like any other.
PRIOR_STARTS = 4.0


@dataclass(frozen=True)
class Profile:
    """What is known of all subjects together.

    Attributes:
        shape: For each hour of the week how busy it is: 1 is the mean.
        rate: Starts an hour of a subject, over all of them and all hours.
        excess: By how much the same hour of all differs from week to week: a relative variance.
            Holidays make it large.
        subjects: How many there are, at least 1.
    """

    shape: Floats
    rate: float
    excess: float
    subjects: int

    @property
    def starts_a_week(self) -> float:
        """Starts of all subjects in a week."""
        return self.rate * self.subjects * HOURS_A_WEEK

    @classmethod
    def of(cls, starts: Floats, cells: Integers, subjects: int) -> Profile:
        """From the starts of all subjects together.

        Each hour of the week is a Poisson count with a Gamma prior around the mean of all hours.
        No start at all gives a flat week, with the rate of one start.

        Args:
            starts: In each hour of UTC of a span.
            cells: The hour of the week of each.
            subjects: How many there are.
        """
        together = History(starts[None, :], np.zeros(1, np.int64), cells)
        mean = max(float(starts.sum()), 1.0) / max(len(cells), 1)
        flat = Gamma.around(np.full((1, HOURS_A_WEEK), mean), PRIOR_STARTS)
        hours = flat.after(together.counts, together.hours).mean[0]
        subjects = max(subjects, 1)
        excess = float(excess_of(together, SHARED_EXCESS)[0])
        return cls(hours / hours.mean(), mean / subjects, excess, subjects)
