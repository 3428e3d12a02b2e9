"""Shares beside each other: a dot within its whisker, all on one scale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.intervals import Compared, IntervalLayout, lay_out_intervals
from analytics.charts.uncertainty import Interval
from analytics.tables import Name
from tests.analytics.charts.drawings import (
    LTR,
    PERCENTS,
    RTL,
    assert_inside,
    compared_of,
    intervals,
    plain,
)

RATES = st.lists(st.none() | intervals(), max_size=40)


def drawn(*shares: float | None, reference: float | None = None) -> IntervalLayout:
    return lay_out_intervals(compared_of(*shares), LTR, percent=plain, reference=reference)


@given(RATES, st.none() | PERCENTS)
def test_nothing_lies_outside(rates: list[Interval | None], reference: float | None) -> None:
    compared = [Compared(Name("x"), rate, 1) for rate in rates]

    for canvas in (LTR, RTL):
        layout = lay_out_intervals(compared, canvas, percent=plain, reference=reference)
        assert_inside(layout)


@given(RATES)
def test_each_dot_lies_within_its_whisker(rates: list[Interval | None]) -> None:
    compared = [Compared(Name("x"), rate, 1) for rate in rates]

    for row in lay_out_intervals(compared, LTR, percent=plain).rows:
        if row.dot and row.whisker:
            assert row.whisker.x1 <= row.dot.x <= row.whisker.x2
            assert [cap.x1 for cap in row.caps] == [row.whisker.x1, row.whisker.x2]


def test_all_are_on_the_scale_of_the_highest() -> None:
    layout = drawn(10, 35, reference=20)

    assert layout.ticks == ("0", "10", "20", "30", "40")
    assert [row.dot.x for row in layout.rows if row.dot] == [25, 87.5]
    assert layout.reference is not None
    assert layout.reference.x1 == 50


def test_what_there_is_nothing_of_has_a_row_without_a_dot() -> None:
    row = drawn(50, None).rows[1]

    assert (row.words, row.whisker, row.caps, row.dot) == ("", None, (), None)


def test_zero_is_at_the_right_from_right_to_left() -> None:
    layout = lay_out_intervals(compared_of(15), RTL, percent=plain)

    assert layout.levels[0].x1 == 100
    assert layout.rows[0].dot is not None
    assert layout.rows[0].dot.x == 25
