"""A sparkline: a line from the first value to the last, on a scale from zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.sparkline import lay_out_sparkline
from tests.analytics.charts.drawings import LTR, RTL, assert_inside


@given(st.lists(st.integers(0, 10**12) | st.floats(0, 1e12), max_size=60))
def test_nothing_lies_outside(values: list[float]) -> None:
    for canvas in (LTR, RTL):
        assert_inside(lay_out_sparkline(values, canvas))


def test_it_goes_through_every_value_to_a_dot() -> None:
    layout = lay_out_sparkline([0, 2, 1], LTR)

    assert layout.line == "M16.667 100L50 0L83.333 50"
    assert layout.end is not None
    assert (layout.end.x, layout.end.y) == (83.333, 50)


def test_it_ends_at_the_left_from_right_to_left() -> None:
    layout = lay_out_sparkline([1, 2], RTL)

    assert layout.line == "M75 50L25 0"


def test_one_value_is_a_dot_and_none_is_nothing() -> None:
    one, none = lay_out_sparkline([7], LTR), lay_out_sparkline([], LTR)

    assert one.line == ""
    assert one.end is not None
    assert (none.line, none.end) == ("", None)


def test_zeros_lie_on_the_ground() -> None:
    assert lay_out_sparkline([0, 0], LTR).line == "M25 100L75 100"


def test_a_value_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        lay_out_sparkline([1, -1], LTR)
