"""The figure of a share over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from analytics.charts.figures.figure import Figure, Key, Page, in_sentences, isolated
from analytics.charts.marks import Mark
from analytics.charts.rates import RateLayout, RatePeriod, lay_out_rates
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
    return Figure(
        title=title,
        summary=in_sentences(_summary(periods)),
        keys=(
            Key("rate", gettext("Share"), "line"),
            Key("interval", gettext("Interval of 95 percent")),
        ),
        drawing=lay_out_rates(periods, page.canvas, percent=percent_words, marks=marks),
        shown=page.show(_table(name, title, periods)),
        is_empty=not any(one.rate for one in periods),
    )


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


def _words(rate: Interval, period: str) -> dict[str, str]:
    return {"rate": interval_words(rate, percent_words), "period": isolated(period)}


def _table(name: str, title: str, periods: Sequence[RatePeriod]) -> Table:
    columns = (Column("from", gettext("From"), Kind.DATE), *interval_columns())
    rows = tuple((one.when.first, *interval_values(one.rate, one.whole)) for one in periods)
    return Table(name, title, columns, rows)


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
