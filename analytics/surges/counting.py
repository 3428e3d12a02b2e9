"""Counts of the last minutes, and of the hours before them.

A person is a browser: somebody who starts again and again is one. The past counts starts, of which there
are no fewer, so a surge is never an artefact of that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta, tzinfo

from django.db.models import Count, Q

from analytics.surges.history import WEEKS, Span
from analytics.surges.hours import hour_of
from analytics.surges.sources import Key, Source
from analytics.surges.threshold import LEAST_PEOPLE
from analytics.surges.utc_hour import UtcHour, moment_of
from analytics.surges.windows import LONGEST, WINDOWS

# What happens today is not what is usual: a surge would soon be expected.
NOT_YET_PAST = timedelta(days=1)
# People of one window, by its minutes.
People = dict[int, int]


def people(source: Source, now: datetime, also: Collection[Key] = ()) -> dict[Key, People]:
    """Who has enough people in the last minutes to be looked at. One query.

    Args:
        source: What is counted.
        now: The time.
        also: Subjects that are counted however few they have, as long as there is anybody.
    """
    lately = source.live().filter(started_at__gt=_before(now, LONGEST), started_at__lte=now)
    counts = {
        f"in_{minutes}": Count(
            "browser_key", distinct=True, filter=Q(started_at__gt=_before(now, minutes))
        )
        for minutes in WINDOWS
    }
    is_enough = Q(**{f"in_{LONGEST}__gte": LEAST_PEOPLE}) | Q(**{f"{source.field}__in": also})
    rows = lately.exclude(browser_key="").values(source.field).annotate(**counts).filter(is_enough)
    return {
        row[source.field]: {minutes: row[f"in_{minutes}"] for minutes in WINDOWS} for row in rows
    }


def past_span(source: Source, now: datetime, zone: tzinfo) -> Span:
    """The hours that tell what is usual now: eight weeks, or since anything was counted. One query."""
    until = hour_of(now - NOT_YET_PAST)
    past = source.past(until - timedelta(weeks=WEEKS), until)
    first = past.order_by("started_at").values_list("started_at", flat=True).first()
    return Span.between(first or until, until, zone)


def starts_each_hour(
    source: Source, subjects: Collection[Key], span: Span
) -> Iterator[tuple[Key, datetime, int]]:
    """Some subjects' starts in each hour of UTC that has any. One query.

    It reads as many rows as these subjects have in the span: a rollup of the same three columns can
    take its place.
    """
    rows = (
        source.past(span.since, span.until)
        .filter(**{f"{source.field}__in": subjects})
        .values(source.field, hour=UtcHour("started_at"))
        .annotate(starts=Count("pk"))
    )
    for row in rows.iterator():
        yield row[source.field], moment_of(row["hour"]), row["starts"]


def all_starts_each_hour(source: Source, span: Span) -> dict[datetime, int]:
    """The starts of all subjects in each hour of UTC that has any. One query."""
    rows = (
        source.past(span.since, span.until)
        .values(hour=UtcHour("started_at"))
        .annotate(starts=Count("pk"))
    )
    return {moment_of(row["hour"]): row["starts"] for row in rows}


def _before(now: datetime, minutes: int) -> datetime:
    return now - timedelta(minutes=minutes)
