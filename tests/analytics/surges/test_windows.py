"""What is expected in the last minutes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.surges.expectation import Around
from analytics.surges.windows import WINDOWS, expected, expected_each_minute

RATES = st.lists(st.floats(0.001, 1000), min_size=3, max_size=3)


def around(before: float, here: float, after: float) -> Around:
    return Around(np.array([[before, here, after]]), np.ones(1))


@pytest.mark.parametrize("minute", [0, 7, 30, 60])
def test_a_steady_rate_gives_its_minutes_share(minute: int) -> None:
    steady = around(12.0, 12.0, 12.0)
    assert expected(steady, minute, 5) == pytest.approx(1)
    assert expected(steady, minute, 15) == pytest.approx(3)


def test_early_in_an_hour_the_window_reaches_into_the_one_before() -> None:
    closing = around(60.0, 0.001, 0.001)
    assert expected(closing, 5, 15)[0] > 9


def test_towards_a_busier_hour_more_is_expected() -> None:
    opening = around(10.0, 10.0, 100.0)
    assert expected(opening, 29, 5) == pytest.approx(10 / 12)
    assert expected(opening, 60, 5)[0] > 4


@given(RATES, st.integers(15, 60))
def test_it_is_never_less_than_the_hour_s_own_rate(rates: list[float], minute: int) -> None:
    for window in WINDOWS:
        assert expected(around(*rates), minute, window)[0] >= rates[1] * window / 60 - 1e-9


@given(RATES, st.integers(1, 60))
def test_all_minutes_at_once_are_as_each_by_itself(rates: list[float], minute: int) -> None:
    each = expected_each_minute(around(*rates))
    for window in WINDOWS:
        assert each[window][0, minute - 1] == pytest.approx(
            expected(around(*rates), minute, window)[0], rel=1e-9, abs=1e-9
        )
