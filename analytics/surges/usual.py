"""What is usual around an hour, read from the past and kept as long as it is of use.

A subject that people come to all the time is read once an hour, and the week of all together
every few hours: nearly all looks read no history at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

import numpy as np
from django.core.cache import cache

from analytics.surges.counting import all_starts_each_hour, past_span, starts_each_hour
from analytics.surges.expectation import Around, expect
from analytics.surges.history import History
from analytics.surges.hours import Floats, cell_of, hour_of
from analytics.surges.profile import Profile
from analytics.surges.sources import Key, Source

PROFILE_SECONDS = 6 * 3600
HOUR_SECONDS = 3600
# One week tells nothing of how much weeks differ: a simulated portal had seven false alarms in the next.
LEAST_PAST = timedelta(weeks=2)


def profile_of(source: Source, now: datetime, zone: tzinfo) -> Profile | None:
    """The week of all subjects together; None before there are two weeks.

    Three queries every six hours.
    """
    return cache.get_or_set(
        f"surges:profile:{source.field}", lambda: _read_profile(source, now, zone), PROFILE_SECONDS
    )


def usual_around(
    source: Source, subjects: Sequence[Key], profile: Profile, now: datetime, zone: tzinfo
) -> Around:
    """What is expected of some subjects around this hour. Three queries for those not read yet."""
    name = f"surges:usual:{source.field}:{hour_of(now):%Y-%m-%dT%H}"
    known: dict[Key, Floats] = cache.get(name) or {}
    if new := [subject for subject in subjects if subject not in known]:
        known |= _read_usual(source, new, profile, now, zone)
        cache.set(name, known, HOUR_SECONDS)
    rows = np.array([known[subject] for subject in subjects])
    return Around(rows[:, :3], rows[:, 3])


def _read_profile(source: Source, now: datetime, zone: tzinfo) -> Profile | None:
    span = past_span(source, now, zone)
    if span.until - span.since < LEAST_PAST:
        return None
    counted = span.counted(all_starts_each_hour(source, span))
    return Profile.of(counted, span.cells, source.number(span.since, span.until))


def _read_usual(
    source: Source, subjects: Sequence[Key], profile: Profile, now: datetime, zone: tzinfo
) -> dict[Key, Floats]:
    """For each subject the rates of three hours, and the shape."""
    span = past_span(source, now, zone)
    rows = starts_each_hour(source, subjects, span)
    history = History.of(subjects, rows, span, source.born(subjects))
    around = expect(history, profile).around(cell_of(now, zone))
    found = np.column_stack([around.means, around.shapes])
    return dict(zip(subjects, found, strict=True))
