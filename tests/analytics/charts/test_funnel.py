"""An article's steps: widths in proportion, and how many went no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.funnel import FunnelRow, FunnelStep, lay_out_funnel
from tests.analytics.charts.drawings import COUNTS, LTR, RTL, assert_inside, funnel_of, plain

STEPS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS), max_size=12)


def drawn(steps: list[FunnelStep]) -> tuple[FunnelRow, ...]:
    return lay_out_funnel(steps, LTR, count=plain, percent=lambda one: f"{one:.0f} %")


def widths(row: FunnelRow) -> list[float | None]:
    return [count.bar.width if count.bar else None for count in row.counts]


@given(STEPS)
def test_nothing_lies_outside(counts: list[tuple[int, int, int, int]]) -> None:
    for canvas in (LTR, RTL):
        assert_inside(lay_out_funnel(funnel_of(*counts), canvas, count=plain, percent=plain))


@given(STEPS)
def test_there_is_a_row_for_each_step_and_nothing_after_the_last(
    counts: list[tuple[int, int, int, int]],
) -> None:
    rows = drawn(funnel_of(*counts))

    assert [row.loss.sessions for row in rows] == [left for *_others, left in counts]
    assert not any(row.loss.outline for row in rows[-1:])


@given(STEPS)
def test_losses_are_shares(counts: list[tuple[int, int, int, int]]) -> None:
    steps = [(max(one), *one[1:]) for one in counts]

    assert all(0 <= row.loss.percent <= 100 for row in drawn(funnel_of(*steps)))


def test_widths_are_in_proportion_to_the_widest() -> None:
    first, second = drawn(funnel_of((200, 150, 50, 40), (100, 100, 0, 0)))

    assert widths(first) == [100, 75, 25]
    assert widths(second) == [50, 50, None]
    assert [count.words for count in second.counts] == ["100", "100", "0"]


def test_who_left_is_said_between_a_step_and_the_next() -> None:
    first, last = drawn(funnel_of((200, 150, 50, 40), (100, 100, 0, 5)))

    assert (first.loss.sessions, first.loss.percent, first.loss.words) == (40, 20, "40 (20 %)")
    assert first.loss.outline == "M0 0L100 0L50 100L0 100"
    assert (last.loss.words, last.loss.outline) == ("5 (5 %)", "")


def test_no_way_is_drawn_to_a_step_that_more_came_to() -> None:
    """As after an order was changed, or where a question leads there."""
    first, _last = drawn(funnel_of((10, 10, 0, 1), (30, 10, 0, 2)))

    assert (first.loss.words, first.loss.outline) == ("1 (10 %)", "")


def test_one_among_a_million_can_be_seen() -> None:
    row = drawn(funnel_of((1_000_000, 1, 1, 0)))[0]

    assert widths(row) == [100, 0.6, 0.6]


def test_bars_begin_at_the_right_from_right_to_left() -> None:
    rows = lay_out_funnel(funnel_of((200, 150, 50, 0)), RTL, count=plain, percent=plain)
    bars = [count.bar for count in rows[0].counts if count.bar]

    assert [bar.x + bar.width for bar in bars] == [100, 100, 100]


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        drawn(funnel_of((-1, 0, 0, 0)))
