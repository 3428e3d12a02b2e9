"""Sessions in which the last step helps nearly everybody, who all had to try the others before."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from analytics.transfer import import_sessions
from troubleshooting.models import Article

MINUTES = {"s1": 5, "s2": 4, "s3": 3, "s4": 1, "s5": 2}
LINES = 120


def import_history(article: Article, *, at: datetime) -> None:
    """A hundred and some sessions before a moment: step 4 resolves nine of ten, step 1 the others."""
    lines = [json.dumps(_line(article, number, at)) for number in range(LINES)]
    assert import_sessions([line.encode() for line in lines]).added == LINES


def _line(article: Article, number: int, at: datetime) -> dict[str, object]:
    resolving = "s1" if number % 10 == 0 else "s4"
    tried = [key for key in MINUTES if key <= resolving]
    return {
        "article": article.slug,
        "locale": "fi-FI",
        "started_at": (at - timedelta(days=2, minutes=number)).isoformat(),
        "outcome": "resolved",
        "steps": [
            {
                "key": key,
                "result": "resolved" if key == resolving else "not_resolved",
                "seconds": 60 * MINUTES[key] + number % 7,
            }
            for key in tried
        ],
    }
