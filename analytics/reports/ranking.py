"""Articles ranked by a share of their sessions, so that small numbers do not lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analytics.reports.outcomes import Outcomes
from analytics.reports.shares import Share


def ranked(by_article: Mapping[int, Outcomes], share: Callable[[Outcomes], Share]) -> list[int]:
    """Articles by what their share is at least, with 95 % certainty: the highest first.

    One of one is 100 %, and at least 21 %; thirty of sixty are 50 %, and at least 38 %: these come
    first. An article of whose sessions none counts is left out.

    Args:
        by_article: How sessions ended, by the article's primary key.
        share: Which share of them.
    """
    with_any = [article for article, found in by_article.items() if share(found).part]
    return sorted(with_any, key=lambda one: (-share(by_article[one]).interval.low, one))
