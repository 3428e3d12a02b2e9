"""Expected minutes of two orders of the same steps, as bars of the steps they are made of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from analytics.charts.scale import Scale, exact_scale
from analytics.charts.shapes import FULL, Canvas, Line, Rect, Words
from analytics.tables.names import Name

# A number fits into a segment from this share of the bar on: anywhere, and where there is room.
ROOM_ON_A_PHONE, ROOM = 9.0, 3.0

Span = tuple[float, float]


@dataclass(frozen=True)
class OrderedStep:
    """What a step adds to the expected minutes of an order.

    Attributes:
        number: What it is called in both orders: its place in the order of now. None for the
            hand-over after the last.
        name: What it says, in a few words.
        minutes: Its minutes, times the probability that this order comes to it.
    """

    number: int | None
    name: Name
    minutes: float


@dataclass(frozen=True)
class Segment:
    """A step's part of a bar.

    Attributes:
        rect: Where it is; of the kind `moved`, `kept` or `handover`.
        middle: Where its number stands.
        number: The number, or "" for one that is not written.
        is_tight: Whether the number fits only where there is room.
    """

    rect: Rect
    middle: float
    number: str
    is_tight: bool


@dataclass(frozen=True)
class OrderBar:
    """One order.

    Attributes:
        minutes: Its expected minutes, as they are written.
        numbers: Its steps by their numbers, in order.
        segments: In order.
        saved: From its end to that of the longer bar; None for the longer one.
    """

    minutes: str
    numbers: tuple[int, ...]
    segments: tuple[Segment, ...]
    saved: Rect | None


@dataclass(frozen=True)
class OrdersLayout:
    """A drawing of two orders.

    Attributes:
        now: The order there is.
        then: The other one; None where it is the same.
        links: From each step that comes earlier in the other order to where it is there.
    """

    now: OrderBar
    then: OrderBar | None
    links: tuple[Line, ...]

    @property
    def bars(self) -> tuple[OrderBar, ...]:
        """One, or two."""
        return (self.now, self.then) if self.then else (self.now,)


@dataclass(frozen=True)
class _Pen:
    """What both bars are drawn with."""

    longest: float
    scale: Scale
    moved: frozenset[int]
    canvas: Canvas
    minutes: Words


def lay_out_orders(
    now: Sequence[OrderedStep], then: Sequence[OrderedStep], canvas: Canvas, *, minutes: Words
) -> OrdersLayout:
    """Draw two orders of the same steps.

    Args:
        now: The order there is.
        then: The other one.
        canvas: The direction it is read in.
        minutes: How minutes are written.

    Raises:
        ValueError: Minutes that are below zero, or no finite number.
    """
    exact_scale(one.minutes for one in (*now, *then))
    is_same = _numbers(now) == _numbers(then)
    then = now if is_same else then
    longest = max(expected_minutes(now), expected_minutes(then))
    pen = _Pen(longest, exact_scale([longest]), _earlier(now, then), canvas, minutes)
    other = None if is_same else _bar(then, pen)
    return OrdersLayout(_bar(now, pen), other, _links(now, then, pen))


def expected_minutes(steps: Iterable[OrderedStep]) -> float:
    """What an order is expected to take: the minutes of all its steps together."""
    return math.fsum(one.minutes for one in steps)


def _earlier(now: Sequence[OrderedStep], then: Sequence[OrderedStep]) -> frozenset[int]:
    """The steps that come at an earlier place in the other order."""
    before, after = _numbers(now), _numbers(then)
    return frozenset(one for one in after if one in before and after.index(one) < before.index(one))


def _numbers(steps: Iterable[OrderedStep]) -> list[int]:
    return [one.number for one in steps if one.number is not None]


def _spans(steps: Sequence[OrderedStep], scale: Scale) -> Iterator[tuple[OrderedStep, Span]]:
    """Where each step's segment begins and ends."""
    ends = [scale.at(minutes) for minutes in accumulate(one.minutes for one in steps)]
    return zip(steps, pairwise([0.0, *ends]), strict=True)


def _bar(steps: Sequence[OrderedStep], pen: _Pen) -> OrderBar:
    total = expected_minutes(steps)
    return OrderBar(
        minutes=pen.minutes(total),
        numbers=tuple(_numbers(steps)),
        segments=tuple(_segment(one, span, pen) for one, span in _spans(steps, pen.scale)),
        saved=pen.canvas.rect(pen.scale.at(total), FULL, 0, FULL) if total < pen.longest else None,
    )


def _segment(step: OrderedStep, span: Span, pen: _Pen) -> Segment:
    start, end = span
    kind, name = "handover", step.name.text
    if step.number is not None:
        kind = "moved" if step.number in pen.moved else "kept"
        name = f"{step.number}. {step.name.text}"
    is_written = step.number is not None and end - start >= ROOM
    return Segment(
        rect=pen.canvas.rect(start, end, 0, FULL, kind, f"{name}\n{pen.minutes(step.minutes)}"),
        middle=pen.canvas.x((start + end) / 2),
        number=str(step.number) if is_written else "",
        is_tight=end - start < ROOM_ON_A_PHONE,
    )


def _links(now: Sequence[OrderedStep], then: Sequence[OrderedStep], pen: _Pen) -> tuple[Line, ...]:
    above, below = _middles(now, pen.scale), _middles(then, pen.scale)
    return tuple(
        pen.canvas.line((above[number], 0), (below[number], FULL), "moved")
        for number in sorted(pen.moved)
    )


def _middles(steps: Sequence[OrderedStep], scale: Scale) -> dict[int, float]:
    spans = _spans(steps, scale)
    return {one.number: (start + end) / 2 for one, (start, end) in spans if one.number is not None}
