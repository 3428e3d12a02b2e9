"""Expected minutes of an order, and what swaps gain."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ordering.arrays import FloatArray
from analytics.ordering.cost import expected_minutes, gain_of, swap_gains

Case = tuple[FloatArray, FloatArray]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """One draw of shares and minutes of two to five steps."""
    size = draw(st.integers(2, 5))
    parts = np.array(draw(st.lists(st.floats(0.01, 1), min_size=size + 1, max_size=size + 1)))
    minutes = np.array(draw(st.lists(st.floats(0.1, 30), min_size=size, max_size=size)))
    return (parts / parts.sum())[None], minutes[None]


def test_it_is_what_one_adds_up_by_hand() -> None:
    shares, minutes = np.array([[0.5, 0.3, 0.2]]), np.array([[2.0, 4.0]])

    assert expected_minutes((0, 1), shares, minutes, 30) == pytest.approx(
        0.5 * 2 + 0.3 * 6 + 0.2 * 36
    )
    assert expected_minutes((1, 0), shares, minutes, 30) == pytest.approx(
        0.3 * 4 + 0.5 * 6 + 0.2 * 36
    )


@given(cases())
def test_gains_are_differences_of_expected_minutes(case: Case) -> None:
    gains = swap_gains(*case)
    now = tuple(range(case[1].shape[1]))
    for order in permutations(now):
        saved = expected_minutes(now, *case, 30) - expected_minutes(order, *case, 30)
        assert np.allclose(gain_of(order, gains), saved)


@given(cases())
def test_by_share_over_minutes_is_the_best_of_all(case: Case) -> None:
    shares, minutes = case[0][0], case[1][0]
    steps = range(len(minutes))
    ranked = sorted(steps, key=lambda step: -shares[step] / minutes[step])
    least = min(float(expected_minutes(one, *case, 30)[0]) for one in permutations(steps))

    assert expected_minutes(ranked, *case, 30) == pytest.approx(least)


@given(cases(), st.floats(0.1, 10))
@settings(max_examples=30)
def test_minutes_in_another_unit_cost_as_much_in_it(case: Case, factor: float) -> None:
    order = tuple(reversed(range(case[1].shape[1])))
    plain = expected_minutes(order, *case, 30)

    assert expected_minutes(order, case[0], factor * case[1], factor * 30) == pytest.approx(
        factor * plain
    )


def test_the_helpdesk_costs_the_same_in_any_order() -> None:
    shares, minutes = np.array([[0.5, 0.3, 0.2]]), np.array([[2.0, 4.0]])
    dear = [expected_minutes(one, shares, minutes, 60) for one in ((0, 1), (1, 0))]
    cheap = [expected_minutes(one, shares, minutes, 0) for one in ((0, 1), (1, 0))]

    assert dear[0] - dear[1] == pytest.approx(cheap[0] - cheap[1])
