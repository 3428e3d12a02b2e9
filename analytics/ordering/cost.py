"""The minutes an order of steps costs, and what is gained by taking two steps the other way round.

The expected minutes of an order are the sum over the steps of p of the step times the minutes up to it
and with it, plus p of no step times all minutes and those of the helpdesk. Without constraints the least
has the steps by p over minutes, highest first (Smith 1956 for jobs on one machine; Kalagnanam & Henrion
1990 and Heckerman, Breese & Rommelse 1995 for repairs).

The difference between two orders is a sum over the pairs that stand the other way round: where j comes
to stand before i, all that j resolves are spared the minutes of i, and all that i resolves get those of j.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analytics.ordering.arrays import FloatArray

Order = tuple[int, ...]


def expected_minutes(
    order: Sequence[int], shares: FloatArray, minutes: FloatArray, escalation_minutes: float
) -> FloatArray:
    """Expected minutes of a session, for each draw.

    Args:
        order: 0-based numbers of the steps in the order they are asked.
        shares: Of each step and, last, of none; shape (draws, n + 1).
        minutes: Of each step; shape (draws, n).
        escalation_minutes: What a hand-over to the helpdesk costs.

    Returns:
        Minutes; shape (draws,).
    """
    places = list(order)
    until = np.cumsum(minutes[:, places], axis=1)
    resolved = (shares[:, places] * until).sum(axis=1)
    return np.asarray(resolved + shares[:, -1] * (minutes.sum(axis=1) + escalation_minutes))


def swap_gains(shares: FloatArray, minutes: FloatArray) -> FloatArray:
    """Minutes gained for each draw where step j comes to stand before step i instead of after it.

    Args:
        shares: Shape (draws, n + 1).
        minutes: Shape (draws, n).

    Returns:
        Element [d, i, j]; shape (draws, n, n). The same the other way round is its negative.
    """
    spared = minutes[:, :, None] * shares[:, None, :-1]
    return spared - spared.transpose(0, 2, 1)


def gain_of(order: Sequence[int], gains: FloatArray) -> FloatArray:
    """Minutes gained by an order instead of 0, 1, 2, …, for each draw; shape (draws,).

    Args:
        order: 0-based numbers of the steps.
        gains: See `swap_gains`.
    """
    place = np.argsort(np.array(order))
    earlier, later = np.triu_indices(len(order), 1)
    turned = place[later] < place[earlier]
    return np.asarray(gains[:, earlier[turned], later[turned]].sum(axis=1))
