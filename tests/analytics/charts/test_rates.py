"""A share over time: a line in its band, interrupted where there was nothing to take a share of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.rates import MOST_DOTS, RateLayout, RatePeriod, lay_out_rates
from analytics.charts.uncertainty import Interval, interval_words
from tests.analytics.charts.drawings import (
    LTR,
    RTL,
    assert_inside,
    intervals,
    not_over,
    plain,
    rates_of,
    whens,
)

RATES = st.lists(st.none() | intervals(), max_size=50)


def drawn(*shares: float | None) -> RateLayout:
    return lay_out_rates(rates_of(*shares), LTR, percent=plain)


@given(RATES)
def test_nothing_lies_outside(rates: list[Interval | None]) -> None:
    pairs = zip(whens(len(rates)), rates, strict=True)
    periods = [RatePeriod(when, rate, 10) for when, rate in pairs]

    for canvas in (LTR, RTL):
        assert_inside(lay_out_rates(periods, canvas, percent=plain))


@given(RATES)
def test_every_share_is_on_a_line_or_has_a_whisker(rates: list[Interval | None]) -> None:
    pairs = zip(whens(len(rates)), rates, strict=True)
    layout = lay_out_rates([RatePeriod(*pair, 10) for pair in pairs], LTR, percent=plain)
    on_lines = sum(line.count("L") + 1 for line in layout.lines)

    assert on_lines + len(layout.whiskers) == sum(rate is not None for rate in rates)
    assert len(layout.bands) == len(layout.lines)


def test_a_band_lies_around_its_line() -> None:
    layout = drawn(50, 45)

    assert layout.ticks == ("60", "40", "20", "0")
    assert layout.lines == ("M25 16.667L75 25",)
    assert layout.bands == ("M25 8.333L75 16.667L75 33.333L25 25",)


def test_one_that_stands_alone_has_a_whisker_and_a_dot() -> None:
    layout = drawn(None, 50, None, 20, 30)

    assert len(layout.lines) == 1
    assert [(line.x1, line.x2) for line in layout.whiskers] == [(30, 30)]
    assert len(layout.dots) == 3


def test_many_have_no_dots_but_those_that_stand_alone() -> None:
    assert len(drawn(*[50.0] * MOST_DOTS).dots) == MOST_DOTS
    assert drawn(*[50.0] * (MOST_DOTS + 1)).dots == ()
    assert len(drawn(50, None, *[50.0] * (MOST_DOTS + 1)).dots) == 1


def test_a_period_of_nothing_says_so() -> None:
    titles = [hit.title for hit in drawn(50, None).hits]

    assert titles[0].endswith("50\u00a0(45\u00a0–\u2060\u00a055)")
    assert titles[1].endswith("\n–")


def test_without_any_share_the_axis_is_whole() -> None:
    layout = drawn(None, None)

    assert layout.ticks[0] == "100"
    assert (layout.lines, layout.bands, layout.whiskers, layout.dots) == ((), (), (), ())


@pytest.mark.parametrize(
    "ends", [(50, 60, 70), (50, 40, 45), (-1, -2, 5), (50, 40, 101), (float("nan"), 40, 60)]
)
def test_an_interval_is_in_order(ends: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not in order"):
        Interval(*ends)


def test_what_floating_point_adds_is_forgiven() -> None:
    rate = Interval(100.0, 20.0, 99.99999999999999)

    assert interval_words(rate, lambda one: f"{one:.0f}") == "100\u00a0(20\u00a0–\u2060\u00a0100)"


def test_an_interval_is_never_torn_apart() -> None:
    assert " " not in interval_words(Interval(50, 40, 60), lambda one: f"{one:g} %")


@pytest.mark.parametrize("count", [2, MOST_DOTS + 1])
def test_a_share_of_what_is_not_whole_is_a_hollow_dot(count: int) -> None:
    periods = not_over(rates_of(*[50.0] * count))
    layout = lay_out_rates(periods, LTR, percent=plain)

    assert [dot.kind for dot in layout.dots if dot.kind != "dot"] == ["hollow"]
    assert layout.dots[-1].kind == "hollow"
    assert layout.hits[-1].title.split("\n")[0].endswith("(not over yet)")
