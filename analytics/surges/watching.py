"""A look every minute: what it finds is remembered, and a new surge is announced once."""

from __future__ import annotations

from datetime import datetime

from django.core.cache import cache

from analytics.signals import surge_seen
from analytics.surges.finding import find_surges
from analytics.surges.surge import Surge

GOING_ON = "surges:going-on"
# Nobody looks any more after that: what was found then is not going on.
KEPT_SECONDS = 15 * 60


def surges_going_on() -> list[Surge]:
    """What the last look found, the rarest first: what a page shows. No query, and no look of its own."""
    return cache.get(GOING_ON) or []


def watch_surges(now: datetime) -> list[Surge]:
    """Look once, remember what goes on, and send `surge_seen` for each surge that begins.

    One process does it, at most once a minute: the rate of false alarms is stated for that. What is
    found is remembered in the cache, which all processes have to share that read it.

    Args:
        now: The time.

    Returns:
        All that go on, the rarest first.
    """
    found = find_surges(now, surges_going_on())
    cache.set(GOING_ON, found, KEPT_SECONDS)
    for surge in found:
        if surge.since == now:
            surge_seen.send_robust(Surge, surge=surge)
    return found
