"""The figure of an article's steps as a funnel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from analytics.charts.figures.figure import Figure, Key, Page, in_sentences
from analytics.charts.funnel import FunnelRow, FunnelStep, lay_out_funnel
from analytics.tables import Column, Kind, Table
from analytics.tables.numbers import count_words, percent_words
from analytics.tables.table import Value


def funnel_figure(
    name: str, title: str, steps: Sequence[FunnelStep], page: Page
) -> Figure[tuple[FunnelRow, ...]]:
    """An article's steps, for `analytics/charts/funnel.html`.

    Args:
        name: What its table and its files are called, such as `steps`.
        title: What it shows.
        steps: In the order they are shown.
        page: Where it stands.
    """
    rows = lay_out_funnel(steps, page.canvas, count=count_words, percent=percent_words)
    return Figure(
        title=title,
        summary=in_sentences(_summary(rows)),
        keys=(
            Key("shown", gettext("Shown")),
            Key("tried", gettext("Tried")),
            Key("resolved", gettext("Solved it")),
        ),
        drawing=rows,
        shown=page.show(_table(name, title, rows)),
        is_empty=not any(one.shown for one in steps),
    )


def _summary(rows: Sequence[FunnelRow]) -> Iterator[str]:
    numbered = [row for row in rows if row.step.number is not None]
    best = max(numbered, key=lambda row: row.step.resolved, default=None)
    if best and best.step.resolved:
        words = {"step": best.step.number, "number": count_words(best.step.resolved)}
        yield gettext("Step %(step)s solved it most often: %(number)s.") % words
    worst = max(numbered, key=lambda row: row.loss.sessions, default=None)
    if worst and worst.loss.sessions:
        words = {"step": worst.step.number, "number": worst.loss.words}
        yield gettext("Most left at step %(step)s: %(number)s.") % words


def _table(name: str, title: str, rows: Sequence[FunnelRow]) -> Table:
    columns = (
        Column("step", gettext("Step"), Kind.NUMBER),
        Column("says", gettext("What it says")),
        Column("shown", gettext("Shown"), Kind.NUMBER),
        Column("tried", gettext("Tried"), Kind.NUMBER),
        Column("resolved", gettext("Solved it"), Kind.NUMBER),
        Column("resolved_percent", gettext("Solved, of tried"), Kind.PERCENT),
        Column("left", gettext("Left here"), Kind.NUMBER),
    )
    return Table(name, title, columns, tuple(_values(row) for row in rows))


def _values(row: FunnelRow) -> tuple[Value, ...]:
    step = row.step
    share = 100 * step.resolved / step.tried if step.tried else None
    return (step.number, step.name, step.shown, step.tried, step.resolved, share, step.left)
