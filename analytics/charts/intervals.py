"""Shares beside each other, each with its interval: dots with whiskers, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.charts.scale import Scale, percent_scale
from analytics.charts.shapes import FULL, Canvas, Dot, Line, Words
from analytics.charts.uncertainty import Interval, interval_words
from analytics.tables.names import Name


@dataclass(frozen=True)
class Compared:
    """One of what is compared, such as a language.

    Attributes:
        name: What it is called.
        rate: Its share; None where there was nothing to take a share of.
        whole: Of how many it is one.
    """

    name: Name
    rate: Interval | None
    whole: int


@dataclass(frozen=True)
class IntervalRow:
    """One row of the drawing.

    Attributes:
        name: What it is called.
        words: Its share with the interval; "" where there is none.
        whisker: From one end of the interval to the other.
        caps: A short line at either end.
        dot: The share.
    """

    name: Name
    words: str
    whisker: Line | None
    caps: tuple[Line, ...]
    dot: Dot | None


@dataclass(frozen=True)
class IntervalLayout:
    """A drawing of shares beside each other.

    Attributes:
        ticks: The words along the axis, zero first.
        levels: A line down through all rows at each tick.
        reference: A line down at the share of all together; None where there is none.
        rows: In the order given.
    """

    ticks: tuple[str, ...]
    levels: tuple[Line, ...]
    reference: Line | None
    rows: tuple[IntervalRow, ...]


def lay_out_intervals(
    compared: Sequence[Compared],
    canvas: Canvas,
    *,
    percent: Words,
    reference: float | None = None,
) -> IntervalLayout:
    """Draw shares beside each other.

    Args:
        compared: In the order to show them.
        canvas: The direction it is read in.
        percent: How a share is written.
        reference: The share of all together, in percent; None for no line.
    """
    highest = [one.rate.high for one in compared if one.rate]
    scale = percent_scale(max([*highest, reference or 0]) if highest else FULL)
    return IntervalLayout(
        ticks=tuple(percent(tick) for tick in scale.ticks),
        levels=tuple(_down(scale.at(tick), canvas) for tick in scale.ticks),
        reference=None if reference is None else _down(scale.at(reference), canvas),
        rows=tuple(_row(one, scale, canvas, percent) for one in compared),
    )


def _down(place: float, canvas: Canvas) -> Line:
    return canvas.line((place, 0), (place, FULL))


def _row(one: Compared, scale: Scale, canvas: Canvas, percent: Words) -> IntervalRow:
    if one.rate is None:
        return IntervalRow(one.name, "", None, (), None)
    middle = FULL / 2
    low, high = scale.at(one.rate.low), scale.at(one.rate.high)
    return IntervalRow(
        name=one.name,
        words=interval_words(one.rate, percent),
        whisker=canvas.line((low, middle), (high, middle)),
        caps=tuple(canvas.line((end, middle / 2), (end, middle * 1.5)) for end in (low, high)),
        dot=canvas.dot((scale.at(one.rate.value), middle)),
    )
