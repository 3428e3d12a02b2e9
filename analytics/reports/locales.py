"""The languages there were sessions in."""

from __future__ import annotations

from datetime import date

from analytics.rollups.reading import Window, read
from analytics.rollups.statistics import SESSIONS


def read_locales_there_were(until: date) -> list[str]:
    """The locales of all finished sessions that started before a day, sorted; one query."""
    return sorted(locale for (locale,) in read(SESSIONS, Window(None, until), ("locale",)))
