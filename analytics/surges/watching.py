"""A look every minute: what it finds is written down, and a new surge is announced once."""

from __future__ import annotations

from datetime import datetime

from analytics.signals import surge_seen
from analytics.surges.finding import find_surges
from analytics.surges.records import going_on, keep, note_look, surge_of
from analytics.surges.surge import Surge


def surges_going_on(now: datetime) -> list[Surge]:
    """What the last look found, the rarest first; one query, and no look of its own.

    Args:
        now: The time. What nobody looked after for a quarter of an hour does not go on.
    """
    return [surge_of(record) for record in going_on(now)]


def watch_surges(now: datetime) -> list[Surge]:
    """Look once, write down what goes on, and send `surge_seen` for each surge that begins.

    To be done once a minute: the rate of false alarms is stated for that. Two processes that do
    it announce each surge once, since only the one that writes it down first does. One that is
    killed between writing and announcing announces nothing.

    Args:
        now: The time.

    Returns:
        All that go on, the rarest first.
    """
    before = surges_going_on(now)
    found = find_surges(now, before)
    begun = keep(found, before, now)
    note_look(now)
    for surge in begun:
        surge_seen.send_robust(Surge, surge=surge)
    return found
