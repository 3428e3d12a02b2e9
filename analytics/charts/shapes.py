"""What charts are drawn of, and the way they are read.

All places and sizes are percent of the box a chart is drawn in, from its upper left corner, as SVG
takes them: a chart then has the width of its page, while its text, its lines and its dots keep the
sizes that the style sheet gives them. Geometry is worked out from the start of the line, where
time begins; on a page from right to left `Canvas` turns it round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

FULL = 100.0
PLACES = 3
RIGHT_TO_LEFT = "rtl"

# How a number is written, which whoever draws knows.
Words = Callable[[float], str]
# A point as it is worked out: from the start of the line, from the top.
Point = tuple[float, float]


@dataclass(frozen=True)
class Rect:
    """A rectangle.

    Attributes:
        kind: What the style sheet calls it.
        title: What it stands for, shown to a pointer that rests on it; "" for nothing.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: str = ""


@dataclass(frozen=True)
class Dot:
    """A dot, whose size is the style sheet's."""

    x: float
    y: float
    kind: str = ""


@dataclass(frozen=True)
class Label:
    """A text along an axis.

    Attributes:
        x: Where it is anchored.
        anchor: `start`, `middle` or `end`, by the way the page is read.
        is_minor: Whether it is left out where there is little room.
    """

    x: float
    text: str
    anchor: str = "middle"
    is_minor: bool = False


@dataclass(frozen=True)
class Canvas:
    """A box that is drawn on in the direction of a page: `ltr` or `rtl`."""

    direction: str

    def x(self, start: float) -> float:
        """The x of a place that is `start` percent from the start of the line."""
        return _rounded(FULL - start if self.direction == RIGHT_TO_LEFT else start)

    def rect(
        self, start: float, end: float, top: float, bottom: float, kind: str = "", title: str = ""
    ) -> Rect:
        """A rectangle between two places on the line and two from the top."""
        left, right = sorted((self.x(start), self.x(end)))
        upper, lower = _rounded(top), _rounded(bottom)
        return Rect(left, upper, _rounded(right - left), _rounded(lower - upper), kind, title)

    def line(self, one: Point, other: Point, kind: str = "") -> Line:
        """A line from one point to another."""
        return Line(self.x(one[0]), _rounded(one[1]), self.x(other[0]), _rounded(other[1]), kind)

    def dot(self, point: Point, kind: str = "") -> Dot:
        """A dot at a point."""
        return Dot(self.x(point[0]), _rounded(point[1]), kind)

    def path(self, points: Iterable[Point]) -> str:
        """The `d` of an SVG path through some points; "" through none."""
        places = [f"{self.x(x):g} {_rounded(y):g}" for x, y in points]
        return f"M{'L'.join(places)}" if places else ""


def _rounded(number: float) -> float:
    """Shorter to send, and never `-0.0`."""
    return round(number, PLACES) + 0.0
