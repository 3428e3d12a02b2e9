"""Counts over time: a part of a whole for each period, and the same time before as a quiet line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.charts.axis import Bands, When, level_lines, period_labels, step_line, unbroken
from analytics.charts.marks import Flag, Mark, lay_out_flags
from analytics.charts.scale import Scale, count_scale
from analytics.charts.shapes import FULL, Canvas, Label, Line, Point, Rect, Words

# With more periods bars are too thin to be told apart: they grow together into an area.
MOST_BARS = 62
# Of its period's width; and of the whole, so that one bar alone is no wall.
BAR_SHARE, WIDEST_BAR = 0.78, 12.0
# Kinds of bars of periods that are not whole.
CUT = ("cut-rest", "cut-part")
# What there is can be seen, however little it is.
LEAST_HEIGHT = 0.8


@dataclass(frozen=True)
class Period:
    """What was counted in a period.

    Attributes:
        when: The period.
        part: How many of them are of the first kind, such as resolved sessions.
        rest: How many are not.
        before: How many of both kinds there were in the period that this one is compared with;
            None where there is none.
    """

    when: When
    part: int
    rest: int = 0
    before: int | None = None

    @property
    def whole(self) -> int:
        """Both kinds."""
        return self.part + self.rest


@dataclass(frozen=True)
class Series:
    """What is counted: its key in exports, and what people call it."""

    key: str
    name: str


@dataclass(frozen=True)
class Timeline:
    """Counts over time.

    Attributes:
        periods: In order of time.
        part: The first kind.
        rest: The others; None where there is one kind only.
        before: Both, in the time before; None where nothing is compared.
        marks: What happened when.
    """

    periods: tuple[Period, ...]
    part: Series
    rest: Series | None = None
    before: Series | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def highest(self) -> int:
        """The highest count there is, also of the time before."""
        return max((max(one.whole, one.before or 0) for one in self.periods), default=0)


@dataclass(frozen=True)
class TimelineLayout:
    """A drawing of counts over time.

    Attributes:
        ticks: The words along the axis of counts, the highest first.
        levels: A line at each tick, the lowest first.
        bars: The bars, where there are not too many for them; those of periods that are not whole anyway.
        areas: Otherwise the `d` of the path around the whole, and of that around the part.
        before: Paths of the time before.
        hits: A place for a pointer over each period, with its figures.
        labels: The words along the axis of time.
        flags: Over what happened.
    """

    ticks: tuple[str, ...]
    levels: tuple[Line, ...]
    bars: tuple[Rect, ...]
    areas: tuple[str, ...]
    before: tuple[str, ...]
    hits: tuple[Rect, ...]
    labels: tuple[Label, ...]
    flags: tuple[Flag, ...]


def lay_out_timeline(
    timeline: Timeline, canvas: Canvas, *, count: Words, short: Words
) -> TimelineLayout:
    """Draw counts over time.

    Args:
        timeline: What to draw.
        canvas: The direction it is read in.
        count: How a count is written in full.
        short: How one is written along the axis.
    """
    scale = count_scale(timeline.highest)
    bands = Bands(len(timeline.periods))
    is_dense = bands.count > MOST_BARS
    return TimelineLayout(
        ticks=tuple(short(tick) for tick in reversed(scale.ticks)),
        levels=level_lines(scale, canvas),
        bars=tuple(_bars(timeline, scale, canvas, is_dense=is_dense)),
        areas=_areas(timeline, scale, canvas) if is_dense else (),
        before=_before(timeline, scale, canvas),
        hits=tuple(_hits(timeline, canvas, count)),
        labels=period_labels([one.when.short for one in timeline.periods], canvas),
        flags=lay_out_flags(timeline.marks, bands, canvas),
    )


def _heights(period: Period, scale: Scale) -> tuple[float, float]:
    """How high a period's part is, and its whole."""
    part = max(scale.at(period.part), LEAST_HEIGHT) if period.part else 0.0
    rest = max(scale.at(period.whole) - part, LEAST_HEIGHT) if period.rest else 0.0
    # The rest may be next to nothing on a part as high as the axis: the part makes room for it.
    return part - max(part + rest - FULL, 0.0), min(part + rest, FULL)


def _bars(timeline: Timeline, scale: Scale, canvas: Canvas, *, is_dense: bool) -> Iterator[Rect]:
    bands = Bands(len(timeline.periods))
    half = min(BAR_SHARE * FULL / max(bands.count, 1), WIDEST_BAR) / 2
    for index, period in enumerate(timeline.periods):
        if is_dense and not period.when.cut:
            continue
        part, whole = _heights(period, scale)
        start, end = bands.middle(index) - half, bands.middle(index) + half
        rest_kind, part_kind = CUT if period.when.cut else ("rest", "part")
        if period.rest:
            yield canvas.rect(start, end, FULL - whole, FULL - part, rest_kind)
        if period.part:
            yield canvas.rect(start, end, FULL - part, FULL, part_kind)


def _areas(timeline: Timeline, scale: Scale, canvas: Canvas) -> tuple[str, str]:
    # Those that are not whole are bars.
    heights = [(0.0, 0.0) if one.when.cut else _heights(one, scale) for one in timeline.periods]
    wholes, parts = [whole for _part, whole in heights], [part for part, _whole in heights]
    return canvas.path(_around(wholes)), canvas.path(_around(parts))


def _around(heights: list[float]) -> list[Point]:
    above = step_line([FULL - height for height in heights])
    return [(0.0, FULL), *above, (FULL, FULL)]


def _before(timeline: Timeline, scale: Scale, canvas: Canvas) -> tuple[str, ...]:
    if timeline.before is None:
        return ()
    heights = [
        None if one.before is None else FULL - scale.at(one.before) for one in timeline.periods
    ]
    return tuple(canvas.path(part) for part in unbroken(heights))


def _hits(timeline: Timeline, canvas: Canvas, count: Words) -> Iterator[Rect]:
    bands = Bands(len(timeline.periods))
    for index, period in enumerate(timeline.periods):
        title = "\n".join(_said(timeline, period, count))
        yield canvas.rect(bands.start(index), bands.start(index + 1), 0, FULL, title=title)


def _said(timeline: Timeline, period: Period, count: Words) -> Iterator[str]:
    yield period.when.title
    yield f"{timeline.part.name}: {count(period.part)}"
    if timeline.rest:
        yield f"{timeline.rest.name}: {count(period.rest)}"
    if timeline.before and period.before is not None:
        yield f"{timeline.before.name}: {count(period.before)}"
