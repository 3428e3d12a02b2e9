"""The figure of counts over time."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from analytics.charts.figures.cut import cut_key, cut_words, extent_column, extent_words
from analytics.charts.figures.figure import Figure, Key, Page, in_sentences, isolated
from analytics.charts.timeline import CUT, Period, Timeline, TimelineLayout, lay_out_timeline
from analytics.tables import Column, Kind, Table
from analytics.tables.numbers import axis_words, count_words, percent_words
from analytics.tables.table import Value


def timeline_figure(
    name: str, title: str, timeline: Timeline, page: Page
) -> Figure[TimelineLayout]:
    """Counts over time, for `analytics/charts/timeline.html`.

    Args:
        name: What its table and its files are called, such as `sessions-by-week`.
        title: What it shows.
        timeline: The counts.
        page: Where it stands.
    """
    drawing = lay_out_timeline(timeline, page.canvas, count=count_words, short=axis_words)
    return Figure(
        title=title,
        summary=in_sentences(_summary(timeline)),
        keys=tuple(_keys(timeline, drawing)),
        drawing=drawing,
        shown=page.show(_table(name, title, timeline)),
        is_empty=not timeline.highest,
    )


def _keys(timeline: Timeline, drawing: TimelineLayout) -> Iterator[Key]:
    yield Key("part", timeline.part.name)
    if timeline.rest:
        yield Key("rest", timeline.rest.name)
    cut = [bar.kind for bar in drawing.bars if bar.kind in CUT]
    if cut:
        yield cut_key(cut[-1])
    if timeline.before:
        yield Key("before", timeline.before.name, "line")


def _summary(timeline: Timeline) -> Iterator[str]:
    periods = timeline.periods
    whole, part = sum(one.whole for one in periods), sum(one.part for one in periods)
    yield gettext("In all: %(number)s.") % {"number": count_words(whole)}
    if timeline.rest and whole:
        words = {"number": count_words(part), "percent": percent_words(100 * part / whole)}
        words["name"] = timeline.part.name
        yield gettext("%(name)s: %(number)s (%(percent)s of all).") % words
    if timeline.before:
        before = count_words(sum(one.before or 0 for one in periods))
        yield gettext("%(name)s: %(number)s.") % {"name": timeline.before.name, "number": before}
    if whole:
        most = max(periods, key=lambda one: one.whole)
        words = {"number": count_words(most.whole), "period": isolated(most.when.label)}
        yield gettext("Most: %(number)s (%(period)s).") % words
        yield from cut_words(one.when for one in periods)


def _table(name: str, title: str, timeline: Timeline) -> Table:
    columns = [Column("from", gettext("From"), Kind.DATE)]
    columns.append(Column(timeline.part.key, timeline.part.name, Kind.NUMBER))
    if timeline.rest:
        columns.append(Column(timeline.rest.key, timeline.rest.name, Kind.NUMBER))
        columns.append(Column("in_all", gettext("In all"), Kind.NUMBER))
    if timeline.before:
        columns.append(Column(timeline.before.key, timeline.before.name, Kind.NUMBER))
    columns.append(extent_column())
    rows = tuple(tuple(_row(timeline, one)) for one in timeline.periods)
    return Table(name, title, tuple(columns), rows)


def _row(timeline: Timeline, period: Period) -> Iterator[Value]:
    yield period.when.first
    yield period.part
    if timeline.rest:
        yield period.rest
        yield period.whole
    if timeline.before:
        yield period.before
    yield extent_words(period.when)
