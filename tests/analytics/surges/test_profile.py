"""The shape of everybody's week."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.surges.profile import Profile
from tests.analytics.surges.portal import MONDAY_AT_NINE, OFFICE, SUNDAY_AT_NINE, profile


def test_an_hour_s_shape_is_its_share_of_the_mean() -> None:
    shape = profile(9000 * OFFICE).shape
    assert shape[MONDAY_AT_NINE] / shape[SUNDAY_AT_NINE] == pytest.approx(10, rel=0.01)
    assert shape.mean() == pytest.approx(1)


def test_few_starts_leave_the_week_nearly_flat() -> None:
    shape = profile(0.05 * OFFICE).shape
    assert 1 < shape[MONDAY_AT_NINE] < 2


def test_it_knows_how_much_a_subject_is_started() -> None:
    found = profile(9000 * OFFICE)
    assert found.rate == pytest.approx(3 * OFFICE.mean())
    assert found.starts_a_week == pytest.approx(9000 * OFFICE.sum())


def test_without_a_start_the_week_is_flat() -> None:
    found = Profile.of(np.zeros(168), np.arange(168), 0)
    assert set(found.shape.tolist()) == {1.0}
    assert (found.subjects, found.rate) == (1, pytest.approx(1 / 168))


def test_holidays_make_weeks_differ() -> None:
    weeks = np.tile(9000 * OFFICE, 8)
    holidays = weeks.copy()
    holidays[: 2 * 168] *= 0.05
    cells = np.arange(len(weeks)) % 168
    assert Profile.of(weeks, cells, 3000).excess < 0.02
    assert Profile.of(holidays, cells, 3000).excess > 0.1
