"""Sessions over time of some articles, the size of a word each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from analytics.charts.figures import Sparkline, sparkline
from analytics.charts.periods import Span
from analytics.pages.asked import Asked
from analytics.reports.idle import IdleSessions
from analytics.reports.labels import Label
from analytics.reports.outcomes import NAMES
from analytics.reports.scope import Scope
from analytics.rollups.reading import read
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
    counts: defaultdict[int, Counter[date]] = defaultdict(Counter)
    wanted = {"sessions": NAMES}
    for (article, day), sums in read(SESSIONS, scope.window, BY, wanted).items():
        counts[article][day] = sums["sessions"]
    for (article, day), left in idle.within(scope, BY).items():
        counts[article][day] += left
    line = _line(scope)
    return {
        slug: sparkline(title.text, _values(counts[article], line), asked.page)
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


def _values(counts: Counter[date], line: Sequence[Span]) -> list[int]:
    return [sum(counts[span.first + timedelta(days=n)] for n in range(span.days)) for span in line]
