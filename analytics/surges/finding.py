"""Which surges there are now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from itertools import chain

import numpy as np
from django.utils.timezone import get_default_timezone

from analytics.surges.counting import people
from analytics.surges.detection import look
from analytics.surges.hours import hour_of
from analytics.surges.hysteresis import follow
from analytics.surges.sources import SOURCES, Key, Source
from analytics.surges.surge import Evidence, Subject, Surge
from analytics.surges.threshold import Budget
from analytics.surges.usual import profile_of, usual_around
from analytics.surges.windows import WINDOWS, expected


def find_surges(now: datetime, going_on: Iterable[Surge] = ()) -> list[Surge]:
    """What more people start or type than this hour of the week usually has, the rarest first.

    Two queries; more only where many come to something whose usual number was not read this hour.
    Then it reads eight weeks of that, so it is for whoever watches, not for a page.

    Args:
        now: The time. Hours of the week are those of the portal's time zone.
        going_on: What the look before found: a surge begins where the rate of false alarms allows
            it, and then goes on until it has been quiet for a while.

    Returns:
        All that go on. One that this look is the first to see has `since` at `now`.
    """
    before = list(going_on)
    zone = get_default_timezone()
    shown = dict(chain.from_iterable(_shown(source, before, now, zone) for source in SOURCES))
    return sorted(follow(before, shown, now), key=lambda surge: (surge.probability, surge.subject))


def _shown(
    source: Source, before: Iterable[Surge], now: datetime, zone: tzinfo
) -> Iterator[tuple[Subject, Evidence]]:
    known = [surge.subject.query or surge.subject.article for surge in before]
    also = [key for key in known if isinstance(key, str) == (source.field == "query")]
    counted = people(source, now, also)
    profile = profile_of(source, now, zone) if counted else None
    if profile is None:
        return
    subjects: list[Key] = list(counted)
    around = usual_around(source, subjects, profile, now, zone)
    minute = int((now - hour_of(now)).total_seconds() // 60)
    evidence = look(
        {one: np.array([counted[subject][one] for subject in subjects]) for one in WINDOWS},
        {one: expected(around, minute, one) for one in WINDOWS},
        around.shapes,
        Budget.of(source.alarms_a_week, profile),
    )
    yield from zip(map(source.subject, subjects), evidence, strict=True)
