"""Counts over time: every count has its height, from none to a trillion."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from analytics.charts.shapes import Rect
from analytics.charts.timeline import MOST_BARS, Timeline, TimelineLayout, lay_out_timeline
from tests.analytics.charts.drawings import (
    LTR,
    RTL,
    assert_inside,
    not_over,
    plain,
    timeline_of,
    timelines,
    whens,
)


def drawn(timeline: Timeline, direction: str = "ltr") -> TimelineLayout:
    canvas = LTR if direction == "ltr" else RTL
    return lay_out_timeline(timeline, canvas, count=plain, short=plain)


@given(timelines())
def test_nothing_lies_outside(timeline: Timeline) -> None:
    for direction in ("ltr", "rtl"):
        assert_inside(drawn(timeline, direction))


@given(timelines())
def test_whatever_was_counted_can_be_seen(timeline: Timeline) -> None:
    layout = drawn(timeline)
    expected = sum(bool(one.part) + bool(one.rest) for one in timeline.periods)

    if not layout.areas:
        assert len(layout.bars) == expected
    assert all(bar.height >= 0.79 and bar.width > 0 for bar in layout.bars)


@given(timelines())
def test_a_bar_s_two_kinds_stand_on_each_other(timeline: Timeline) -> None:
    bars = drawn(timeline).bars
    for rest, part in pairwise(bars):
        if rest.kind == "rest" and part.kind == "part" and rest.x == part.x:
            assert rest.y + rest.height == pytest.approx(part.y)
            assert part.y + part.height == pytest.approx(100)


def test_heights_are_in_proportion() -> None:
    bars = drawn(timeline_of((2, 2, None), (8, 0, None))).bars

    assert [(bar.kind, bar.height) for bar in bars] == [("rest", 25), ("part", 25), ("part", 100)]


def test_the_time_before_is_on_the_same_scale() -> None:
    layout = drawn(timeline_of((1, 0, 8), (2, 0, 4)))

    assert layout.before == ("M25 0L75 50",)
    assert layout.ticks == ("8", "6", "4", "2", "0")


def test_where_nothing_is_compared_there_is_no_line() -> None:
    assert drawn(timeline_of((1, 0, 8), compares=False)).before == ()


def test_one_bar_alone_is_no_wall() -> None:
    (bar,) = drawn(timeline_of((1, 0, None))).bars

    assert (bar.x, bar.width) == (44, 12)


def test_many_periods_grow_together_into_areas() -> None:
    few = drawn(timeline_of(*[(1, 1, None)] * MOST_BARS))
    many = drawn(timeline_of(*[(1, 1, None)] * (MOST_BARS + 1)))

    assert (len(few.bars), few.areas) == (2 * MOST_BARS, ())
    assert many.bars == ()
    assert len(many.areas) == 2


def test_what_is_not_whole_is_a_bar_of_its_own_kind() -> None:
    made = timeline_of((1, 1, None), (1, 1, None))
    layout = drawn(replace(made, periods=not_over(made.periods)))

    assert [bar.kind for bar in layout.bars] == ["rest", "part", "cut-rest", "cut-part"]
    assert layout.hits[1].title.startswith("the week of 2026-01-12 (not over yet)\n")


def test_beside_an_area_what_is_not_whole_is_a_bar() -> None:
    made = timeline_of(*[(1, 1, None)] * (MOST_BARS + 1))
    layout = drawn(replace(made, periods=not_over(made.periods)))

    assert [bar.kind for bar in layout.bars] == ["cut-rest", "cut-part"]
    # Down to the axis before the last period begins.
    assert all(area.endswith("L98.413 100L100 100L100 100") for area in layout.areas)


def test_a_pointer_is_told_the_figures_of_each_period() -> None:
    hits = drawn(timeline_of((3, 2, 7), (0, 0, None))).hits

    assert [hit.title.split("\n") for hit in hits] == [
        ["the week of 2026-01-05", "Resolved: 3", "Not resolved: 2", "The time before: 7"],
        ["the week of 2026-01-12", "Resolved: 0", "Not resolved: 0"],
    ]
    assert [(hit.x, hit.width, hit.height) for hit in hits] == [(0, 50, 100), (50, 50, 100)]


def test_the_last_period_is_at_the_left_from_right_to_left() -> None:
    counts = ((1, 0, None), (2, 0, None), (3, 0, None))
    along, against = drawn(timeline_of(*counts)).bars, drawn(timeline_of(*counts), "rtl").bars

    assert [_mirrored(bar) for bar in against] == [(bar.x, bar.height) for bar in along]


def _mirrored(bar: Rect) -> tuple[float, float]:
    return (round(100 - bar.x - bar.width, 3), bar.height)


def test_nothing_at_all_is_an_empty_axis() -> None:
    layout = drawn(timeline_of())

    assert (layout.bars, layout.areas, layout.before, layout.labels) == ((), (), (), ())
    assert layout.ticks == ("1", "0")
    assert whens(0) == []
