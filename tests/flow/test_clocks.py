"""Times as clocks show them, on the nights when they are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django import Settings

from troubleshooting.flow.incidents.clocks import meant_by, moment_shown

# Finland: 04:00 is followed by 03:00 in October, 03:00 by 04:00 in March.
BACK = datetime(2026, 10, 25, 1, tzinfo=UTC)
FORTH = datetime(2027, 3, 28, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def helsinki(settings: Settings) -> None:
    settings.TIME_ZONE = "Europe/Helsinki"


def shown_at(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


@pytest.mark.parametrize("clocks", [BACK, FORTH, BACK + timedelta(days=90)])
@pytest.mark.parametrize("minutes", [-181, -61, -60, -59, -1, 0, 1, 59, 60, 61, 181])
def test_each_moment_is_meant_by_what_clocks_show_at_it(clocks: datetime, minutes: int) -> None:
    moment = clocks + minutes * MINUTE
    assert moment_shown(shown_at(moment), near=moment) == moment


@pytest.mark.parametrize(
    ("now", "meant"),
    [
        (BACK - 50 * MINUTE, BACK - 40 * MINUTE),
        (BACK - 11 * MINUTE, BACK - 40 * MINUTE),
        (BACK + 5 * MINUTE, BACK + 20 * MINUTE),
        (BACK + timedelta(days=30), BACK + 20 * MINUTE),
        (BACK - timedelta(days=30), BACK - 40 * MINUTE),
    ],
)
def test_of_two_moments_the_nearer_one_is_meant(now: datetime, meant: datetime) -> None:
    assert moment_shown(shown_at(BACK).replace(minute=20), near=now) == meant


@pytest.mark.parametrize("minutes", [-59, -30, 0, 30, 59])
def test_an_end_is_the_first_of_them_that_comes(minutes: int) -> None:
    now = BACK + minutes * MINUTE
    for ahead in (0, 10, 40, 59):
        end = now + ahead * MINUTE
        assert moment_shown(shown_at(end), near=now, is_later=True) == end


def test_what_clocks_skip_is_no_time() -> None:
    skipped = shown_at(FORTH).replace(hour=3, minute=20)
    assert moment_shown(skipped, near=FORTH) is None
    refused = ValidationError("", code="ambiguous_timezone", params={"datetime": skipped})
    assert meant_by(refused, near=FORTH) is None


def test_what_is_refused_for_another_reason_stays_refused() -> None:
    refused = ValidationError("", code="invalid", params={"datetime": shown_at(BACK)})
    assert meant_by(refused, near=BACK) is None
