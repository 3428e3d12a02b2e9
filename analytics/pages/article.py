"""One article: what its sessions came to, and where its steps, languages and edits help or do not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.urls import reverse

from analytics.charts.figures import Figure, Page
from analytics.charts.funnel import FunnelRow
from analytics.charts.intervals import IntervalLayout
from analytics.charts.rates import RateLayout
from analytics.charts.timeline import TimelineLayout
from analytics.pages.asked import Asked, Shown
from analytics.pages.columns import without
from analytics.pages.edits import edits_table
from analytics.pages.events import in_time, marks, order_events, text_events
from analytics.pages.headlines import Headline, headlines
from analytics.pages.languages import Languages, languages
from analytics.pages.orders import order_address
from analytics.pages.outcomes import Endings, endings
from analytics.pages.over_time import over_time, rates_chart, sessions_chart
from analytics.pages.periods import both_periods_words
from analytics.pages.steps import effort_table, funnel_chart, resolving_chart
from analytics.reports.article import ArticleReport, read_article_report
from analytics.reports.comments import Comment, read_comments
from analytics.reports.history import read_changes
from analytics.reports.idle import read_idle
from analytics.reports.labels import Label
from analytics.reports.overview import read_days
from analytics.tables import ShownTable, Table
from troubleshooting.models import Article

# A page shows as many changes; their file has them all.
MOST_CHANGES = 50


@dataclass(frozen=True)
class ArticlePage(Shown):
    """One article.

    Attributes:
        title: What it is called.
        period: Which days it is about, in words.
        headlines: What they came to.
        sessions: How many sessions there were over time, and when the article was changed.
        rates: Which share was resolved over time, likewise.
        steps: What became of its readers step by step.
        languages: Its languages side by side.
        endings: How its sessions ended.
        changes: Changes of its texts, and how many were resolved before and since.
        is_reordered: Whether a recommended order was accepted, or taken back, in these days.
        comments: What its readers said.
        ways: Where the article is read and where its steps are edited.
    """

    title: Label
    period: str
    headlines: tuple[Headline, ...]
    sessions: Figure[TimelineLayout]
    rates: Figure[RateLayout]
    steps: Steps
    languages: Languages
    endings: Endings
    changes: ShownTable
    is_reordered: bool
    comments: tuple[Comment, ...]
    ways: Ways


@dataclass(frozen=True)
class Steps:
    """An article's steps.

    Attributes:
        funnel: Shown, tried, solved it.
        resolving: Which one solved it.
        effort: What each takes, as it is in files.
        shown: The same as people read it.
    """

    funnel: Figure[tuple[FunnelRow, ...]]
    resolving: Figure[IntervalLayout]
    effort: Table
    shown: ShownTable


@dataclass(frozen=True)
class Ways:
    """Addresses of an article elsewhere: where it is read, what order is learned, where it is edited."""

    reading: str
    order: str
    editing: str


def article_page(article: Article, asked: Asked) -> ArticlePage:
    """Read and arrange all of it."""
    asked = replace(asked, scope=asked.scope.of_articles(article.pk))
    idle = read_idle(replace(asked.scope, locale=""))
    report = read_article_report(article, asked.scope, idle, locale=asked.locale)
    changes = read_changes(article, asked.scope, idle)
    time = over_time(asked, read_days(asked.scope.with_before, idle))
    reordered = [one for one in order_events(article) if asked.scope.has_day(one.day)]
    events = marks(in_time(text_events(changes), reordered), time.line)
    sessions, rates = sessions_chart(time, asked, events), rates_chart(time, asked, events)
    steps = _steps(report, asked.page)
    by_language = languages(article.slug, report.locales, asked)
    now, before = report.totals, report.before
    ended = endings(now.outcomes, before.outcomes if before else None, asked.page)
    edits = edits_table(changes if asked.is_file else changes[:MOST_CHANGES])
    charts = (sessions, rates, steps.funnel, steps.resolving, by_language.picture)
    return ArticlePage(
        tables=(
            *(one.shown.table for one in charts),
            steps.effort,
            ended.shown.table,
            edits,
        ),
        title=report.title,
        period=both_periods_words(asked.scope),
        headlines=headlines(now, before),
        sessions=sessions,
        rates=rates,
        steps=steps,
        languages=by_language,
        endings=ended,
        changes=asked.page.show(without(edits, "locale", "revision", "verdict_code")),
        is_reordered=bool(reordered),
        comments=read_comments(article, asked.scope),
        ways=_ways(article, asked),
    )


def _steps(report: ArticleReport, page: Page) -> Steps:
    effort = effort_table(report.steps)
    return Steps(
        funnel_chart(report.steps, page),
        resolving_chart(report, page),
        effort,
        page.show(without(effort, "key")),
    )


def _ways(article: Article, asked: Asked) -> Ways:
    reading = {"locale": asked.locale, "slug": article.slug}
    return Ways(
        reading=reverse("troubleshooting:article", kwargs=reading),
        order=order_address(article.slug),
        editing=reverse("admin:troubleshooting_article_change", args=[article.pk]),
    )
