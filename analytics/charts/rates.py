"""A share over time, with its interval as a band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analytics.charts.axis import Bands, When, level_lines, period_labels
from analytics.charts.marks import Flag, Mark, lay_out_flags
from analytics.charts.scale import Scale, percent_scale
from analytics.charts.shapes import FULL, Canvas, Dot, Label, Line, Point, Rect, Words
from analytics.charts.uncertainty import Interval, interval_words

# With more periods the dots would hide the line.
MOST_DOTS = 31
# The kind of dot of a period that is not whole.
HOLLOW = "hollow"


@dataclass(frozen=True)
class RatePeriod:
    """The share in a period.

    Attributes:
        when: The period.
        rate: The share; None where there was nothing to take a share of.
        whole: Of how many it is one.
    """

    when: When
    rate: Interval | None
    whole: int


@dataclass(frozen=True)
class RateLayout:
    """A drawing of a share over time.

    Attributes:
        ticks: The words along the axis of shares, the highest first.
        levels: A line at each tick, the lowest first.
        bands: The `d` of a path around each unbroken part of the intervals.
        lines: The same of the shares.
        whiskers: The interval of a period that stands alone.
        dots: The shares, where there are not too many, and those that stand alone; `hollow` ones of
            periods that are not whole anyway.
        hits: A place for a pointer over each period, with its figures.
        labels: The words along the axis of time.
        flags: Over what happened.
    """

    ticks: tuple[str, ...]
    levels: tuple[Line, ...]
    bands: tuple[str, ...]
    lines: tuple[str, ...]
    whiskers: tuple[Line, ...]
    dots: tuple[Dot, ...]
    hits: tuple[Rect, ...]
    labels: tuple[Label, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class _Place:
    """An interval where it is drawn: from the start of the line, and three from the top."""

    x: float
    low: float
    value: float
    high: float
    is_cut: bool


def lay_out_rates(
    periods: Sequence[RatePeriod], canvas: Canvas, *, percent: Words, marks: Sequence[Mark] = ()
) -> RateLayout:
    """Draw a share over time.

    Args:
        periods: In order of time.
        canvas: The direction it is read in.
        percent: How a share is written.
        marks: What happened when.
    """
    rates = [one.rate for one in periods if one.rate]
    scale = percent_scale(max((rate.high for rate in rates), default=FULL))
    parts = list(_parts(periods, scale))
    joined = [part for part in parts if len(part) > 1]
    alone = [part[0] for part in parts if len(part) == 1]
    is_sparse = len(rates) <= MOST_DOTS
    dotted = [one for part in parts for one in part if is_sparse or one.is_cut or len(part) == 1]
    return RateLayout(
        ticks=tuple(percent(tick) for tick in reversed(scale.ticks)),
        levels=level_lines(scale, canvas),
        bands=tuple(canvas.path(_around(part)) for part in joined),
        lines=tuple(canvas.path((one.x, one.value) for one in part) for part in joined),
        whiskers=tuple(canvas.line((one.x, one.high), (one.x, one.low)) for one in alone),
        dots=tuple(_dot(one, canvas) for one in dotted),
        hits=tuple(_hits(periods, canvas, percent)),
        labels=period_labels([one.when.short for one in periods], canvas),
        flags=lay_out_flags(marks, Bands(len(periods)), canvas),
    )


def _parts(periods: Sequence[RatePeriod], scale: Scale) -> Iterator[list[_Place]]:
    """The periods with a share, in unbroken runs."""
    bands = Bands(len(periods))
    for has_rate, run in groupby(enumerate(periods), key=lambda pair: pair[1].rate is not None):
        if has_rate:
            yield [
                _place(bands.middle(index), period.rate, scale, is_cut=bool(period.when.cut))
                for index, period in run
                if period.rate
            ]


def _place(x: float, rate: Interval, scale: Scale, *, is_cut: bool) -> _Place:
    low, value, high = (FULL - scale.at(one) for one in (rate.low, rate.value, rate.high))
    return _Place(x, low, value, high, is_cut)


def _dot(place: _Place, canvas: Canvas) -> Dot:
    return canvas.dot((place.x, place.value), HOLLOW if place.is_cut else "dot")


def _around(part: Sequence[_Place]) -> list[Point]:
    above = [(one.x, one.high) for one in part]
    return [*above, *((one.x, one.low) for one in reversed(part))]


def _hits(periods: Sequence[RatePeriod], canvas: Canvas, percent: Words) -> Iterator[Rect]:
    bands = Bands(len(periods))
    for index, period in enumerate(periods):
        words = interval_words(period.rate, percent) if period.rate else "–"
        title = f"{period.when.title}\n{words}"
        yield canvas.rect(bands.start(index), bands.start(index + 1), 0, FULL, title=title)
