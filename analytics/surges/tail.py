"""How likely a count or a larger one is, by the negative binomial distribution."""

from __future__ import annotations

import numpy as np

from analytics.surges.hours import Floats, Integers

# The logarithm of how small a part of the sum may be left out.
PRECISION = np.log(1e-15)


def log_tail(counts: Integers, means: Floats, shapes: Floats) -> Floats:
    """The natural logarithm of P(X >= count), exact to rounding, for each of n counts.

    A Poisson count whose rate is Gamma distributed with a mean and a shape `r` is negative binomial:
    `P(X = k) = C(k + r - 1, k) (r / (r + mean))^r (mean / (r + mean))^k`, with the variance
    `mean + mean^2 / r`. A large shape gives Poisson's distribution. The probability of the count
    itself is a product of ratios, and so is each that follows it; all is kept as logarithms, so that
    nothing vanishes, however rare the count.

    Args:
        counts: n counts, not negative.
        means: n means, greater than 0.
        shapes: n shapes, greater than 0.
    """
    log_limit = -np.log1p(shapes / means)
    logs = -shapes * np.log1p(means / shapes)
    for below in range(int(counts.max(initial=0))):
        is_below = below < counts
        logs[is_below] += _log_ratio(below, shapes[is_below], log_limit[is_below])
    logs += _log_sum_above(counts, shapes, log_limit)
    return np.where(counts > 0, np.minimum(logs, 0.0), 0.0)


def _log_sum_above(counts: Integers, shapes: Floats, log_limit: Floats) -> Floats:
    """The logarithm of P(X >= count) / P(X = count), a sum of products of ratios."""
    total, term, at = np.zeros(len(counts)), np.zeros(len(counts)), counts.astype(np.float64)
    adding = np.flatnonzero(counts > 0)
    while adding.size:
        term[adding] += _log_ratio(at[adding], shapes[adding], log_limit[adding])
        total[adding] = np.logaddexp(total[adding], term[adding])
        at[adding] += 1
        # The ratios near their limit from one side: what is left is a geometric series at most.
        worst = np.maximum(
            _log_ratio(at[adding], shapes[adding], log_limit[adding]), log_limit[adding]
        )
        is_falling = worst < 0
        left = term[adding] + worst - np.log(-np.expm1(np.where(is_falling, worst, -1.0)))
        adding = adding[~is_falling | (left > PRECISION + total[adding])]
    return total


def _log_ratio(at: Floats | int, shapes: Floats, log_limit: Floats) -> Floats:
    """The logarithm of P(X = at + 1) / P(X = at), which nears `log_limit`."""
    return np.log((at + shapes) / (at + 1)) + log_limit
