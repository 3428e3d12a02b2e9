"""Sessions in few characters, told to the portal as an operator imports them; and evidence by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from analytics.ordering.observations import Causes
from analytics.transfer import import_sessions
from troubleshooting.models import Article, Step

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
RESULTS = {"+": "resolved", "-": "not_resolved", "s": "skipped", "x": "not_possible"}


def make_article(slug: str = "no-sound", *, steps: int = 3) -> Article:
    """An article whose steps have the keys `s1`, `s2` and so on."""
    article = Article.objects.create(slug=slug, path=slug)
    Step.objects.bulk_create(
        Step(article=article, key=f"s{number}", position=number) for number in range(1, steps + 1)
    )
    return article


def session(
    walk: str,
    *,
    article: str = "no-sound",
    outcome: str = "",
    locale: str = "fi-FI",
    days_ago: float = 0,
) -> dict[str, Any]:
    """A line of an import.

    `1-60 3s 2+90` tried step 1 in vain for a minute, skipped step 3, and step 2 solved it. Without
    an outcome it is resolved or unresolved, as its steps say.
    """
    steps = [
        {"key": f"s{one[0]}", "result": RESULTS[one[1]], "seconds": int(one[2:] or 60)}
        for one in walk.split()
    ]
    return {
        "article": article,
        "locale": locale,
        "started_at": (NOW - timedelta(days=days_ago)).isoformat(),
        "outcome": outcome or ("resolved" if "+" in walk else "unresolved"),
        "steps": steps,
    }


def tell(*sessions: dict[str, Any]) -> None:
    """Import sessions; none of them may be refused."""
    report = import_sessions([json.dumps(one).encode() for one in sessions])
    assert not report.faults


def causes(resolved: Iterable[float], *in_vain: tuple[str, float]) -> Causes:
    """What sessions say: `("110", 2)` are two that tried the first two steps of three in vain."""
    solved = np.array(list(resolved), dtype=np.float64)
    tried = np.array([[one == "1" for one in row] for row, _weight in in_vain], dtype=np.bool_)
    weights = np.array([weight for _row, weight in in_vain], dtype=np.float64)
    sessions = int(solved.sum() + weights.sum())
    return Causes(sessions, solved, tried.reshape(-1, len(solved)), weights)
