"""One surge is one alarm: what was seen goes on until it has been over for a while."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from analytics.surges.surge import Evidence, Subject, Surge

# So long after the last high look a surge is over, and what comes then is another one.
REST = timedelta(minutes=15)


def follow(
    going_on: Iterable[Surge], evidence: Mapping[Subject, Evidence], now: datetime
) -> list[Surge]:
    """The surges after a look, from those before it and what it shows.

    It takes more to begin than to go on: a subject whose count is a surge begins one, and it lasts as long
    as counts are high and `REST` longer.

    Args:
        going_on: The surges after the look before.
        evidence: What the look shows; a subject that is missing shows nothing special.
        now: The time of the look.

    Returns:
        Those that go on or begin. One that begins has `since` at `now`.
    """
    known = {surge.subject: surge for surge in going_on}
    found = []
    for subject in {**known, **evidence}:
        before, shown = known.get(subject), evidence.get(subject)
        if shown and (shown.is_surge or (before and shown.is_high)):
            found.append(_seen(subject, shown, before.since if before else now, now))
        elif before and now - before.seen_at < REST:
            found.append(_seen(subject, shown, before.since, before.seen_at) if shown else before)
    return found


def _seen(subject: Subject, shown: Evidence, since: datetime, seen_at: datetime) -> Surge:
    return Surge(
        subject=subject,
        count=shown.count,
        minutes=shown.minutes,
        usually=shown.usually,
        since=since,
        seen_at=seen_at,
        probability=shown.probability,
    )
