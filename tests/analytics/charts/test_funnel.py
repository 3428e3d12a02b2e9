"""An article's steps: widths in proportion, and how many went no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.funnel import FunnelRow, FunnelStep, lay_out_funnel
from tests.analytics.charts.drawings import COUNTS, LTR, RTL, assert_inside, funnel_of, plain

STEPS = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), max_size=12)


def drawn(steps: list[FunnelStep]) -> tuple[FunnelRow, ...]:
    return lay_out_funnel(steps, LTR, count=plain, percent=lambda one: f"{one:.0f} %")


def widths(row: FunnelRow) -> list[float | None]:
    return [count.bar.width if count.bar else None for count in row.counts]


@given(STEPS)
def test_nothing_lies_outside(counts: list[tuple[int, int, int]]) -> None:
    for canvas in (LTR, RTL):
        assert_inside(lay_out_funnel(funnel_of(*counts), canvas, count=plain, percent=plain))


@given(STEPS)
def test_there_is_a_row_for_each_step_and_a_loss_between_two(
    counts: list[tuple[int, int, int]],
) -> None:
    rows = drawn(funnel_of(*counts))

    assert len(rows) == len(counts)
    assert [row.loss is None for row in rows] == [False] * (len(rows) - 1) + [True] * bool(rows)


@given(STEPS)
def test_losses_are_shares(counts: list[tuple[int, int, int]]) -> None:
    losses = [row.loss for row in drawn(funnel_of(*counts)) if row.loss]

    assert all(0 <= loss.percent <= 100 and loss.sessions >= 0 for loss in losses)


def test_widths_are_in_proportion_to_the_widest() -> None:
    first, second = drawn(funnel_of((200, 150, 50), (100, 100, 0)))

    assert widths(first) == [100, 75, 25]
    assert widths(second) == [50, 50, None]
    assert [count.words for count in second.counts] == ["100", "100", "0"]


def test_a_loss_is_what_was_neither_resolved_nor_shown_the_next() -> None:
    row = drawn(funnel_of((200, 150, 50), (100, 100, 0)))[0]

    assert row.loss is not None
    assert (row.loss.sessions, row.loss.percent, row.loss.words) == (50, 25, "50 (25 %)")
    assert row.loss.outline == "M0 0L100 0L50 100L0 100"


def test_nothing_is_lost_before_a_step_that_more_were_led_to() -> None:
    row = drawn(funnel_of((10, 10, 0), (30, 10, 0)))[0]

    assert row.loss is not None
    assert (row.loss.sessions, row.loss.words) == (0, "")


def test_one_among_a_million_can_be_seen() -> None:
    row = drawn(funnel_of((1_000_000, 1, 1)))[0]

    assert widths(row) == [100, 0.6, 0.6]


def test_bars_begin_at_the_right_from_right_to_left() -> None:
    rows = lay_out_funnel(funnel_of((200, 150, 50)), RTL, count=plain, percent=plain)
    bars = [count.bar for count in rows[0].counts if count.bar]

    assert [bar.x + bar.width for bar in bars] == [100, 100, 100]


def test_a_count_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        drawn(funnel_of((-1, 0, 0)))
