"""Some articles with what a list says of each: sessions, shares, time, and which step resolved most."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.pages.asked import Asked
from analytics.pages.breakdowns import Breakdown, breakdown
from analytics.pages.kinds import articles_of
from analytics.pages.trends import read_trends
from analytics.reports.best_step import read_best_steps
from analytics.reports.breakdowns import BothPeriods, article_rows
from analytics.reports.idle import IdleSessions
from analytics.reports.labels import named_articles


def article_list(
    articles: Sequence[int], by_article: BothPeriods, idle: IdleSessions, asked: Asked
) -> Breakdown:
    """A list of articles; six queries, five for a file.

    Args:
        articles: Their primary keys, in order.
        by_article: Sessions by article.
        idle: Those that are not closed yet.
        asked: The page.
    """
    names = named_articles(articles, asked.locale)
    best = read_best_steps(articles, asked.scope, asked.locale)
    kinds = articles_of(
        asked,
        trends={} if asked.is_file else read_trends(names, idle, asked),
        best_steps={names[article][0]: step for article, step in best.items()},
    )
    return breakdown(kinds, article_rows(by_article, articles, names), asked)
