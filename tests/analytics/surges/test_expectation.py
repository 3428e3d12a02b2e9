"""What is expected of a subject, by its own history and by everybody's."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.surges.expectation import expect
from tests.analytics.surges.portal import (
    BUSY_PORTAL,
    MONDAY_AT_NINE,
    OFFICE,
    SUNDAY_AT_NINE,
    history,
    rates_of,
    steady,
)


def test_much_history_speaks_for_itself() -> None:
    rates = rates_of(30 * OFFICE)
    assert rates.means[0, MONDAY_AT_NINE] == pytest.approx(30, rel=0.02)


def test_a_subject_s_own_week_overrules_everybody_s() -> None:
    at_night = np.roll(20 * OFFICE, 12)
    rates = rates_of(at_night)
    assert rates.means[0, 21] == pytest.approx(20, rel=0.15)
    assert rates.means[0, MONDAY_AT_NINE] == pytest.approx(2, abs=0.7)


def test_a_little_history_takes_its_hours_from_everybody_s_week() -> None:
    once = np.zeros(168)
    once[MONDAY_AT_NINE + 24] = 1
    rates = rates_of(once)
    assert rates.means[0, MONDAY_AT_NINE] > 5 * rates.means[0, SUNDAY_AT_NINE]


def test_nobody_ever_leaves_next_to_nothing_to_expect() -> None:
    rates = rates_of(np.zeros(168))
    assert 0 < rates.means[0, MONDAY_AT_NINE] < 0.01


def test_a_new_subject_is_expected_to_be_like_others_but_hardly_surely() -> None:
    new = replace(steady(np.zeros(168)), first=np.array([8 * 168]))
    rates = expect(new, BUSY_PORTAL)
    assert rates.means[0, MONDAY_AT_NINE] == pytest.approx(3, rel=0.05)
    assert rates.shapes[0, MONDAY_AT_NINE] < 0.5


def test_more_history_is_surer() -> None:
    rates = rates_of(0.125 * OFFICE, OFFICE, 10 * OFFICE)
    assert sorted(rates.shapes[:, MONDAY_AT_NINE]) == rates.shapes[:, MONDAY_AT_NINE].tolist()


def test_a_past_surge_does_not_hide_the_next() -> None:
    starts = np.tile(4 * OFFICE[None, :], 8)
    starts[0, 3 * 168 + MONDAY_AT_NINE] = 400
    rates = expect(history(starts), BUSY_PORTAL)
    assert rates.means[0, MONDAY_AT_NINE] < 8
    assert rates.shapes[0, MONDAY_AT_NINE] > 5


def test_what_comes_every_week_is_no_outlier() -> None:
    weekly = 4 * OFFICE
    weekly[MONDAY_AT_NINE] = 400
    assert rates_of(weekly).means[0, MONDAY_AT_NINE] == pytest.approx(400, rel=0.05)


def test_weeks_that_differ_leave_less_sureness() -> None:
    starts = np.tile(20 * OFFICE[None, :], 8)
    uneven = starts * np.repeat([0.4, 1.6] * 4, 168)
    steadily, unevenly = expect(history(np.vstack([starts, uneven])), BUSY_PORTAL).shapes
    assert unevenly[MONDAY_AT_NINE] < 5 < steadily[MONDAY_AT_NINE]


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1e4), min_size=168, max_size=168))
def test_rates_and_shapes_are_always_positive(weekly: list[float]) -> None:
    rates = rates_of(np.floor(np.array(weekly)))
    assert (rates.means > 0).all()
    assert (rates.shapes > 0).all()
    assert np.isfinite(rates.means).all()
    assert np.isfinite(rates.shapes).all()


def test_around_the_first_hour_of_the_week_is_the_last() -> None:
    rates = rates_of(np.arange(168.0))
    around = rates.around(0)
    assert around.means[0].tolist() == rates.means[0, [167, 0, 1]].tolist()
    assert around.shapes.tolist() == [rates.shapes[0, 0]]
