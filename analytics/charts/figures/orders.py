"""The figure of two orders of an article's steps, by their expected minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from analytics.charts.figures.figure import Figure, Key, Page, in_sentences
from analytics.charts.orders import (
    OrderedStep,
    OrdersLayout,
    expected_minutes,
    lay_out_orders,
)
from analytics.tables import Column, Kind, Table
from analytics.tables.numbers import minutes_words


def orders_figure(
    name: str, title: str, now: Sequence[OrderedStep], then: Sequence[OrderedStep], page: Page
) -> Figure[OrdersLayout]:
    """Two orders of the same steps, for `analytics/charts/orders.html`.

    Args:
        name: What its table and its files are called, such as `expected-minutes`.
        title: What it shows.
        now: The order there is.
        then: The one that is recommended.
        page: Where it stands.
    """
    drawing = lay_out_orders(now, then, page.canvas, minutes=min_words)
    return Figure(
        title=title,
        summary=in_sentences(_summary(now, then) if drawing.then else _one_order(now)),
        keys=tuple(_keys(drawing)),
        drawing=drawing,
        shown=page.show(_table(name, title, now, then)),
        is_empty=not expected_minutes(now) and not expected_minutes(then),
    )


def min_words(minutes: float) -> str:
    """Minutes with their unit: `4.0 min`."""
    return gettext("%(minutes)s min") % {"minutes": minutes_words(minutes)}


def _keys(drawing: OrdersLayout) -> Iterator[Key]:
    words = {
        "moved": gettext("Comes earlier"),
        "kept": gettext("Other steps"),
        "handover": gettext("Hand-over"),
    }
    drawn = {one.rect.kind for bar in drawing.bars for one in bar.segments}
    return (Key(kind, text) for kind, text in words.items() if kind in drawn)


def _summary(now: Sequence[OrderedStep], then: Sequence[OrderedStep]) -> Iterator[str]:
    before, after = expected_minutes(now), expected_minutes(then)
    words = {"now": minutes_words(before), "then": minutes_words(after)}
    yield gettext("Expected minutes now: %(now)s; in the recommended order: %(then)s.") % words
    if after < before:
        yield gettext("Saved: %(minutes)s.") % {"minutes": minutes_words(before - after)}


def _one_order(now: Sequence[OrderedStep]) -> Iterator[str]:
    yield gettext("Expected minutes: %(now)s.") % {"now": minutes_words(expected_minutes(now))}


def _table(name: str, title: str, now: Sequence[OrderedStep], then: Sequence[OrderedStep]) -> Table:
    columns = (
        Column("step", gettext("Step"), Kind.NUMBER),
        Column("says", gettext("What it says")),
        Column("minutes_now", gettext("Expected minutes now"), Kind.MINUTES),
        Column("place_recommended", gettext("Recommended place"), Kind.NUMBER),
        Column("minutes_recommended", gettext("Expected minutes, recommended"), Kind.MINUTES),
    )
    places = {one.number: place for place, one in enumerate(then, start=1)}
    minutes = {one.number: one.minutes for one in then}
    rows = tuple(
        (
            one.number,
            one.name,
            one.minutes,
            # The hand-over is no step: it has no place among them.
            places.get(one.number) if one.number else None,
            minutes.get(one.number),
        )
        for one in now
    )
    return Table(name, title, columns, rows)
