"""How much more the same hour differs from week to week than chance alone explains."""

from __future__ import annotations

import numpy as np

from analytics.surges.history import History
from analytics.surges.hours import Floats, by_cell

# The relative variance of an hour's rate where nothing is known of the subject: it differs by 22 %.
OWN_EXCESS = 0.05
# And of the rates of all subjects together.
SHARED_EXCESS = 0.01
# No subject is taken to be steadier than that: rare tails would be believed too readily.
LEAST_EXCESS = 0.01
# The squared starts that what is believed beforehand is worth. An estimate errs by about
# sqrt(2 / squared starts).
PRIOR_WEIGHT = 2000.0


def excess_of(history: History, prior: float) -> Floats:
    """The relative variance of the rate of each of n subjects; 1 / it is a Gamma's shape.

    The method of moments: of an hour with mean `m` and relative variance `v` the counts of several
    weeks vary by `m + v m^2`. Sample variances and squared means of all hours of the week are added
    up, each by its degrees of freedom, and shrunk towards what is believed beforehand.

    Args:
        history: Of the subjects.
        prior: What is believed of each beforehand.
    """
    counts, hours = history.counts, history.hours
    freedom = np.maximum(hours - 1, 0)
    mean = counts / np.maximum(hours, 1)
    squares = by_cell(history.starts**2, history.cells)
    variance = np.maximum(squares - counts * mean, 0) / np.maximum(freedom, 1)
    beyond = (freedom * (variance - mean)).sum(axis=1)
    squared = (freedom * (mean**2 - variance / np.maximum(hours, 1))).sum(axis=1)
    shrunk = (PRIOR_WEIGHT * prior + beyond) / (PRIOR_WEIGHT + np.maximum(squared, 0))
    return np.asarray(np.maximum(shrunk, LEAST_EXCESS), np.float64)
