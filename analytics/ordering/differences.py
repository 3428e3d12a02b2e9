"""Languages in which an article's trouble has other causes than elsewhere.

All locales are learned from together. A locale is named where the share of cases that a step resolves in
it differs from that of all others: by at least `LEAST_DIFFERENCE`, and by more standard deviations than
chance allows any of an article's comparisons in one of a hundred articles (Bonferroni). Its shares are
drawn towards the others', who stand in for the prior, so that a few sessions differ in nothing. The one
that differs most is taken out before the others are compared again, or they would differ by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from analytics.ordering.observations import Causes, together
from analytics.ordering.posterior import sample_shares

LEAST_SESSIONS = 20
LEAST_DIFFERENCE = 0.10
FALSE_FLAGS = 0.01
# Means and deviations take fewer draws than orders.
ROUNDS_KEPT = 8


@dataclass(frozen=True)
class Difference:
    """A locale in which a step resolves more or fewer cases than elsewhere.

    Attributes:
        locale: Canonical.
        step: The step that differs most, 0-based.
        share_here: Of cases that it resolves in the locale.
        share_elsewhere: And in the others.
        deviations: By how many standard deviations they differ, 0 or more.
        sessions: How many of the locale say so.
    """

    locale: str
    step: int
    share_here: float
    share_elsewhere: float
    deviations: float
    sessions: int

    def is_told(self, comparisons: int) -> bool:
        """Whether it is more than chance, and enough to matter, among so many comparisons."""
        chance = NormalDist().inv_cdf(1 - FALSE_FLAGS / (2 * comparisons))
        apart = abs(self.share_here - self.share_elsewhere)
        return self.deviations >= chance and apart >= LEAST_DIFFERENCE


def differing_locales(locales: Mapping[str, Causes], *, size: int) -> tuple[Difference, ...]:
    """The locales that differ from the rest, the one that differs most first.

    One with more sessions than all others together is what the others differ from.

    Args:
        locales: What the sessions of each say.
        size: The number of steps.
    """
    left, found = dict(locales), []
    while told := _most_different(left, size):
        found.append(told)
        del left[told.locale]
    return tuple(found)


def _most_different(locales: Mapping[str, Causes], size: int) -> Difference | None:
    heard = [locale for locale, one in sorted(locales.items()) if one.weight >= LEAST_SESSIONS]
    differences = []
    for locale in heard:
        rest = together([one for name, one in locales.items() if name != locale], size=size)
        if rest.weight >= max(LEAST_SESSIONS, locales[locale].weight):
            differences.append(_difference(locale, locales[locale], rest))
    told = [one for one in differences if one.is_told(len(heard) * size)]
    return max(told, key=lambda one: one.deviations, default=None)


def _difference(locale: str, here: Causes, rest: Causes) -> Difference:
    elsewhere = sample_shares(rest, kept=ROUNDS_KEPT)
    usual = elsewhere.mean(axis=0)
    shares = sample_shares(here, prior=usual * len(usual), kept=ROUNDS_KEPT)
    mean = shares.mean(axis=0)
    doubt = np.sqrt(shares.var(axis=0) + elsewhere.var(axis=0))
    away = (np.abs(mean - usual) / doubt)[:-1]
    step = int(np.argmax(away))
    return Difference(
        locale, step, float(mean[step]), float(usual[step]), float(away[step]), here.sessions
    )
