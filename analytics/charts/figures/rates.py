"""The figure of a share over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from analytics.charts.figures.cut import cut_key, cut_words, extent_column, extent_words
from analytics.charts.figures.figure import Figure, Key, Page, in_sentences, isolated
from analytics.charts.marks import Mark
from analytics.charts.rates import HOLLOW, RateLayout, RatePeriod, lay_out_rates
from analytics.charts.uncertainty import Interval, interval_words
from analytics.tables import Column, Kind, Table
from analytics.tables.numbers import percent_words
from analytics.tables.table import Value


def rates_figure(
    name: str, title: str, periods: Sequence[RatePeriod], page: Page, *, marks: Sequence[Mark] = ()
) -> Figure[RateLayout]:
    """A share over time, for `analytics/charts/rates.html`.

    Args:
        name: What its table and its files are called, such as `resolution-by-week`.
        title: What it shows.
        periods: In order of time.
        page: Where it stands.
        marks: What happened when.
    """
    drawing = lay_out_rates(periods, page.canvas, percent=percent_words, marks=marks)
    return Figure(
        title=title,
        summary=in_sentences(_summary(periods)),
        keys=tuple(_keys(drawing)),
        drawing=drawing,
        shown=page.show(_table(name, title, periods)),
        is_empty=not any(one.rate for one in periods),
    )


def _keys(drawing: RateLayout) -> Iterator[Key]:
    yield Key("rate", gettext("Share"), "line")
    yield Key("interval", gettext("Interval of 95 percent"))
    if any(one.kind == HOLLOW for one in drawing.dots):
        yield cut_key(HOLLOW, "dot")


def _summary(periods: Sequence[RatePeriod]) -> Iterator[str]:
    known = [(one.rate, one.when.label) for one in periods if one.rate]
    if not known:
        return
    last = known[-1]
    yield gettext("Latest: %(rate)s, %(period)s.") % _words(*last)
    if len(known) > 1:
        ranked = sorted(known, key=lambda one: one[0].value)
        yield gettext("Lowest: %(rate)s, %(period)s.") % _words(*ranked[0])
        yield gettext("Highest: %(rate)s, %(period)s.") % _words(*ranked[-1])
    yield from cut_words(one.when for one in periods if one.rate)


def _words(rate: Interval, period: str) -> dict[str, str]:
    return {"rate": interval_words(rate, percent_words), "period": isolated(period)}


def _table(name: str, title: str, periods: Sequence[RatePeriod]) -> Table:
    first = Column("from", gettext("From"), Kind.DATE)
    rows = tuple(
        (one.when.first, *interval_values(one.rate, one.whole), extent_words(one.when))
        for one in periods
    )
    return Table(name, title, (first, *interval_columns(), extent_column()), rows)


def interval_columns() -> tuple[Column, ...]:
    """The columns of a share, its interval, and of how many it is one."""
    return (
        Column("percent", gettext("Share"), Kind.PERCENT),
        Column("low_percent", gettext("Interval from"), Kind.PERCENT),
        Column("high_percent", gettext("Interval to"), Kind.PERCENT),
        Column("sessions", gettext("Sessions"), Kind.NUMBER),
    )


def interval_values(rate: Interval | None, whole: int) -> tuple[Value, ...]:
    """The values of those columns."""
    if rate is None:
        return (None, None, None, whole)
    return (rate.value, rate.low, rate.high, whole)
