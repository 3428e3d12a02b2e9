"""The share of cases that each step resolves, given what sessions say: draws from the posterior.

Model: a session's cause is one of the steps or none of them, with shares p from a symmetric Dirichlet. A
session resolved by a step has the likelihood p of that step; one that tried a set of steps in vain the
sum of p over all other causes. How even shares are, the Dirichlet's concentration, is drawn with them:
where steps turn out to be much alike, small differences are taken for the luck they mostly are.

Data augmentation (Tanner & Wong 1987) draws in turn the causes that were not found out, given shares,
and shares, given causes. Sessions weigh less with age, so that a set's weight is no whole number. A sum s
of shares to the power w is s^m / s^(m - w) with m whole: the numerator is m causes to draw, and for the
denominator s^-c = (1 / Γ(c)) ∫ v^(c-1) exp(-v s) dv brings in a variable v that is gamma-distributed given
s, as in samplers for Bradley-Terry models (Caron & Doucet 2012). So no weight is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from analytics.ordering.arrays import BoolArray, FloatArray
from analytics.ordering.observations import Causes

SEED = 41
# So many chains side by side, from around the most likely shares; each goes some rounds before its
# draws count.
CHAINS, ROUNDS_BEFORE, ROUNDS_KEPT = 64, 24, 32
ROUNDS_OF_EM = 40
# 1 makes all shares equally likely, 16 holds that causes are about equally frequent. Each is as likely
# beforehand as one over it.
CONCENTRATIONS = np.array([0.5, 1.0, 2.0, 4.0, 8.0, 16.0])
LEAST_AMOUNT = 1e-300


@dataclass(frozen=True)
class _Known:
    """What there is to draw from.

    Attributes:
        resolved: Weight of sessions by cause, none of the steps last; shape (n + 1,).
        open: For each set tried in vain 1 where a cause remains possible; shape (sets, n + 1).
        weights: Of each set.
        causes: How many causes to draw of each set: its weight, rounded up.
        beyond: How much of these is beyond the weight, where anything is.
        is_beyond: Where anything is.
    """

    resolved: FloatArray
    open: FloatArray
    weights: FloatArray
    causes: NDArray[np.int64]
    beyond: FloatArray
    is_beyond: BoolArray

    @property
    def weight(self) -> float:
        """Of all sessions together."""
        return float(self.resolved.sum() + self.weights.sum())


def sample_shares(
    causes: Causes, *, prior: FloatArray | None = None, kept: int = ROUNDS_KEPT
) -> FloatArray:
    """Draws of the shares, the same for the same evidence.

    Args:
        causes: What sessions say.
        prior: A Dirichlet's counts for each step and, last, for none of them; None for equal ones
            that are drawn from `CONCENTRATIONS`.
        kept: Rounds of each of `CHAINS` chains whose draws are returned.

    Returns:
        Shares that add up to 1, none of the steps last; shape (chains * kept, n + 1), chain by chain,
        so that the first and the second half of the draws are independent of each other.
    """
    rng = np.random.default_rng(SEED)
    known = _known(causes)
    counts = np.ones(len(known.resolved)) if prior is None else prior
    shares = rng.dirichlet(_expected_counts(known, counts), size=CHAINS)
    draws = np.empty((CHAINS, kept, len(counts)))
    for number in range(-ROUNDS_BEFORE, kept):
        if prior is None:
            counts = _concentrations(shares, rng)[:, None] * np.ones(shares.shape[1])
        shares = _next_shares(shares, known, counts, rng)
        if number >= 0:
            draws[:, number] = shares
    return draws.reshape(-1, shares.shape[1])


def _known(causes: Causes) -> _Known:
    size = len(causes.resolved)
    possible = np.ones((len(causes.weights), size + 1))
    possible[:, :size] = ~causes.tried
    whole = np.ceil(causes.weights).astype(np.int64)
    beyond = whole - causes.weights
    is_beyond = beyond > 0
    resolved = np.append(causes.resolved, 0.0)
    return _Known(resolved, possible, causes.weights, whole, beyond[is_beyond], is_beyond)


def _expected_counts(known: _Known, prior: FloatArray) -> FloatArray:
    """Sessions by cause at the most likely shares: where the chains begin (EM)."""
    counts = prior + known.resolved
    for _ in range(ROUNDS_OF_EM):
        parts = known.open * counts
        parts /= parts.sum(axis=1, keepdims=True)
        counts = prior + known.resolved + known.weights @ parts
    return counts


def _concentrations(shares: FloatArray, rng: np.random.Generator) -> FloatArray:
    """A concentration for each chain, given its shares; shape (chains,)."""
    size = shares.shape[1]
    scale = np.array([lgamma(size * one) - size * lgamma(one) for one in CONCENTRATIONS])
    logs = scale - np.log(CONCENTRATIONS) + np.outer(np.log(shares).sum(axis=1), CONCENTRATIONS - 1)
    likely = np.cumsum(np.exp(logs - logs.max(axis=1, keepdims=True)), axis=1)
    chosen = rng.random((len(shares), 1)) * likely[:, -1:] > likely
    return np.asarray(CONCENTRATIONS[chosen.sum(axis=1)])


def _next_shares(
    shares: FloatArray, known: _Known, counts: FloatArray, rng: np.random.Generator
) -> FloatArray:
    """A round of every chain: the causes that were not found out, given shares, and shares anew.

    Shares are gamma variables divided by their sum, whose rates the sets' remainders change. That sum is
    independent of the shares, and has to be drawn too.
    """
    parts = shares[:, None, :] * known.open
    sums = parts.sum(axis=2)
    drawn = rng.multinomial(known.causes, parts / sums[:, :, None]).sum(axis=1)
    total = rng.gamma(counts.sum(axis=-1) + known.weight, size=len(shares))
    extra = rng.gamma(known.beyond, size=(len(shares), len(known.beyond)))
    rates = 1.0 + (extra / sums[:, known.is_beyond] / total[:, None]) @ known.open[known.is_beyond]
    amounts = np.maximum(rng.gamma(counts + known.resolved + drawn) / rates, LEAST_AMOUNT)
    return np.asarray(amounts / amounts.sum(axis=1, keepdims=True))
