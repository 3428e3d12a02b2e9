"""The posterior of small cases by adding up all that can have been: no draws, no rounding."""

from __future__ import annotations

from itertools import product
from math import exp, lgamma

import numpy as np

from analytics.ordering.arrays import FloatArray
from analytics.ordering.observations import Causes
from analytics.ordering.posterior import CONCENTRATIONS


def exact_shares(causes: Causes) -> tuple[FloatArray, FloatArray]:
    """Mean and standard deviation of each share, none of the steps last.

    Each session that no step resolved may have had any cause it did not try; for each way to say
    which, and for each concentration, the posterior is a Dirichlet that is known as a formula.
    """
    size = len(causes.resolved) + 1
    possible = [
        [cause for cause in range(size) if cause == size - 1 or not tried[cause]]
        for tried, weight in zip(causes.tried, causes.weights, strict=True)
        for _ in range(int(weight))
    ]
    total, first, second = 0.0, np.zeros(size), np.zeros(size)
    for concentration in CONCENTRATIONS:
        prior = exp(lgamma(size * concentration) - size * lgamma(concentration)) / concentration
        for chosen in product(*possible):
            counts = np.append(causes.resolved, 0) + concentration
            np.add.at(counts, list(chosen), 1)
            likely = prior * exp(sum(map(lgamma, counts)) - lgamma(counts.sum()))
            mean = counts / counts.sum()
            total += likely
            first += likely * mean
            second += likely * mean * (counts + 1) / (counts.sum() + 1)
    mean = first / total
    return mean, np.sqrt(second / total - mean**2)
