"""The overview: what a service owner opens on Monday."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.charts.figures import Figure
from analytics.charts.rates import RateLayout
from analytics.charts.timeline import TimelineLayout
from analytics.filters import ENTRY_NAMES
from analytics.pages.article_list import article_list
from analytics.pages.asked import Asked, Shown
from analytics.pages.breakdowns import Breakdown, breakdown
from analytics.pages.headlines import Headline, headlines
from analytics.pages.kinds import entries_of, locales_of, topics_of
from analytics.pages.outcomes import Endings, endings
from analytics.pages.over_time import over_time, rates_chart, sessions_chart
from analytics.pages.periods import both_periods_words
from analytics.pages.worse import WorseList, worse_list
from analytics.reports.breakdowns import (
    BothPeriods,
    entry_rows,
    locale_rows,
    read_both,
    topic_rows,
)
from analytics.reports.idle import read_idle
from analytics.reports.overview import Totals, read_days, read_median_minutes, totals_of
from analytics.reports.scope import Scope
from analytics.reports.worse import read_worse

# The page of all articles has the others.
MOST_ARTICLES = 20


@dataclass(frozen=True)
class OverviewPage(Shown):
    """The overview.

    Attributes:
        period: Which days it is about, in words.
        headlines: What they came to.
        worse: What got worse this week.
        sessions: How many sessions there were over time.
        rates: Which share was resolved over time.
        endings: How they ended.
        articles: The articles most of them were about.
        more_articles: How many more there were sessions of.
        others: By topic, language and entry, where there are any.
    """

    period: str
    headlines: tuple[Headline, ...]
    worse: WorseList
    sessions: Figure[TimelineLayout]
    rates: Figure[RateLayout]
    endings: Endings
    articles: Breakdown
    more_articles: int
    others: tuple[Breakdown, ...]


def overview_page(asked: Asked) -> OverviewPage:
    """Read and arrange all of it."""
    scope = asked.scope
    idle = read_idle(scope)
    by_entry, by_article = read_both(scope, idle, "entry"), read_both(scope, idle, "article_id")
    now, before = _totals(by_entry, scope)
    time = over_time(asked, read_days(scope.with_before, idle))
    sessions, rates = sessions_chart(time, asked), rates_chart(time, asked)
    worse = worse_list(read_worse(scope, idle, asked.locale), asked)
    ended = endings(now.outcomes, before.outcomes if before else None, asked.page)
    articles = article_list(by_article.most_first[:MOST_ARTICLES], by_article, idle, asked)
    others = (
        breakdown(topics_of(asked), topic_rows(by_article, asked.topics), asked),
        breakdown(locales_of(asked), locale_rows(read_both(scope, idle, "locale")), asked),
        breakdown(entries_of(asked), entry_rows(by_entry, ENTRY_NAMES), asked),
    )
    shown = (sessions.shown, rates.shown, worse.shown, ended.shown, articles.shown)
    return OverviewPage(
        tables=tuple(one.table for one in (*shown, *(other.shown for other in others))),
        period=both_periods_words(scope),
        headlines=headlines(now, before),
        worse=worse,
        sessions=sessions,
        rates=rates,
        endings=ended,
        articles=articles,
        more_articles=max(len(by_article.now) - MOST_ARTICLES, 0),
        others=tuple(other for other in others if other.rows),
    )


def _totals(by_entry: BothPeriods, scope: Scope) -> tuple[Totals, Totals | None]:
    now = totals_of(by_entry.now, read_median_minutes(scope))
    if by_entry.before is None or scope.before is None:
        return now, None
    return now, totals_of(by_entry.before, read_median_minutes(scope.before))
