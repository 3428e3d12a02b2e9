"""Marks: flags in order of time that never cover each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.axis import Bands
from analytics.charts.marks import FLAG_WIDTH, Mark, lay_out_flags
from tests.analytics.charts.drawings import LTR, RTL, assert_inside

MARKS = st.lists(st.builds(Mark, st.floats(-2, 40), st.text(max_size=3)), max_size=30)
COUNTS = st.integers(0, 35)


@given(MARKS, COUNTS)
def test_every_mark_on_the_line_is_told_once(marks: list[Mark], count: int) -> None:
    flags = lay_out_flags(marks, Bands(count), LTR)
    on_it = sorted(mark.text for mark in marks if 0 <= mark.at <= count)

    assert sorted(text for flag in flags for text in flag.texts) == on_it
    assert sum(len(flag.poles) for flag in flags) == len(on_it)
    assert_inside(flags)


@given(MARKS, COUNTS)
def test_flags_do_not_cover_each_other(marks: list[Mark], count: int) -> None:
    flags = lay_out_flags(marks, Bands(count), LTR)

    assert [flag.number for flag in flags] == list(range(1, len(flags) + 1))
    assert all(after.x - flag.x >= FLAG_WIDTH - 0.002 for flag, after in pairwise(flags))


def test_a_flag_reaches_to_the_last_of_its_marks() -> None:
    marks = [Mark(10.5, "second"), Mark(10, "first"), Mark(70, "third")]
    one, other = lay_out_flags(marks, Bands(100), LTR)

    assert (one.x, one.reach, one.texts) == (10, 10.5, ("first", "second"))
    assert (other.x, other.reach, other.texts) == (70, 70, ("third",))


def test_it_stands_on_the_other_side_from_right_to_left() -> None:
    (flag,) = lay_out_flags([Mark(10, "x")], Bands(100), RTL)

    assert (flag.x, flag.poles[0].x1) == (90, 90)
