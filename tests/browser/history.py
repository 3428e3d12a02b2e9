"""A believable past of an article: some causes more often than others, minutes, skips, people who leave."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from analytics.transfer import import_sessions
from troubleshooting.models import Article

SESSIONS, DAYS = 900, 88
# Of a hundred cases those that a step resolves, by its place, and what it takes; no step resolves the rest.
RESOLVES, MINUTES = (12, 4, 9, 6, 38, 5, 4, 3, 1), (1, 4, 6, 9, 2, 5, 3, 7, 4)
SKIPS, LEAVES = 0.06, 0.12


def add_history(article: Article, *, until: datetime) -> None:
    """Import the sessions of a quarter of a year."""
    lines = [json.dumps(one).encode() for one in _sessions(article, until)]
    assert import_sessions(lines).added == len(lines)


def _sessions(article: Article, until: datetime) -> Iterator[dict[str, object]]:
    dice = random.Random(9)  # noqa: S311 - the pictures are to look alike
    places = range(article.steps.active().count())
    locales = sorted(article.translations.values_list("locale", flat=True))
    for _ in range(SESSIONS):
        outcome, steps = _walk(places, dice)
        started_at = until - timedelta(days=DAYS * dice.random())
        yield {
            "article": article.slug,
            "locale": dice.choice(locales),
            "started_at": started_at.isoformat(),
            "outcome": outcome,
            "steps": steps,
        }


def _walk(places: range, dice: random.Random) -> tuple[str, list[dict[str, object]]]:
    none_resolves = 100 - sum(RESOLVES[place] for place in places)
    weights = [*(RESOLVES[place] for place in places), none_resolves]
    (cause,) = dice.choices([*places, None], weights)
    leaves_at = dice.choice(places) if dice.random() < LEAVES else None
    steps: list[dict[str, object]] = []
    for place in places:
        if place == leaves_at:
            return "abandoned", steps
        seconds = round(60 * MINUTES[place] * dice.lognormvariate(0, 0.5))
        result = "resolved" if place == cause else "not_resolved"
        if dice.random() < SKIPS:
            result, seconds = "skipped", 5
        steps.append({"position": place + 1, "result": result, "seconds": seconds})
        if result == "resolved":
            return "resolved", steps
    return "escalated", steps
