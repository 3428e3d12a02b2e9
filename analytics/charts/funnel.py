"""An article's steps as a funnel: shown, tried, resolved, and how many left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from analytics.charts.scale import Scale, exact_scale
from analytics.charts.shapes import FULL, Canvas, Rect, Words
from analytics.tables.names import Name

# What there is can be seen, however little it is.
LEAST_WIDTH = 0.6


@dataclass(frozen=True)
class FunnelStep:
    """What became of the sessions that came to a step.

    Attributes:
        number: Its 1-based place; None for one the article lost.
        name: What it says, in a few words.
        shown: Sessions in which a reader stood in front of it.
        tried: Those of them that say whether it helped.
        resolved: Those of them that it resolved.
        left: Those in which the reader left it without an answer.
    """

    number: int | None
    name: Name
    shown: int
    tried: int
    resolved: int
    left: int


@dataclass(frozen=True)
class Count:
    """One of a step's counts.

    Attributes:
        kind: `shown`, `tried` or `resolved`.
        words: The count as it is written.
        bar: Its bar; None for none.
    """

    kind: str
    words: str
    bar: Rect | None


@dataclass(frozen=True)
class Loss:
    """Who left a step, drawn between it and the next.

    Attributes:
        sessions: Those in which its reader left without an answer.
        percent: Of those it was shown in, from 0 to 100.
        words: Both as they are written; "" where none did.
        outline: The `d` of a path from this step's width to the next one's; "" after the last, and
            where the next was shown more often: a question led there, or another order did.
    """

    sessions: int
    percent: float
    words: str
    outline: str


@dataclass(frozen=True)
class FunnelRow:
    """One row of the drawing.

    Attributes:
        step: The step.
        counts: Shown, tried and resolved; each bar lies over those before it.
        loss: Who left it.
    """

    step: FunnelStep
    counts: tuple[Count, ...]
    loss: Loss


@dataclass(frozen=True)
class _Pen:
    """What all rows are drawn with."""

    scale: Scale
    canvas: Canvas
    count: Words
    percent: Words


def lay_out_funnel(
    steps: Sequence[FunnelStep], canvas: Canvas, *, count: Words, percent: Words
) -> tuple[FunnelRow, ...]:
    """Draw an article's steps.

    Args:
        steps: In the order they are shown.
        canvas: The direction it is read in.
        count: How a count is written.
        percent: How a share is written.

    Raises:
        ValueError: A count below zero.
    """
    # The widest bar is what the others are compared with.
    scale = exact_scale(n for one in steps for n in (one.shown, one.tried, one.resolved))
    pen = _Pen(scale, canvas, count, percent)
    return tuple(
        FunnelRow(step, tuple(_counts(step, pen)), _loss(step, after, pen))
        for step, after in zip_longest(steps, steps[1:])
    )


def _width(sessions: int, scale: Scale) -> float:
    return max(scale.at(sessions), LEAST_WIDTH) if sessions else 0.0


def _counts(step: FunnelStep, pen: _Pen) -> Iterator[Count]:
    counts = {"shown": step.shown, "tried": step.tried, "resolved": step.resolved}
    for kind, sessions in counts.items():
        bar = pen.canvas.rect(0, _width(sessions, pen.scale), 0, FULL, kind) if sessions else None
        yield Count(kind, pen.count(sessions), bar)


def _loss(step: FunnelStep, after: FunnelStep | None, pen: _Pen) -> Loss:
    percent = FULL * step.left / step.shown if step.shown else 0.0
    words = f"{pen.count(step.left)} ({pen.percent(percent)})" if step.left else ""
    outline = _outline(step, after, pen) if after and after.shown <= step.shown else ""
    return Loss(step.left, percent, words, outline)


def _outline(step: FunnelStep, after: FunnelStep, pen: _Pen) -> str:
    above, below = _width(step.shown, pen.scale), _width(after.shown, pen.scale)
    return pen.canvas.path([(0.0, 0.0), (above, 0.0), (below, FULL), (0.0, FULL)])
