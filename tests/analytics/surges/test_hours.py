"""Hours of the week, also where clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from analytics.surges.hours import by_cell, cell_of, cells_between

HELSINKI = ZoneInfo("Europe/Helsinki")
SUNDAY_AT_THREE, SUNDAY_AT_FOUR = 6 * 24 + 3, 6 * 24 + 4
WEEK = timedelta(weeks=1)


def week_of(monday: datetime) -> list[int]:
    """How many hours of each name the week from a local Monday's first hour has."""
    end = (monday + WEEK).astimezone(UTC)
    cells = cells_between(monday.astimezone(UTC), end, HELSINKI)
    return by_cell(np.ones(len(cells)), cells).astype(int).tolist()


def test_a_week_has_each_hour_once() -> None:
    assert week_of(datetime(2026, 5, 4, tzinfo=HELSINKI)) == [1] * 168


def test_the_hour_that_is_left_out_in_spring_is_not_there() -> None:
    week = week_of(datetime(2026, 3, 23, tzinfo=HELSINKI))
    assert week[SUNDAY_AT_THREE] == 0
    assert sum(week) == 167


def test_the_hour_that_comes_twice_in_autumn_is_there_twice() -> None:
    week = week_of(datetime(2026, 10, 19, tzinfo=HELSINKI))
    assert week[SUNDAY_AT_THREE] == 2
    assert week[SUNDAY_AT_FOUR] == 1
    assert sum(week) == 169


@pytest.mark.parametrize("month", [1, 7])
def test_nine_o_clock_is_nine_o_clock_in_winter_and_summer(month: int) -> None:
    moment = datetime(2026, month, 6, 9, 30, tzinfo=HELSINKI)
    assert cell_of(moment, HELSINKI) == moment.weekday() * 24 + 9


def test_a_zone_half_an_hour_off_has_hours_too() -> None:
    cells = cells_between(
        datetime(2026, 5, 4, tzinfo=UTC),
        datetime(2026, 5, 11, tzinfo=UTC),
        ZoneInfo("Asia/Kolkata"),
    )
    assert sorted(cells.tolist()) == list(range(168))
