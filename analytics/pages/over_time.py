"""How sessions ended over time: their counts and the share resolved, as charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import gettext

from analytics.charts.axis import When
from analytics.charts.figures import Figure, rates_figure, timeline_figure, when
from analytics.charts.marks import Mark
from analytics.charts.periods import Grain, Span, grain_of, spans, whole_of
from analytics.charts.rates import RateLayout, RatePeriod
from analytics.charts.timeline import Period, Series, Timeline, TimelineLayout
from analytics.pages.asked import Asked
from analytics.pages.shares import interval_of
from analytics.reports.overview import Days

# A table of more periods is long to make and longer to read.
MOST_PERIODS = 400
LEAST_DAYS = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 28}


@dataclass(frozen=True)
class OverTime:
    """Sessions over a line of time.

    Attributes:
        days: How they ended day by day, those of the period before as well.
        line: The periods.
        grain: How long they are.
        shift: How many days earlier the period before is; None where there is none.
    """

    days: Days
    line: tuple[Span, ...]
    grain: Grain
    shift: int | None


def over_time(asked: Asked, days: Days) -> OverTime:
    """A page's sessions over time: from its first day, else from the first there were any."""
    until = asked.scope.until
    first = asked.scope.since or days.first or until - timedelta(days=1)
    whole = Span(first, until)
    grain = _grain(asked.filter.grain, whole)
    return OverTime(days, spans(whole, grain), grain, asked.scope.days)


def _grain(wanted: Grain | None, whole: Span) -> Grain:
    """What is wanted, where that does not make too many periods; else what fits."""
    if wanted and whole.days <= MOST_PERIODS * LEAST_DAYS[wanted]:
        return wanted
    return grain_of(whole.days)


def sessions_chart(
    time: OverTime, asked: Asked, marks: Sequence[Mark] = ()
) -> Figure[TimelineLayout]:
    """How many there were, resolved or not, above the period before."""
    before = Series("before", gettext("The period before")) if time.shift else None
    timeline = Timeline(
        periods=tuple(_period(one, time) for one in time.line),
        part=Series("resolved", gettext("Solved")),
        rest=Series("other", gettext("Ended otherwise")),
        before=before,
        marks=tuple(marks),
    )
    title = {
        Grain.DAY: gettext("Sessions by day"),
        Grain.WEEK: gettext("Sessions by week"),
        Grain.MONTH: gettext("Sessions by month"),
    }
    return timeline_figure("sessions-over-time", title[time.grain], timeline, asked.page)


def _period(span: Span, time: OverTime) -> Period:
    found = time.days.within(span)
    resolved = found.counts["resolved"]
    return Period(
        when=_when(span, time),
        part=resolved,
        rest=found.sessions - resolved,
        before=time.days.within(span.shifted(time.shift)).sessions if time.shift else None,
    )


def _when(span: Span, time: OverTime) -> When:
    return replace(when(span, time.grain), cut=cut_of(span, time))


def cut_of(span: Span, time: OverTime) -> str:
    """Why a period is not whole, in words; "" for one that is."""
    whole = whole_of(span.first, time.grain)
    # Of all time nothing is missing: before its first day there was nothing.
    has_no_start = time.shift is not None and whole.first < span.first
    # The last day is today.
    if span != time.line[-1]:
        return gettext("without its first days") if has_no_start else ""
    if has_no_start:
        return gettext("without its first days, and not over yet")
    return gettext("not over yet")


def rates_chart(time: OverTime, asked: Asked, marks: Sequence[Mark] = ()) -> Figure[RateLayout]:
    """Which share was resolved."""
    shares = [(span, time.days.within(span).resolved) for span in time.line]
    periods = [
        RatePeriod(_when(span, time), interval_of(share), share.whole) for span, share in shares
    ]
    title = {
        Grain.DAY: gettext("Resolution rate by day"),
        Grain.WEEK: gettext("Resolution rate by week"),
        Grain.MONTH: gettext("Resolution rate by month"),
    }
    name = "resolution-over-time"
    return rates_figure(name, title[time.grain], periods, asked.page, marks=marks)
