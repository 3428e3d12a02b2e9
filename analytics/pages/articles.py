"""All articles there were sessions of."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.pages.article_list import article_list
from analytics.pages.asked import Asked, Shown
from analytics.pages.breakdowns import Breakdown
from analytics.pages.paging import Paged, paged
from analytics.pages.periods import both_periods_words
from analytics.reports.breakdowns import read_both
from analytics.reports.idle import read_idle


@dataclass(frozen=True)
class ArticlesPage(Shown):
    """All articles.

    Attributes:
        period: Which days it is about, in words.
        articles: Those of this page of the list.
        paged: Which page that is.
    """

    period: str
    articles: Breakdown
    paged: Paged


def articles_page(asked: Asked) -> ArticlesPage:
    """Read and arrange it."""
    idle = read_idle(asked.scope)
    by_article = read_both(asked.scope, idle, "article_id")
    chosen = paged(by_article.most_first, asked)
    articles = article_list(chosen.rows, by_article, idle, asked)
    return ArticlesPage((articles.shown.table,), both_periods_words(asked.scope), articles, chosen)
