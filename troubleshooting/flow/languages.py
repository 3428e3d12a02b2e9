"""The languages there are articles in, kept for some seconds: every page asks for them."""

from __future__ import annotations

import time

from django.conf import settings

from troubleshooting.flow.reading import published_locales

# The list, and until when it is believed, on the clock of `time.monotonic`. Each process keeps its
# own: another one's change is seen when the time is over.
_kept: tuple[tuple[str, ...], float] = ((), 0.0)


def known_published_locales() -> tuple[str, ...]:
    """`published_locales`, at most `LANGUAGES_KEPT_SECONDS` old; mostly without a query."""
    global _kept
    locales, until = _kept
    now = time.monotonic()
    if now >= until:
        locales = tuple(published_locales())
        _kept = locales, now + settings.LANGUAGES_KEPT_SECONDS
    return locales


def forget_published_locales() -> None:
    """Ask the database the next time."""
    global _kept
    _kept = (), 0.0
