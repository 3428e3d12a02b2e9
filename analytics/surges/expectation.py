"""What is expected of some subjects in each hour of the week, and how surely.

Three beliefs of the same kind (`Gamma`), one within the other: a subject's level lies around the mean of all
subjects, its hours of the week around its level by the shape of everybody's week, and what happens in
one hour around that. So a subject without a history has a prior, and one with a long history its own week.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analytics.surges.dispersion import OWN_EXCESS, excess_of
from analytics.surges.gamma import Gamma
from analytics.surges.history import History
from analytics.surges.hours import HOURS_A_WEEK, Floats
from analytics.surges.profile import Profile
from analytics.surges.winsorising import winsorise

# Subjects' levels lie orders of magnitude apart: what all have in common tells little of one.
LEVEL_SHAPE = 0.5
# A subject's own hours differ from everybody's week by about a half.
HOUR_SHAPE = 2.0


@dataclass(frozen=True)
class Around:
    """What is expected around an hour, of n subjects each.

    Attributes:
        means: Starts an hour in the hour before, the hour itself and the one after: n by 3.
        shapes: How surely: a Gamma's shape, for the hour itself.
    """

    means: Floats
    shapes: Floats


@dataclass(frozen=True)
class Rates:
    """The predictive distribution of n subjects' rates in each hour of the week, both n by 168.

    Attributes:
        means: Starts an hour.
        shapes: Of a Gamma with as much variance as uncertainty and change from week to week have.
    """

    means: Floats
    shapes: Floats

    def around(self, cell: int) -> Around:
        """What is expected in an hour of the week, 0 to 167, and beside it."""
        beside = [(cell + step) % HOURS_A_WEEK for step in (-1, 0, 1)]
        return Around(self.means[:, beside], self.shapes[:, cell])


def expect(history: History, profile: Profile) -> Rates:
    """The expectation of each subject's hours from what was counted.

    Relative variances of independent factors add up, to the first order: that of the hour's rate, that of
    the level as far as the hour's rate still rests on it, and that of one week among others. A Gamma
    with their sum takes the place of the product.
    """
    excess = OWN_EXCESS + profile.excess
    usual = winsorise(history, _hours(_level(history, profile), profile), excess)
    level = _level(usual, profile)
    prior = _hours(level, profile)
    found = prior.after(usual.counts, usual.hours)
    resting = prior.hours / found.hours
    changing = excess_of(usual, excess)[:, None]
    variance = 1 / found.shape + resting**2 / level.shape + changing
    return Rates(found.mean, 1 / variance)


def _level(history: History, profile: Profile) -> Gamma:
    """Starts an hour of n subjects in a mean hour, n by 1."""
    counts = history.counts.sum(axis=1, keepdims=True)
    hours = (history.hours * profile.shape).sum(axis=1, keepdims=True)
    return Gamma.around(np.full_like(counts, profile.rate), LEVEL_SHAPE).after(counts, hours)


def _hours(level: Gamma, profile: Profile) -> Gamma:
    """What a level and everybody's week let one believe of each hour, n by 168."""
    return Gamma.around(level.mean * profile.shape, HOUR_SHAPE)
