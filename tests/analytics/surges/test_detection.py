"""Which counts are a surge in a portal of 3,000 articles."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.surges.detection import look
from analytics.surges.surge import Evidence
from analytics.surges.threshold import ALARMS_OF_ARTICLES, Budget
from analytics.surges.windows import expected
from tests.analytics.surges.portal import BUSY_PORTAL, MONDAY_AT_NINE, OFFICE, rates_of

BUDGET = Budget.of(ALARMS_OF_ARTICLES, BUSY_PORTAL)


def seen(an_hour: float, five: int, quarter: int) -> Evidence:
    """What a look shows of an article that is usually started so often in an office hour."""
    around = rates_of(an_hour * OFFICE).around(MONDAY_AT_NINE)
    means = {window: expected(around, 40, window) for window in (5, 15)}
    counts = {5: np.array([five]), 15: np.array([quarter])}
    return look(counts, means, around.shapes, BUDGET)[0]


def test_twelve_in_a_quarter_of_an_hour_where_one_is_usual_are_a_surge() -> None:
    shown = seen(4.0, 4, 12)
    assert (shown.is_surge, shown.count, shown.minutes) == (True, 12, 15)
    assert shown.usually == pytest.approx(1, rel=0.1)


def test_three_times_as_many_as_usual_happen_by_chance() -> None:
    assert not seen(4.0, 3, 3).is_surge


@pytest.mark.parametrize("usual", [36.0, 60.0, 120.0])
def test_a_tenfold_rate_is_seen_in_five_minutes(usual: float) -> None:
    count = int(10 * usual / 12)
    shown = seen(usual, count, count + int(usual / 6))
    assert (shown.is_surge, shown.minutes) == (True, 5)


def test_ten_people_in_five_minutes_where_one_a_day_is_usual_are_a_surge() -> None:
    assert seen(1 / 8, 10, 10).is_surge


def test_fewer_than_five_people_never_are() -> None:
    shown = seen(0.0, 4, 4)
    assert not shown.is_surge
    assert not shown.is_high


def test_what_is_not_enough_to_begin_is_enough_to_go_on() -> None:
    shown = seen(4.0, 4, 8)
    assert (shown.is_surge, shown.is_high) == (False, True)


def test_the_window_with_the_rarer_count_is_named() -> None:
    assert seen(4.0, 12, 12).minutes == 5
    assert seen(4.0, 4, 30).minutes == 15


def test_nothing_to_look_at_shows_nothing() -> None:
    none, nobody = np.zeros(0), np.zeros(0, np.int64)
    assert look({5: nobody, 15: nobody}, {5: none, 15: none}, none, BUDGET) == []
