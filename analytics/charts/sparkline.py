"""A sparkline: a few values as a line the size of a word (Tufte, Beautiful Evidence, 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.charts.axis import Bands
from analytics.charts.scale import exact_scale
from analytics.charts.shapes import FULL, Canvas, Dot, Point


@dataclass(frozen=True)
class SparklineLayout:
    """A drawing of a few values.

    Attributes:
        line: The `d` of the path through them; "" for fewer than two.
        end: The last of them; None where there is none.
    """

    line: str
    end: Dot | None


def lay_out_sparkline(values: Sequence[float], canvas: Canvas) -> SparklineLayout:
    """Draw a few values, from zero to the highest of them.

    Args:
        values: In order of time, none below zero.
        canvas: The direction it is read in.

    Raises:
        ValueError: A value that is below zero, or no finite number.
    """
    scale = exact_scale(values)
    bands = Bands(len(values))
    points: list[Point] = [
        (bands.middle(index), FULL - scale.at(value)) for index, value in enumerate(values)
    ]
    return SparklineLayout(
        line=canvas.path(points) if len(points) > 1 else "",
        end=canvas.dot(points[-1]) if points else None,
    )
