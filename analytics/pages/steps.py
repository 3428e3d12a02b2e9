"""An article's steps: the funnel, which one resolved, and what each of them takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext

from analytics.charts.figures import Figure, Page, funnel_figure, intervals_figure
from analytics.charts.funnel import FunnelRow, FunnelStep
from analytics.charts.intervals import Compared, IntervalLayout
from analytics.pages.shares import interval_of, share_columns, share_values
from analytics.reports.article import ArticleReport
from analytics.reports.shares import Share
from analytics.reports.steps import StepRow
from analytics.tables import Column, Kind, Name, Table
from analytics.tables.table import Value

STOPS = ".。"


def funnel_chart(steps: Sequence[StepRow], page: Page) -> Figure[tuple[FunnelRow, ...]]:
    """How often each step was shown, tried, and resolved."""
    rows = [
        FunnelStep(row.number, step_name(row), row.shown, row.tried, row.resolved.part, row.left)
        for row in steps
    ]
    title = gettext("From step to step: shown, tried, solved it")
    return funnel_figure("steps", title, rows, page)


def resolving_chart(report: ArticleReport, page: Page) -> Figure[IntervalLayout]:
    """Which step resolved: of all resolved sessions the share of each, and of reading alone."""
    resolved = report.totals.outcomes.counts["resolved"]
    shares = [(_numbered(row), Share(row.resolved.part, resolved)) for row in report.steps]
    if report.by_reading:
        shares.append((Name(gettext("Reading alone")), Share(report.by_reading, resolved)))
    return intervals_figure(
        "solved-by",
        gettext("Which step solved it: share of the solved sessions"),
        Column("step", gettext("Step")),
        [Compared(name, interval_of(share), share.whole) for name, share in shares],
        page,
    )


def effort_table(steps: Sequence[StepRow]) -> Table:
    """What each step takes, how often it was passed over, and how often its readers left."""
    columns = (
        Column("step", gettext("Step"), Kind.NUMBER),
        Column("says", gettext("What it says")),
        Column("key", gettext("Key")),
        Column("minutes", gettext("Minutes"), Kind.MINUTES),
        Column("tried", gettext("Tried"), Kind.NUMBER),
        *share_columns("resolved", gettext("Solved, of tried")),
        Column("skipped", gettext("Skipped"), Kind.NUMBER),
        Column("not_possible", gettext("Not possible"), Kind.NUMBER),
        Column("left", gettext("Left here"), Kind.NUMBER),
    )
    caption = gettext("What each step takes, and what became of those who came to it")
    return Table("effort", caption, columns, tuple(tuple(_effort(row)) for row in steps))


def _effort(row: StepRow) -> Iterator[Value]:
    yield from (row.number, step_name(row), row.key, row.minutes, row.tried)
    yield from share_values(row.resolved)
    yield from (row.skipped, row.not_possible, row.left)


def _numbered(row: StepRow) -> Name:
    name = step_name(row)
    # The summary puts it into a sentence, which has its own stop.
    text = name.text.rstrip(STOPS)
    return replace(name, text=text if row.number is None else f"{row.number}. {text}")


def step_name(row: StepRow) -> Name:
    """What a step is called; a removed one says so."""
    if row.number is not None:
        return Name(row.label.text, row.label.locale)
    words = gettext("%(step)s (removed)") % {"step": row.label.text}
    return Name(words, row.label.locale)
