"""What charts over time share: bands of equal width, and which of them are labelled."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from analytics.charts.scale import Scale
from analytics.charts.shapes import FULL, Canvas, Label, Line, Point

# As many labels of a date fit beside each other where there is room, and on a phone.
MOST_LABELS, MOST_ON_A_PHONE = 8, 3
# A label that begins after this would hang out of the chart: on a phone, and anywhere.
LAST_ON_A_PHONE, LAST = 81.0, 94.0
# One below its period's middle that is nearer to the end ends with the chart.
EDGE = 8.0


@dataclass(frozen=True)
class When:
    """What a period is called.

    Attributes:
        first: Its first day.
        label: What it is called in full.
        short: What the axis calls it.
        cut: Why it is not whole, in words; "" for a whole one.
    """

    first: date
    label: str
    short: str
    cut: str = ""

    @property
    def title(self) -> str:
        """What it is called, and why it is not whole."""
        return f"{self.label} ({self.cut})" if self.cut else self.label


@dataclass(frozen=True)
class Bands:
    """A line of time cut into periods of equal width.

    Attributes:
        count: How many periods.
    """

    count: int

    def start(self, place: float) -> float:
        """Where a place on the line is: 0 is the start of the first period, 0.5 its middle."""
        return min(max(place / max(self.count, 1), 0.0), 1.0) * FULL

    def middle(self, index: int) -> float:
        """Where the middle of a period is."""
        return self.start(index + 0.5)


def period_labels(labels: Sequence[str], canvas: Canvas) -> tuple[Label, ...]:
    """The labels of some periods, evenly spaced: as many as fit, most of them minor.

    A few stand below the middles of their periods. Of many, each begins where its period does.
    """
    count = len(labels)
    every = math.ceil(count / MOST_LABELS) or 1
    every_major = every * math.ceil(min(count, MOST_LABELS) / MOST_ON_A_PHONE)
    return tuple(
        _label(labels[index], index, count, canvas, is_minor=index % every_major != 0)
        for index in range(0, count, every)
        if every == 1 or Bands(count).start(index) <= LAST
    )


def _label(text: str, index: int, count: int, canvas: Canvas, *, is_minor: bool) -> Label:
    bands = Bands(count)
    start, middle = bands.start(index), bands.middle(index)
    if count > MOST_LABELS:
        return Label(canvas.x(start), text, "start", is_minor or start > LAST_ON_A_PHONE)
    if count > 1 and middle > FULL - EDGE:
        return Label(canvas.x(FULL), text, "end", is_minor)
    return Label(canvas.x(middle), text, "middle", is_minor)


def level_lines(scale: Scale, canvas: Canvas) -> tuple[Line, ...]:
    """A line across the chart at each tick, the lowest first."""
    heights = (FULL - scale.at(tick) for tick in scale.ticks)
    return tuple(canvas.line((0, height), (FULL, height)) for height in heights)


def step_line(heights: Sequence[float]) -> list[Point]:
    """A line that stays level within each period."""
    bands = Bands(len(heights))
    return [
        point
        for index, height in enumerate(heights)
        for point in ((bands.start(index), height), (bands.start(index + 1), height))
    ]


def unbroken(heights: Sequence[float | None]) -> Iterator[list[Point]]:
    """Lines through the middles of the periods, interrupted where there is no height.

    A period that stands alone gets a level line of its own width.
    """
    bands = Bands(len(heights))
    for is_known, run in groupby(enumerate(heights), key=lambda pair: pair[1] is not None):
        points = [(index, height) for index, height in run if height is not None]
        if is_known and len(points) == 1:
            index, height = points[0]
            yield [(bands.start(index), height), (bands.start(index + 1), height)]
        elif is_known:
            yield [(bands.middle(index), height) for index, height in points]
