"""How many minutes each step takes, from recorded times in which some readers went to lunch.

Logarithms of times are taken as normal, with a location for each step and one spread for the article.
A location is Tukey's biweight (Beaton & Tukey 1974) around the median, to which a time far out counts
next to nothing; the spread is the median absolute deviation. Steps lend each other what is not known of
them: locations are normal around the article's, so that a step with a few times is drawn towards it,
and one with none is about as long as the others, and uncertain. How much steps differ is drawn with
them (Gelman et al., Bayesian Data Analysis, 5.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.ordering.arrays import FloatArray
from analytics.ordering.observations import Times

SEED = 43
# Before anything was recorded: a step takes about two minutes, a third of that or three times as much.
USUAL, USUAL_DOUBT = np.log(2.0), 1.0
# How steps of an article may differ, and how readers at one step do, as standard deviations of logarithms.
STEPS_DIFFER = np.array([0.1, 0.2, 0.4, 0.8, 1.6])
READERS_DIFFER = 0.6
# So many times would have to say something else to count as much as `READERS_DIFFER`.
SPREAD_COUNTS = 5.0
# Of a step with fewer times the deviations say too little.
LEAST_TIMES = 3.0
BIWEIGHT, MAD_TO_SIGMA, BIWEIGHT_ROUNDS = 4.685, 1.4826, 10
# Of two times that are both far from the middle between them, each still counts this much.
LEAST_COUNT = 1e-3
# Of few times nobody can tell which are the odd ones: n times say as much as n² / (n + this) good ones.
ODD = 2.0


@dataclass(frozen=True)
class LogMinutes:
    """What recorded times say of the logarithm of each step's minutes.

    Attributes:
        locations: Their locations; 0 for a step without times. Shape (n,).
        precisions: One over their variances; 0 likewise. Shape (n,).
    """

    locations: FloatArray
    precisions: FloatArray

    def sample(self, draws: int) -> FloatArray:
        """Draws of minutes, the same for the same times; shape (draws, n)."""
        rng = np.random.default_rng(SEED)
        logs, centres, doubts = zip(*(self._centre(one) for one in STEPS_DIFFER), strict=True)
        likely = np.exp(np.array(logs) - max(logs))
        chosen = rng.choice(len(likely), size=draws, p=likely / likely.sum())
        centre = rng.normal(np.array(centres)[chosen], np.array(doubts)[chosen])[:, None]
        prior = STEPS_DIFFER[chosen, None] ** -2
        precision = prior + self.precisions
        mean = (prior * centre + self.precisions * self.locations) / precision
        return np.exp(rng.normal(mean, precision**-0.5))

    def _centre(self, differ: float) -> tuple[float, float, float]:
        """The article's location if steps differ by so much: how likely that is, its mean, its doubt.

        The first is a logarithm, up to a constant.
        """
        telling = self.precisions / (1 + self.precisions * differ**2)
        precision = float(telling.sum()) + USUAL_DOUBT**-2
        mean = float(telling @ self.locations + USUAL * USUAL_DOUBT**-2) / precision
        apart = (
            float(telling @ self.locations**2 + USUAL**2 * USUAL_DOUBT**-2) - precision * mean**2
        )
        sizes = float(np.log(telling[telling > 0]).sum()) - np.log(precision)
        return (sizes - apart) / 2, mean, precision**-0.5


def estimate_minutes(times: Sequence[Times]) -> LogMinutes:
    """What is known of each step's minutes.

    Args:
        times: Of each step, in order; seconds above 0.
    """
    logs = [np.log(one.seconds / 60) for one in times]
    weights = [one.weights for one in times]
    spread = _spread(logs, weights)
    located = [_biweight(log, weight, spread) for log, weight in zip(logs, weights, strict=True)]
    counts = np.array([count for _location, count in located])
    good = counts**2 / (counts + ODD)
    return LogMinutes(np.array([location for location, _count in located]), good / spread**2)


def _spread(logs: Sequence[FloatArray], weights: Sequence[FloatArray]) -> float:
    """How readers at one step differ, as a standard deviation of logarithms."""
    known = [
        (np.abs(log - _median(log, weight)), weight)
        for log, weight in zip(logs, weights, strict=True)
        if weight.sum() >= LEAST_TIMES
    ]
    if not known:
        return READERS_DIFFER
    away = np.concatenate([away for away, _weight in known])
    weight = np.concatenate([weight for _away, weight in known])
    seen = (MAD_TO_SIGMA * _median(away, weight)) ** 2
    count = weight.sum()
    variance = (SPREAD_COUNTS * READERS_DIFFER**2 + count * seen) / (SPREAD_COUNTS + count)
    return float(np.sqrt(variance))


def _biweight(logs: FloatArray, weights: FloatArray, spread: float) -> tuple[float, float]:
    """The location of a step's times, and how many of them speak for it."""
    if not len(logs):
        return 0.0, 0.0
    location, counted = _median(logs, weights), weights
    for _ in range(BIWEIGHT_ROUNDS):
        away = (logs - location) / (BIWEIGHT * spread)
        counted = weights * np.maximum(np.clip(1 - away**2, 0, None) ** 2, LEAST_COUNT)
        location = float(counted @ logs / counted.sum())
    return location, float(counted.sum())


def _median(values: FloatArray, weights: FloatArray) -> float:
    """The weighted median, between the two middle values where the middle is between them."""
    order = np.argsort(values)
    middles = np.cumsum(weights[order]) - weights[order] / 2
    return float(np.interp(weights.sum() / 2, middles, values[order]))
