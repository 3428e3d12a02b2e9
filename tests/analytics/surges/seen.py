"""Surges as they were written down."""

from __future__ import annotations

from datetime import datetime, timedelta

from analytics.models import SurgeRecord
from troubleshooting.models import Article


def surge(
    article: Article | None = None,
    *,
    now: datetime,
    query: str = "",
    ago: float = 3,
    count: int = 12,
    is_over: bool = False,
) -> SurgeRecord:
    """Twelve in a quarter of an hour where one is usual, since some minutes ago."""
    since = now - timedelta(minutes=ago)
    shown = {"count": count, "minutes": 15, "usually": 1.2, "probability": 1e-9}
    return SurgeRecord.objects.create(
        article=article,
        query=query,
        since=since,
        seen_at=since + timedelta(minutes=2),
        ended_at=since + timedelta(minutes=17) if is_over else None,
        **shown,
        **{f"peak_{name}": value for name, value in shown.items()},
    )
