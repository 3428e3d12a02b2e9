"""The best order is the best of all that are allowed."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ordering.arrays import FloatArray
from analytics.ordering.best_order import MOST_EXACT, best_order
from analytics.ordering.constraints import Constraints
from analytics.ordering.cost import gain_of, swap_gains

Puzzle = tuple[FloatArray, Constraints]


def gained(order: tuple[int, ...], gains: FloatArray) -> float:
    return float(gain_of(order, gains[None])[0])


@st.composite
def puzzles(draw: st.DrawFn, *, least: int = 2, most: int = 6) -> Puzzle:
    """Gains, and constraints that the order as it is respects."""
    size = draw(st.integers(least, most))
    steps = st.sets(st.integers(0, size - 1), max_size=2)
    dice = np.random.default_rng(draw(st.integers(0, 10_000)))
    gains = dice.normal(0, 5, (size, size))
    before = {step: frozenset(draw(steps)) & set(range(step)) for step in range(size)}
    fixed, borders = frozenset(draw(steps)), frozenset(draw(steps))
    return gains - gains.T, Constraints(size, fixed, borders, before)


@given(puzzles())
@settings(max_examples=150)
def test_no_allowed_order_gains_more(puzzle: Puzzle) -> None:
    gains, constraints = puzzle
    found = best_order(gains, constraints)
    most = max(
        gained(order, gains)
        for order in permutations(range(constraints.size))
        if constraints.allows(order)
    )

    assert constraints.allows(found)
    assert gained(found, gains) == pytest.approx(most, abs=1e-6)


@given(puzzles(least=MOST_EXACT + 1, most=MOST_EXACT + 4))
@settings(max_examples=25)
def test_of_many_steps_it_is_allowed_and_no_worse(puzzle: Puzzle) -> None:
    gains, constraints = puzzle
    found = best_order(gains, constraints)

    assert constraints.allows(found)
    assert gained(found, gains) >= 0


@pytest.mark.parametrize("size", [4, MOST_EXACT, MOST_EXACT + 5])
@pytest.mark.parametrize("seed", range(3))
def test_without_constraints_it_is_by_share_over_minutes(size: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    shares, minutes = dice.dirichlet(np.ones(size + 1)), dice.uniform(0.5, 20, size)
    found = best_order(swap_gains(shares[None], minutes[None])[0], Constraints(size))

    assert list(found) == sorted(range(size), key=lambda step: -shares[step] / minutes[step])


def test_steps_that_are_alike_stay_as_they_are() -> None:
    assert best_order(np.zeros((5, 5)), Constraints(5)) == (0, 1, 2, 3, 4)


def later_is_better(size: int) -> FloatArray:
    """Each step gains by coming before each of the earlier ones."""
    return np.triu(np.ones((size, size)), 1)


def test_a_pinned_step_stays_while_others_move_around_it() -> None:
    assert best_order(later_is_better(5), Constraints(5, fixed=frozenset({1}))) == (4, 1, 3, 2, 0)


def test_nothing_passes_a_border() -> None:
    found = best_order(later_is_better(6), Constraints(6, borders=frozenset({3})))

    assert found == (2, 1, 0, 3, 5, 4)


def test_a_prerequisite_comes_first() -> None:
    found = best_order(later_is_better(4), Constraints(4, before={3: frozenset({0})}))

    assert found == (2, 1, 0, 3)


def test_a_prerequisite_that_comes_after_now_is_brought_before() -> None:
    found = best_order(np.zeros((3, 3)), Constraints(3, before={0: frozenset({2})}))

    assert found == (1, 2, 0)


UNSATISFIABLE = {
    "ring": Constraints(3, before={0: frozenset({2}), 2: frozenset({0})}),
    "pinned": Constraints(3, fixed=frozenset({0}), before={0: frozenset({2})}),
    "border": Constraints(3, borders=frozenset({1}), before={0: frozenset({2})}),
    "ring of many": Constraints(MOST_EXACT + 2, before={0: frozenset({9}), 9: frozenset({0})}),
}


@pytest.mark.parametrize("name", UNSATISFIABLE)
def test_prerequisites_that_cannot_come_before_are_left(name: str) -> None:
    constraints = UNSATISFIABLE[name]
    gains = np.zeros((constraints.size, constraints.size))

    assert best_order(gains, constraints) == tuple(range(constraints.size))
