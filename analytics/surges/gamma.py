"""Poisson counts whose rate is Gamma distributed: what is believed before and after counting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.surges.hours import Floats, Integers


@dataclass(frozen=True)
class Gamma:
    """A belief about each of some rates.

    Attributes:
        shape: How sure it is: 1 / shape is the relative variance of the rate.
        hours: The exposure that the belief is worth; shape / hours is its mean.
    """

    shape: Floats
    hours: Floats

    @classmethod
    def around(cls, mean: Floats, shape: float) -> Gamma:
        """Beliefs with means, in starts an hour."""
        return cls(np.full_like(mean, shape), shape / mean)

    @property
    def mean(self) -> Floats:
        """Starts an hour."""
        return self.shape / self.hours

    def after(self, counts: Floats, hours: Floats) -> Gamma:
        """The beliefs after `counts` starts in `hours` hours: the conjugate rule adds both."""
        return Gamma(self.shape + counts, self.hours + hours)

    def take(self, columns: Integers) -> Gamma:
        """The beliefs of some columns."""
        return Gamma(self.shape[:, columns], self.hours[:, columns])
