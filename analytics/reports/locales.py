"""The languages there were sessions in, and what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from analytics.rollups.reading import Window, read
from analytics.rollups.statistics import SESSIONS
from troubleshooting.text.locales import endonym


def read_locales_there_were(until: date) -> list[str]:
    """The locales of all finished sessions that started before a day, sorted; one query."""
    return sorted(locale for (locale,) in read(SESSIONS, Window(None, until), ("locale",)))


def named_locales(locales: Iterable[str]) -> dict[str, str]:
    """What some locales are called in themselves; where two have one name, each with its tag.

    Args:
        locales: Canonical ones, as they stand beside each other; each may come several times.
    """
    names = {one: endonym(one) for one in locales}
    times = Counter(names.values())
    return {one: name if times[name] == 1 else f"{name} ({one})" for one, name in names.items()}
