"""What is remembered of incidents' times says what the database says, at any moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from troubleshooting.flow.incidents.times import forget_incidents, incidents_at
from troubleshooting.models import Incident

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
HOURS = (-2, -1, 0, 1, 2)


def moment(hours: int | None) -> datetime | None:
    return None if hours is None else NOON + timedelta(hours=hours)


@pytest.fixture
def every_kind(db: None) -> None:
    kinds = product(HOURS, (None, *HOURS), (None, *HOURS), (True, False), (True, False))
    Incident.objects.bulk_create(
        Incident(
            starts_at=moment(start),
            expected_end=moment(expected),
            ended_at=moment(ended),
            is_planned=is_planned,
            ends_by_itself=by_itself,
        )
        for start, expected, ended, is_planned, by_itself in kinds
        if expected is None or expected > start
    )


@pytest.mark.usefixtures("every_kind")
@pytest.mark.parametrize("learned_at", [-3, -1, 0])
def test_they_agree_with_the_query(learned_at: int) -> None:
    """Also hours after they were asked for."""
    forget_incidents()
    incidents_at("one", NOON + timedelta(hours=learned_at))
    for minutes in range(60 * learned_at, 181, 30):
        now = NOON + timedelta(minutes=minutes)
        said = dict(incidents_at("one", now))
        on = set(Incident.objects.going_on(now).values_list("pk", flat=True))
        coming = set(Incident.objects.coming(now).values_list("pk", flat=True))
        assert {key for key, state in said.items() if state == "on"} == on
        assert {key for key, state in said.items() if state == "coming"} == coming
