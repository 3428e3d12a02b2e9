"""Marks on a line of time: what happened when, as numbered flags with a legend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.charts.axis import Bands
from analytics.charts.shapes import FULL, Canvas, Line

# Flags nearer than this would cover each other on a phone: they become one.
FLAG_WIDTH = 9.0


@dataclass(frozen=True)
class Mark:
    """Something that happened.

    Attributes:
        at: When, in periods from the start of the first: 2.5 is the middle of the third.
        text: What, with its date.
    """

    at: float
    text: str


@dataclass(frozen=True)
class Flag:
    """A flag over one or more marks.

    Attributes:
        number: 1-based, along the line of time.
        x: Where it stands, over the first of its marks.
        reach: How far it reaches: where the last of them is.
        poles: A line down from each.
        texts: What its marks say, the earliest first.
    """

    number: int
    x: float
    reach: float
    poles: tuple[Line, ...]
    texts: tuple[str, ...]


def lay_out_flags(marks: Iterable[Mark], bands: Bands, canvas: Canvas) -> tuple[Flag, ...]:
    """Flags for the marks on a line of time; those that would cover each other share one.

    Marks before or after the line are left out: they explain nothing of what it shows.
    """
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: one.at):
        if not 0 <= mark.at <= bands.count:
            continue
        if groups and bands.start(mark.at) - bands.start(groups[-1][0].at) < FLAG_WIDTH:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return tuple(
        _flag(number, group, bands, canvas) for number, group in enumerate(groups, start=1)
    )


def _flag(number: int, marks: list[Mark], bands: Bands, canvas: Canvas) -> Flag:
    places = [bands.start(mark.at) for mark in marks]
    poles = tuple(canvas.line((place, 0), (place, FULL)) for place in places)
    texts = tuple(mark.text for mark in marks)
    return Flag(number, canvas.x(places[0]), canvas.x(places[-1]), poles, texts)
