"""An article's steps as a funnel: shown, tried, resolved, and how many went no further."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

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
    """

    number: int | None
    name: Name
    shown: int
    tried: int
    resolved: int


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
    """What is between a step and the next.

    Attributes:
        sessions: Those that the step did not resolve and that came no further.
        percent: Of those it was shown in, from 0 to 100.
        words: Both as they are written; "" where all went on.
        outline: The `d` of a path from this step's width to the next one's.
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
        loss: What is between it and the next; None after the last.
    """

    step: FunnelStep
    counts: tuple[Count, ...]
    loss: Loss | None


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
    losses = [_loss(one, after, pen) for one, after in pairwise(steps)]
    return tuple(
        FunnelRow(step, tuple(_counts(step, pen)), loss)
        for step, loss in zip_longest(steps, losses)
    )


def _width(sessions: int, scale: Scale) -> float:
    return max(scale.at(sessions), LEAST_WIDTH) if sessions else 0.0


def _counts(step: FunnelStep, pen: _Pen) -> Iterator[Count]:
    counts = {"shown": step.shown, "tried": step.tried, "resolved": step.resolved}
    for kind, sessions in counts.items():
        bar = pen.canvas.rect(0, _width(sessions, pen.scale), 0, FULL, kind) if sessions else None
        yield Count(kind, pen.count(sessions), bar)


def _loss(step: FunnelStep, after: FunnelStep, pen: _Pen) -> Loss:
    """Where questions lead past steps, a later one may have been shown to more: nothing is lost."""
    sessions = max(step.shown - step.resolved - after.shown, 0)
    percent = FULL * sessions / step.shown if step.shown else 0.0
    above, below = _width(step.shown, pen.scale), _width(after.shown, pen.scale)
    corners = [(0.0, 0.0), (above, 0.0), (below, FULL), (0.0, FULL)]
    words = f"{pen.count(sessions)} ({pen.percent(percent)})" if sessions else ""
    return Loss(sessions, percent, words, pen.canvas.path(corners))
