"""How likely a count is, compared with sums of exact fractions."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.surges.tail import log_tail

COUNTS = st.integers(0, 60)
MEANS = st.floats(1e-6, 40)
SHAPES = st.floats(0.2, 500)


def tail(count: int, mean: float, shape: float) -> float:
    return float(log_tail(np.array([count]), np.array([mean]), np.array([shape]))[0])


def exact(count: int, mean: float, shape: int) -> float:
    """The logarithm of one less the sum of all smaller counts, in fractions."""
    share = Fraction(mean) / (Fraction(mean) + shape)
    smaller = sum(math.comb(k + shape - 1, k) * share**k for k in range(count))
    rest = 1 - smaller * (1 - share) ** shape
    return math.log(rest.numerator) - math.log(rest.denominator)


@given(count=COUNTS, mean=MEANS, shape=st.integers(1, 40))
def test_it_is_one_less_the_sum_of_smaller_counts(count: int, mean: float, shape: int) -> None:
    assert tail(count, mean, shape) == pytest.approx(exact(count, mean, shape), rel=1e-9, abs=1e-9)


@given(count=COUNTS, mean=MEANS, shape=SHAPES)
def test_a_larger_count_is_rarer(count: int, mean: float, shape: float) -> None:
    assert tail(count + 1, mean, shape) < tail(count, mean, shape) + 1e-12


@given(count=st.integers(1, 60), mean=MEANS, shape=SHAPES)
def test_it_is_less_rare_where_more_is_expected(count: int, mean: float, shape: float) -> None:
    assert tail(count, mean, shape) <= tail(count, mean * 1.5, shape) + 1e-12


@given(count=COUNTS, mean=MEANS, shape=SHAPES)
def test_it_is_a_probability(count: int, mean: float, shape: float) -> None:
    assert -math.inf < tail(count, mean, shape) <= 0


def test_no_count_at_all_is_certain() -> None:
    assert tail(0, 3000.0, 2.0) == 0


def test_a_sure_rate_gives_poisson_s_distribution() -> None:
    poisson = sum(math.exp(-2.0) * 2.0**k / math.factorial(k) for k in range(9, 60))
    assert tail(9, 2.0, 1e9) == pytest.approx(math.log(poisson), rel=1e-6)


def test_a_less_sure_rate_has_a_longer_tail() -> None:
    assert tail(12, 1.0, 2.0) > tail(12, 1.0, 20.0) > tail(12, 1.0, 2000.0)


def test_what_is_rarer_than_a_float_can_say_is_still_told_apart() -> None:
    assert tail(900, 0.001, 50.0) < tail(800, 0.001, 50.0) < -745


def test_many_counts_are_as_each_by_itself() -> None:
    counts, means, shapes = np.array([0, 5, 70]), np.array([2.0, 0.1, 30.0]), np.array([1, 9.0, 3])
    found = log_tail(counts, means, shapes)
    assert [float(one) for one in found] == [
        tail(*one) for one in zip(counts.tolist(), means, shapes, strict=True)
    ]


def test_of_nothing_there_is_nothing() -> None:
    assert log_tail(np.zeros(0, np.int64), np.zeros(0), np.zeros(0)).size == 0
