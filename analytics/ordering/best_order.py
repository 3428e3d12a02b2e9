"""The order that gains most under the constraints: exactly for few steps, by moving steps for many.

Segments between questions are independent, since nothing passes from one to another. In each the
gain is a sum over pairs of steps, so that what stands at the end of an order gains the same in whatever
order the others stand before it: dynamic programming over the sets of steps that come first (Held &
Karp 1962) finds the best of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np

from analytics.ordering.arrays import FloatArray
from analytics.ordering.constraints import Constraints
from analytics.ordering.cost import Order

# Sets double with each step: a thousand for ten.
MOST_EXACT = 10
# A swap has to gain more than this, so that steps which are alike stay as they are.
LEAST_GAIN = 1e-9


def best_order(gains: FloatArray, constraints: Constraints) -> Order:
    """The order that gains most of those allowed; 0, 1, 2, … where none gains anything.

    Where not all that have to come before others can, as in a ring, those that do not now need not.

    Args:
        gains: Minutes gained where step j comes to stand before step i instead of after it: element
            [i, j] for i < j; others are not read. Shape (n, n).
        constraints: What to respect.
    """
    turned = np.triu(gains - LEAST_GAIN, 1)
    segments = (_best_of_segment(turned, constraints, run) for run in constraints.segments)
    return tuple(step for segment in segments for step in segment)


def _best_of_segment(gains: FloatArray, constraints: Constraints, run: range) -> Order:
    own = gains[run.start : run.stop, run.start : run.stop]
    # What the order breaks now left out, the order as it is always is a solution.
    tries = (constraints, constraints.without(constraints.broken))
    solved = (_Puzzle(own, allowed, run).solution() for allowed in tries)
    found = next(order for order in solved if order is not None)
    return tuple(run.start + step for step in found)


class _Puzzle:
    """One segment, its steps numbered from 0."""

    def __init__(self, gains: FloatArray, constraints: Constraints, run: range) -> None:
        self.gains, self.size = gains, len(run)
        self.stays = [constraints.stays(step) for step in run]
        firsts = [constraints.before.get(step, frozenset()) for step in run]
        # Bits of the steps that have to come before each. Of another segment's none can change that.
        self.needs = [sum(1 << (one - run.start) for one in few if one in run) for few in firsts]

    def solution(self) -> Order | None:
        """The best order that was found; None where none is allowed, or by moving none was found."""
        return self._exact() if self.size <= MOST_EXACT else self._by_moving()

    def _may_stand(self, step: int, place: int, first: int) -> bool:
        """Whether a step can stand at a place behind a set of steps, given by its bits."""
        if first >> step & 1 or self.needs[step] & ~first:
            return False
        return step == place if self.stays[step] else not self.stays[place]

    def _exact(self) -> Order | None:
        passed = self._gains_of_passing()
        best: dict[int, tuple[float, Order]] = {0: (0.0, ())}
        for place in range(self.size):
            longer: dict[int, tuple[float, Order]] = {}
            for (first, (gain, order)), step in product(best.items(), range(self.size)):
                if not self._may_stand(step, place, first):
                    continue
                total, key = gain + float(passed[first, step]), first | 1 << step
                if key not in longer or total > longer[key][0]:
                    longer[key] = (total, (*order, step))
            best = longer
        return best[(1 << self.size) - 1][1] if best else None

    def _gains_of_passing(self) -> FloatArray:
        """Element [set, step]: what a step gains that comes next, before all earlier ones not in the set."""
        sets = np.arange(1 << self.size)
        behind = ~(sets[:, None] >> np.arange(self.size)) & 1
        return np.asarray(behind @ self.gains)

    def _by_moving(self) -> Order | None:
        """An order that no single step's move betters."""
        order = self._any_order()
        while order is not None:
            moved = max(self._moves(order), key=self._gain, default=order)
            if self._gain(moved) <= self._gain(order):
                break
            order = moved
        return order

    def _any_order(self) -> Order | None:
        """The first allowed order that is met by taking the earliest step that may come next."""
        order: list[int] = []
        first = 0
        for place in range(self.size):
            may = (step for step in range(self.size) if self._may_stand(step, place, first))
            step = next(may, None)
            if step is None:
                return None
            order.append(step)
            first |= 1 << step
        return tuple(order)

    def _moves(self, order: Order) -> list[Order]:
        """What is allowed of the orders in which one step that may move went elsewhere among such."""
        free = [step for step in order if not self.stays[step]]
        moved = []
        for step, place in product(free, range(len(free))):
            others = [one for one in free if one != step]
            candidate = self._filled([*others[:place], step, *others[place:]])
            if candidate != order and self._is_allowed(candidate):
                moved.append(candidate)
        return moved

    def _filled(self, free: Sequence[int]) -> Order:
        """The steps that may move in some order, around those that stay."""
        rest = iter(free)
        return tuple(place if self.stays[place] else next(rest) for place in range(self.size))

    def _is_allowed(self, order: Order) -> bool:
        first = 0
        for place, step in enumerate(order):
            if not self._may_stand(step, place, first):
                return False
            first |= 1 << step
        return True

    def _gain(self, order: Order) -> float:
        place = np.argsort(np.array(order))
        return float(self.gains[place[None, :] < place[:, None]].sum())
