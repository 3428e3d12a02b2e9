"""Charts to draw, and what a drawing is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from analytics.charts.axis import When
from analytics.charts.funnel import FunnelStep
from analytics.charts.intervals import Compared
from analytics.charts.marks import Mark
from analytics.charts.orders import OrderedStep
from analytics.charts.rates import RatePeriod
from analytics.charts.shapes import Canvas, Dot, Label, Line, Rect
from analytics.charts.timeline import Period, Series, Timeline
from analytics.charts.uncertainty import Interval
from analytics.tables import Name

Timed = TypeVar("Timed", Period, RatePeriod)
LTR, RTL = Canvas("ltr"), Canvas("rtl")
FIRST = date(2026, 1, 5)
PATH = re.compile(r"M-?[\d.]+ -?[\d.]+(?:L-?[\d.]+ -?[\d.]+)*")
# Up to what any portal counts, and a good deal beyond.
COUNTS = st.integers(0, 10) | st.integers(0, 10**12)
PERCENTS = st.floats(0, 100)


def plain(number: float) -> str:
    """A number as it is."""
    return f"{number:g}"


def whens(count: int) -> list[When]:
    """Some weeks in a row."""
    days = [FIRST + timedelta(days=7 * number) for number in range(count)]
    return [When(day, f"the week of {day}", f"{day:%d.%m.}") for day in days]


def timeline_of(
    *counts: tuple[int, int, int | None], marks: tuple[Mark, ...] = (), compares: bool = True
) -> Timeline:
    """Periods of so many resolved, other and earlier sessions."""
    periods = zip(whens(len(counts)), counts, strict=True)
    return Timeline(
        periods=tuple(Period(when, *three) for when, three in periods),
        part=Series("resolved", "Resolved"),
        rest=Series("not_resolved", "Not resolved"),
        before=Series("before", "The time before") if compares else None,
        marks=marks,
    )


def not_over(periods: Sequence[Timed]) -> tuple[Timed, ...]:
    """The same, the last of which is not over yet."""
    last = periods[-1]
    return (*periods[:-1], replace(last, when=replace(last.when, cut="not over yet")))


def rates_of(*shares: float | None) -> list[RatePeriod]:
    """Periods of such shares, each five points to either side."""
    return [
        RatePeriod(when, None if share is None else around(share), 0 if share is None else 40)
        for when, share in zip(whens(len(shares)), shares, strict=True)
    ]


def around(share: float, reach: float = 5.0) -> Interval:
    """A share and what is around it."""
    return Interval(share, max(share - reach, 0.0), min(share + reach, 100.0))


def funnel_of(*counts: tuple[int, int, int, int]) -> list[FunnelStep]:
    """Steps that were so often shown, tried, resolving and left."""
    return [FunnelStep(number, Name(f"Step {number}"), *c) for number, c in enumerate(counts, 1)]


def order_of(*steps: tuple[int | None, float]) -> list[OrderedStep]:
    """Steps of so many minutes each."""
    return [OrderedStep(number, Name(f"Step {number}"), minutes) for number, minutes in steps]


def compared_of(*shares: float | None) -> list[Compared]:
    """Languages with such shares."""
    return [
        Compared(Name(f"Language {number}"), None if share is None else around(share), 40)
        for number, share in enumerate(shares)
    ]


def timelines() -> st.SearchStrategy[Timeline]:
    """Any counts over time."""
    counts = st.lists(st.tuples(COUNTS, COUNTS, st.none() | COUNTS), max_size=90)
    marks = st.lists(st.builds(Mark, st.floats(-1, 91), st.just("mark")), max_size=5)
    return st.builds(lambda c, m: timeline_of(*c, marks=tuple(m)), counts, marks)


def intervals() -> st.SearchStrategy[Interval]:
    """Any share with its interval."""
    three = st.tuples(PERCENTS, PERCENTS, PERCENTS).map(sorted)
    return three.map(lambda ends: Interval(ends[1], ends[0], ends[2]))


def shapes(drawing: object) -> Iterator[object]:
    """All shapes and paths of a drawing, however deep."""
    if isinstance(drawing, Rect | Line | Dot | Label) or _is_path(drawing):
        yield drawing
    elif isinstance(drawing, tuple | list):
        for one in drawing:
            yield from shapes(one)
    elif is_dataclass(drawing):
        for field in fields(drawing):
            yield from shapes(getattr(drawing, field.name))


def _is_path(drawing: object) -> bool:
    return isinstance(drawing, str) and bool(PATH.fullmatch(drawing))


def places(drawing: object) -> Iterator[float]:
    """Every coordinate of a drawing, the far corners of rectangles included."""
    for shape in shapes(drawing):
        if isinstance(shape, str):
            yield from (float(number) for number in re.findall(r"-?[\d.]+", shape))
        elif isinstance(shape, Rect):
            yield from (shape.x, shape.y, shape.width, shape.height)
            yield from (shape.x + shape.width, shape.y + shape.height)
        elif isinstance(shape, Line):
            yield from (shape.x1, shape.y1, shape.x2, shape.y2)
        elif isinstance(shape, Dot):
            yield from (shape.x, shape.y)
        elif isinstance(shape, Label):
            yield shape.x


def assert_inside(drawing: object) -> None:
    """Nothing lies outside the box, and nothing is no number."""
    assert [place for place in places(drawing) if not -0.001 <= place <= 100.001] == []
