"""Sessions by article, topic, language or entry: what a page shows of them, and what their files hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from analytics.charts.figures import Sparkline
from analytics.pages.asked import Asked
from analytics.pages.shares import range_words, rate_words, share_columns, share_values
from analytics.pages.trends import MOST_DAYS
from analytics.reports.best_step import BestStep
from analytics.reports.breakdowns import Row
from analytics.reports.outcomes import NOTHING
from analytics.reports.shares import Share
from analytics.tables import Column, Kind, Name, ShownTable, Table
from analytics.tables.numbers import count_words
from analytics.tables.table import Value


@dataclass(frozen=True)
class Kinds:
    """What sessions are told apart by.

    Attributes:
        name: What addresses and files call their table.
        heading: What people call one of them.
        caption: What people call the table.
        address: Where a row leads, by its key.
        trends: Sessions over time, by their keys.
        best_steps: What resolved most of them, by their keys; None where that is not said.
    """

    name: str
    heading: str
    caption: str
    address: Callable[[str], str]
    trends: Mapping[str, Sparkline] = field(default_factory=dict)
    best_steps: Mapping[str, BestStep] | None = None


@dataclass(frozen=True)
class ShownRow:
    """A row on the page; numbers as the reader's language writes them, "" for none.

    Attributes:
        name: What it is called, and where it leads.
        sessions: How many.
        sessions_before: In the period before.
        resolved: The share, for a bar.
        rate: The same in words.
        certainty: Where it lies.
        rate_before: In the period before.
        trend: Sessions over time; None where that is not drawn.
        best_step: What resolved most of them; None where that is not said, or nothing did.
    """

    name: Name
    sessions: str
    sessions_before: str
    resolved: Share
    rate: str
    certainty: str
    rate_before: str
    trend: Sparkline | None
    best_step: BestStep | None


@dataclass(frozen=True)
class Breakdown:
    """Sessions by what they are told apart by, for `analytics/breakdown.html`.

    Attributes:
        heading: What people call one of them.
        rows: In order.
        has_before: Whether there is a period before.
        trend_heading: Of sessions over time; "" where they are not drawn.
        shown: The table that files are made of.
    """

    heading: str
    rows: tuple[ShownRow, ...]
    has_before: bool
    trend_heading: str
    shown: ShownTable


def breakdown(kinds: Kinds, rows: Sequence[Row], asked: Asked) -> Breakdown:
    """What a page shows of some rows."""
    return Breakdown(
        heading=kinds.heading,
        rows=tuple(_shown(kinds, row) for row in rows),
        has_before=asked.scope.before is not None,
        trend_heading=_trend_heading(asked) if kinds.trends else "",
        shown=asked.page.show(_table(kinds, rows)),
    )


def _trend_heading(asked: Asked) -> str:
    days = asked.scope.days
    if days and days <= MOST_DAYS:
        return gettext("Over time")
    return ngettext("The last %(days)s day", "The last %(days)s days", MOST_DAYS) % {
        "days": MOST_DAYS
    }


def _shown(kinds: Kinds, row: Row) -> ShownRow:
    resolved = row.outcomes.resolved
    return ShownRow(
        name=_name(kinds, row),
        sessions=count_words(row.outcomes.sessions),
        sessions_before=count_words(row.before.sessions) if row.before else "",
        resolved=resolved,
        rate=rate_words(resolved),
        certainty=range_words(resolved),
        rate_before=rate_words(row.before.resolved if row.before else None),
        trend=kinds.trends.get(row.key),
        best_step=(kinds.best_steps or {}).get(row.key),
    )


def _name(kinds: Kinds, row: Row) -> Name:
    return Name(row.label.text, row.label.locale, kinds.address(row.key))


def _table(kinds: Kinds, rows: Sequence[Row]) -> Table:
    columns = (
        Column("name", kinds.heading),
        Column("key", gettext("Key")),
        Column("sessions", gettext("Sessions"), Kind.NUMBER),
        Column("resolved", gettext("Solved"), Kind.NUMBER),
        *share_columns("resolved", gettext("Resolution rate")),
        Column("escalated", gettext("Handed to the helpdesk"), Kind.NUMBER),
        Column("abandoned", gettext("Left"), Kind.NUMBER),
        Column("sessions_before", gettext("Sessions, period before"), Kind.NUMBER),
        Column("resolved_before_percent", gettext("Resolution rate, period before"), Kind.PERCENT),
        *([] if kinds.best_steps is None else _best_step_columns()),
    )
    return Table(kinds.name, kinds.caption, columns, tuple(_values(kinds, row) for row in rows))


def _best_step_columns() -> tuple[Column, ...]:
    return (
        Column("best_step", gettext("Solved most often by")),
        Column("best_step_key", gettext("That step’s key")),
        Column("best_step_resolved", gettext("Solved by it"), Kind.NUMBER),
    )


def _best_step_values(best: BestStep | None) -> tuple[Value, ...]:
    if best is None:
        return (None, None, 0)
    return (Name(best.label.text, best.label.locale), best.key, best.sessions)


def _values(kinds: Kinds, row: Row) -> tuple[Value, ...]:
    counts, before = row.outcomes.counts, row.before
    steps = kinds.best_steps
    return (
        _name(kinds, row),
        row.key,
        row.outcomes.sessions,
        counts["resolved"],
        *share_values(row.outcomes.resolved),
        counts["escalated"],
        counts["abandoned"],
        before.sessions if before else None,
        (before or NOTHING).resolved.percent,
        *(() if steps is None else _best_step_values(steps.get(row.key))),
    )
