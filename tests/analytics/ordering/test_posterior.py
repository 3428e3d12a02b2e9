"""Draws of the posterior agree with what adding up all possibilities gives."""

from __future__ import annotations

from math import lgamma

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ordering.arrays import FloatArray
from analytics.ordering.observations import Causes
from analytics.ordering.posterior import CONCENTRATIONS, sample_shares
from tests.analytics.ordering.exact import exact_shares
from tests.analytics.ordering.stories import causes

# Of six thousand draws that depend on each other a little.
KEPT, NEAR = 100, 0.03


@st.composite
def small_cases(draw: st.DrawFn) -> Causes:
    """Two to four steps, up to six sessions resolved, up to five not."""
    size = draw(st.integers(2, 4))
    resolved = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    sets = st.integers(1, 2**size - 1)
    tried = draw(st.dictionaries(sets, st.integers(1, 2), max_size=3))
    rows = [(f"{bits:0{size}b}", float(count)) for bits, count in tried.items()]
    return causes(resolved, *rows)


@given(small_cases())
@settings(max_examples=40)
def test_means_and_deviations_are_the_exact_ones(case: Causes) -> None:
    draws = sample_shares(case, kept=KEPT)
    mean, deviation = exact_shares(case)

    assert np.allclose(draws.mean(axis=0), mean, atol=NEAR)
    assert np.allclose(draws.std(axis=0), deviation, atol=NEAR)


def by_grid(case: Causes, points: int = 300) -> FloatArray:
    """The mean shares of two steps and none, by looking at a grid of all shares; for any weights."""
    along = (np.arange(points) + 0.5) / points
    first, second = (axis.ravel() for axis in np.meshgrid(along, along))
    shares = np.stack([first, second, 1 - first - second], axis=1)[first + second < 1]
    likely = sum(
        np.exp(lgamma(3 * one) - 3 * lgamma(one)) / one * shares.prod(axis=1) ** (one - 1)
        for one in CONCENTRATIONS
    ) * np.prod(shares[:, :2] ** case.resolved, axis=1)
    for tried, weight in zip(case.tried, case.weights, strict=True):
        likely = likely * (1 - shares[:, :2] @ tried) ** weight
    return np.asarray(likely @ shares / likely.sum())


@pytest.mark.parametrize("weights", [(0.3, 0.7), (2.4, 0.1), (0.05, 6.6), (1.5, 3.0)])
def test_a_weight_may_be_any_number(weights: tuple[float, float]) -> None:
    case = causes([2.5, 3], ("10", weights[0]), ("11", weights[1]))

    assert np.allclose(sample_shares(case, kept=KEPT).mean(axis=0), by_grid(case), atol=0.015)


def test_the_same_evidence_gives_the_same_draws() -> None:
    case = causes([3, 1, 0], ("110", 2.5), ("111", 4))

    assert np.array_equal(sample_shares(case), sample_shares(case))


@given(small_cases())
@settings(max_examples=10)
def test_shares_are_shares(case: Causes) -> None:
    draws = sample_shares(case, kept=2)

    assert np.allclose(draws.sum(axis=1), 1)
    assert (draws > 0).all()


def test_without_sessions_no_cause_is_likelier_than_another() -> None:
    draws = sample_shares(causes([0, 0, 0]), kept=KEPT)

    assert np.allclose(draws.mean(axis=0), 0.25, atol=NEAR)


def test_trying_in_vain_says_that_it_was_something_else() -> None:
    """Ten sessions left after the first step: any of the others may have been the cause."""
    first, second, third, none = sample_shares(causes([0, 0, 0], ("100", 10))).mean(axis=0)

    assert first < 0.15
    assert np.allclose([second, third], none, atol=0.05)


def test_a_step_is_not_blamed_for_sessions_that_never_came_to_it() -> None:
    """Both resolve half of those that try them; that most readers leave before the second is no sign."""
    left = sample_shares(causes([50, 5], ("10", 45), ("11", 5))).mean(axis=0)

    assert left[1] == pytest.approx(0.25, abs=0.07)


def test_both_halves_of_the_draws_say_the_same() -> None:
    draws = sample_shares(causes([12, 7, 2], ("110", 6), ("100", 9), ("111", 5)))
    half = len(draws) // 2

    assert np.allclose(draws[:half].mean(axis=0), draws[half:].mean(axis=0), atol=0.02)


def test_much_evidence_outweighs_the_prior() -> None:
    draws = sample_shares(causes([6000, 1000], ("11", 3000)))

    assert np.allclose(draws.mean(axis=0), [0.6, 0.1, 0.3], atol=0.01)


def test_alike_steps_are_held_for_alike() -> None:
    """Shares are drawn together where all counts are near each other, more than one prior would."""
    even = sample_shares(causes([20, 20, 20, 20, 23, 17], ("111111", 20)))
    fixed = sample_shares(causes([20, 20, 20, 20, 23, 17], ("111111", 20)), prior=np.ones(7))

    assert np.ptp(even.mean(axis=0)) < np.ptp(fixed.mean(axis=0))
