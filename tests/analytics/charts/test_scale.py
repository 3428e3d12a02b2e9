"""Scales: round ticks that cover what is drawn, from zero."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.scale import MOST_STEPS, count_scale, exact_scale, percent_scale

HIGHEST = st.integers(0, 10**15) | st.floats(0, 1e15)


@given(HIGHEST)
def test_the_ticks_cover_the_data(highest: float) -> None:
    scale = count_scale(highest)

    assert scale.ticks[0] == 0
    assert scale.ticks[-1] == scale.top
    assert scale.top >= highest * (1 - 1e-9)


@given(HIGHEST)
def test_there_are_few_of_them_and_little_is_left_above(highest: float) -> None:
    scale = count_scale(highest)

    assert 1 <= scale.steps <= MOST_STEPS
    assert scale.top - scale.step < max(highest, 1)


@given(HIGHEST)
def test_steps_are_nice_numbers(highest: float) -> None:
    step = count_scale(highest).step
    first = step / 10 ** math.floor(math.log10(step) + 1e-9)

    assert min(abs(first - nice) for nice in (1, 2, 5)) < 1e-6


@given(HIGHEST, st.floats(0, 1), st.floats(0, 1))
def test_more_stands_higher(highest: float, one: float, other: float) -> None:
    scale = count_scale(highest)
    low, high = sorted((one * highest, other * highest))

    assert 0 <= scale.at(low) <= scale.at(high) <= 100


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (2, (0, 1, 2)),
        (10, (0, 2, 4, 6, 8, 10)),
        (11, (0, 5, 10, 15)),
        (62, (0, 20, 40, 60, 80)),
        (1_000_000, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
    ],
)
def test_counts_have_whole_steps(highest: int, ticks: tuple[int, ...]) -> None:
    assert count_scale(highest).ticks == ticks


@given(st.floats(0, 101))
def test_shares_end_at_a_hundred_at_most(highest: float) -> None:
    scale = percent_scale(highest)

    assert 5 <= scale.top <= 100
    assert scale.top >= min(highest, 100) * (1 - 1e-9)


@given(st.lists(st.floats(0, 1e300), max_size=5))
def test_an_exact_scale_ends_at_the_highest(values: list[float]) -> None:
    assert exact_scale(values).top == (max(values, default=0) or 1)


@pytest.mark.parametrize("scale", [count_scale, percent_scale, lambda one: exact_scale([one])])
@pytest.mark.parametrize("highest", [-1, float("nan"), float("inf"), -float("inf")])
def test_what_cannot_be_drawn_is_refused(scale: object, highest: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        scale(highest)  # type: ignore[operator]
