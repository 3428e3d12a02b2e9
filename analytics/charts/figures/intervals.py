"""The figure of shares beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from analytics.charts.figures.figure import Figure, Key, Page, in_sentences, isolated
from analytics.charts.figures.rates import interval_columns, interval_values
from analytics.charts.intervals import Compared, IntervalLayout, lay_out_intervals
from analytics.charts.uncertainty import interval_words
from analytics.tables import Column, Table
from analytics.tables.numbers import percent_words


def intervals_figure(
    name: str,
    title: str,
    column: Column,
    compared: Sequence[Compared],
    page: Page,
    *,
    reference: float | None = None,
) -> Figure[IntervalLayout]:
    """Shares beside each other, for `analytics/charts/intervals.html`.

    Args:
        name: What its table and its files are called, such as `resolution-by-locale`.
        title: What it shows.
        column: What is compared, such as `Column("locale", "Language")`.
        compared: In the order to show them.
        page: Where it stands.
        reference: The share of all together, in percent; None for no line.
    """
    table = _table(name, title, column, compared)
    drawing = lay_out_intervals(compared, page.canvas, percent=percent_words, reference=reference)
    return Figure(
        title=title,
        summary=in_sentences(_summary(compared, reference)),
        keys=tuple(_keys(reference)),
        drawing=drawing,
        shown=page.show(table),
        is_empty=not any(one.rate for one in compared),
    )


def _keys(reference: float | None) -> Iterator[Key]:
    yield Key("dot", gettext("Share"), "dot")
    yield Key("whisker", gettext("Interval of 95 percent"), "line")
    if reference is not None:
        yield Key("reference", gettext("All together"), "line")


def _summary(compared: Sequence[Compared], reference: float | None) -> Iterator[str]:
    if reference is not None:
        yield gettext("All together: %(rate)s.") % {"rate": percent_words(reference)}
    known = sorted((one for one in compared if one.rate), key=_value)
    if known:
        yield gettext("Highest: %(rate)s, %(name)s.") % _words(known[-1])
    if len(known) > 1:
        yield gettext("Lowest: %(rate)s, %(name)s.") % _words(known[0])


def _value(one: Compared) -> float:
    return one.rate.value if one.rate else 0.0


def _words(one: Compared) -> dict[str, str]:
    rate = interval_words(one.rate, percent_words) if one.rate else ""
    return {"rate": rate, "name": isolated(one.name.text)}


def _table(name: str, title: str, column: Column, compared: Sequence[Compared]) -> Table:
    columns = (column, *interval_columns())
    return Table(
        name,
        title,
        columns,
        tuple((one.name, *interval_values(one.rate, one.whole)) for one in compared),
    )
