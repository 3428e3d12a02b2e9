"""How sessions ended: a bar for each way, and the table behind."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from analytics.charts.figures import Page
from analytics.pages.shares import rate_words
from analytics.reports.outcomes import Outcomes
from analytics.reports.shares import Share
from analytics.tables import Column, Kind, ShownTable, Table
from analytics.tables.numbers import count_words


@dataclass(frozen=True)
class Ending:
    """One way that sessions ended.

    Attributes:
        key: Of `Outcome`.
        name: In words.
        sessions: How many, in words.
        share: Of all, for a bar.
        rate: The same in words.
        rate_before: In the period before; "" without one.
    """

    key: str
    name: str
    sessions: str
    share: Share
    rate: str
    rate_before: str


@dataclass(frozen=True)
class Endings:
    """All of them, for `analytics/outcomes.html`.

    Attributes:
        has_before: Whether there is a period before.
        shown: The table that files are made of.
    """

    rows: tuple[Ending, ...]
    has_before: bool
    shown: ShownTable


def endings(now: Outcomes, before: Outcomes | None, page: Page) -> Endings:
    """How sessions ended, and those of the period before; None where there is none."""
    earlier = [one.sessions for one in before.rows()] if before else [None] * len(now.rows())
    pairs = [(one.outcome, one.sessions, was) for one, was in zip(now.rows(), earlier, strict=True)]
    rows = tuple(
        Ending(
            outcome.value,
            str(outcome.label),
            count_words(share.part),
            share,
            rate_words(share),
            rate_words(was),
        )
        for outcome, share, was in pairs
    )
    columns = (
        Column("outcome", gettext("Outcome")),
        Column("outcome_code", gettext("Code")),
        Column("sessions", gettext("Sessions"), Kind.NUMBER),
        Column("percent", gettext("Share"), Kind.PERCENT),
        Column("percent_before", gettext("Share, period before"), Kind.PERCENT),
    )
    values = tuple(
        (
            str(outcome.label),
            outcome.value,
            share.part,
            share.percent,
            was.percent if was else None,
        )
        for outcome, share, was in pairs
    )
    table = Table("outcomes", gettext("Sessions by outcome"), columns, values)
    return Endings(rows, before is not None, page.show(table))
