"""Reports of all there is, read as pages read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from analytics.reports.article import ArticleReport, read_article_report
from analytics.reports.breakdowns import BothPeriods, read_both
from analytics.reports.idle import read_idle
from analytics.reports.outcomes import NOTHING, Outcomes, read_outcomes
from analytics.reports.overview import Totals, read_median_minutes, totals_of
from analytics.reports.scope import Scope
from analytics.rollups.days import day_of
from troubleshooting.models import Article

DAY = timedelta(days=1)


def scope_at(at: datetime, *, days: int | None = None, idle: timedelta = DAY) -> Scope:
    """All sessions up to a day, or those of so many days; what is idle so long counts as left."""
    until = day_of(at) + DAY
    return Scope(
        since=None if days is None else until - days * DAY, until=until, idle_since=at - idle
    )


def outcomes(scope: Scope) -> Outcomes:
    return read_outcomes(scope, read_idle(scope)).get((), NOTHING)


def ended(found: Outcomes) -> dict[str, int]:
    """How many sessions ended in each way there is."""
    return {row.outcome.value: row.sessions.part for row in found.rows()}


def totals(scope: Scope) -> Totals:
    by_entry = read_both(scope, read_idle(scope), "entry").now
    return totals_of(by_entry, read_median_minutes(scope))


def both(scope: Scope, by: str) -> BothPeriods:
    return read_both(scope, read_idle(scope), by)


def report(article: Article, scope: Scope, locale: str = "fi-FI") -> ArticleReport:
    idle = read_idle(replace(scope, locale=""))
    return read_article_report(article, scope, idle, locale=locale)


def steps_of(found: ArticleReport) -> list[tuple[int | None, int, int, int]]:
    """Each step's number, and how often it was shown, tried, and resolved."""
    return [(row.number, row.shown, row.tried, row.resolved.part) for row in found.steps]
