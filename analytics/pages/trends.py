"""Sessions over time of some articles, the size of a word each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import chain

from analytics.charts.figures import Sparkline, sparkline
from analytics.charts.periods import Span
from analytics.pages.asked import Asked
from analytics.reports.idle import IdleSessions
from analytics.reports.labels import Label
from analytics.reports.outcomes import NAMES
from analytics.reports.scope import Scope
from analytics.rollups.reading import read_values
from analytics.rollups.statistics import DAY, SESSIONS

BY = ("article_id", DAY)
# No further back: what was last year is no trend.
MOST_DAYS = 90
# As many points as a line the size of a word can tell apart, and a few more.
PARTS = 12


def read_trends(
    articles: Mapping[int, tuple[str, Label]], idle: IdleSessions, asked: Asked
) -> dict[str, Sparkline]:
    """Sessions over time, by the articles' slugs; one query.

    Args:
        articles: Slugs and titles by primary key.
        idle: Sessions that are not closed yet.
        asked: Whose time is drawn, the last ninety days of it at most.
    """
    scope = _recent(asked.scope).of_articles(*articles)
    line = _line(scope)
    parts = {day: part for part, span in enumerate(line) for day in span.dates}
    counts = {article: [0] * len(line) for article in articles}
    finished = read_values(SESSIONS, [scope.window], BY, {"sessions": NAMES})
    left = ((key, (count,)) for key, count in idle.within(scope, BY).items())
    for (article, day), (sessions,) in chain(finished, left):
        if day in parts:
            counts[article][parts[day]] += sessions
    return {
        slug: sparkline(title.text, counts[article], asked.page)
        for article, (slug, title) in articles.items()
    }


def _recent(scope: Scope) -> Scope:
    first = scope.until - timedelta(days=MOST_DAYS)
    return replace(scope, since=max(scope.since or first, first))


def _line(scope: Scope) -> list[Span]:
    """Equal parts counted back from the last day: a part cut short would look like a fall."""
    days = scope.days or 1
    length = max(days // PARTS, 1)
    ends = (scope.until - timedelta(days=length * n) for n in range(days // length))
    return [Span(end - timedelta(days=length), end) for end in ends][::-1]
