"""Two orders: bars as long as their expected minutes, of segments that touch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.orders import OrderedStep, OrdersLayout, lay_out_orders
from tests.analytics.charts.drawings import LTR, RTL, assert_inside, order_of, plain

MINUTES = st.floats(0, 1e9)


@st.composite
def two_orders(draw: st.DrawFn) -> tuple[list[OrderedStep], list[OrderedStep]]:
    """Some steps in two orders, with other minutes in each."""
    count = draw(st.integers(0, 9))
    numbers = draw(st.permutations(range(1, count + 1)))
    now = [(number, draw(MINUTES)) for number in range(1, count + 1)]
    then = [(number, draw(MINUTES)) for number in numbers]
    return order_of(*now, (None, draw(MINUTES))), order_of(*then, (None, draw(MINUTES)))


def drawn(now: list[OrderedStep], then: list[OrderedStep]) -> OrdersLayout:
    return lay_out_orders(now, then, LTR, minutes=plain)


@given(two_orders())
def test_nothing_lies_outside(orders: tuple[list[OrderedStep], list[OrderedStep]]) -> None:
    for canvas in (LTR, RTL):
        assert_inside(lay_out_orders(*orders, canvas, minutes=plain))


@given(two_orders())
def test_segments_touch_from_the_start_on(
    orders: tuple[list[OrderedStep], list[OrderedStep]],
) -> None:
    layout = drawn(*orders)
    for bar in layout.bars:
        assert bar.segments[0].rect.x == 0
        for one, after in pairwise(bar.segments):
            assert one.rect.x + one.rect.width == pytest.approx(after.rect.x, abs=0.002)


@given(two_orders())
def test_only_the_shorter_bar_saves(
    orders: tuple[list[OrderedStep], list[OrderedStep]],
) -> None:
    layout = drawn(*orders)

    assert None in [bar.saved for bar in layout.bars]


def test_widths_are_minutes() -> None:
    now = order_of((1, 6.0), (2, 2.0), (None, 2.0))
    then = order_of((2, 2.0), (1, 2.0), (None, 1.0))
    layout = drawn(now, then)

    assert layout.then is not None
    assert [one.rect.width for one in layout.now.segments] == [60, 20, 20]
    assert [one.rect.width for one in layout.then.segments] == [20, 20, 10]
    assert (layout.now.minutes, layout.then.minutes) == ("10", "5")
    assert (layout.now.numbers, layout.then.numbers) == ((1, 2), (2, 1))
    assert layout.then.saved is not None
    assert (layout.then.saved.x, layout.then.saved.width) == (50, 50)


def test_a_step_that_comes_earlier_stands_out_in_both_and_is_led_to() -> None:
    now, then = order_of((1, 4.0), (2, 4.0), (3, 2.0)), order_of((3, 2.0), (1, 4.0), (2, 4.0))
    layout = drawn(now, then)

    assert layout.then is not None
    assert [one.rect.kind for one in layout.now.segments] == ["kept", "kept", "moved"]
    assert [one.rect.kind for one in layout.then.segments] == ["moved", "kept", "kept"]
    assert [(line.x1, line.x2) for line in layout.links] == [(90, 10)]


def test_the_same_order_is_drawn_once() -> None:
    steps = order_of((1, 4.0), (2, 4.0))
    layout = drawn(steps, steps)

    assert layout.links == ()
    assert layout.then is None
    assert layout.now.saved is None


def test_numbers_are_written_where_they_fit() -> None:
    segments = drawn(order_of((1, 90.0), (2, 8.0), (3, 2.0)), order_of((1, 1.0))).now.segments

    assert [(one.number, one.is_tight) for one in segments] == [
        ("1", False),
        ("2", True),
        ("", True),
    ]


def test_the_hand_over_has_no_number() -> None:
    (segment,) = drawn(order_of((None, 5.0)), order_of((None, 5.0))).now.segments

    assert (segment.number, segment.rect.kind) == ("", "handover")


def test_orders_of_no_minutes_can_be_drawn() -> None:
    layout = drawn(order_of((1, 0.0)), order_of((1, 0.0)))

    assert [one.rect.width for one in layout.now.segments] == [0]


@pytest.mark.parametrize("minutes", [-1.0, float("nan"), float("inf")])
def test_what_are_no_minutes_is_refused(minutes: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        drawn(order_of((1, 1.0)), order_of((1, minutes)))
