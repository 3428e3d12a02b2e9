"""What the false alarms that are allowed are spent on."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.surges.threshold import LOOKS_A_WEEK, Budget
from analytics.surges.windows import WINDOWS


def test_the_levels_of_a_week_s_looks_add_up_to_the_budget() -> None:
    rates = np.geomspace(1 / 168, 30, 3000)
    budget = Budget(0.8, len(rates), rates.sum() * 168)
    levels = sum(budget.levels(rates * window / 60, window).sum() for window in WINDOWS)
    assert levels * LOOKS_A_WEEK == pytest.approx(0.8)


def test_who_is_never_started_has_half_an_even_share() -> None:
    budget = Budget(1.0, 3000, 400_000)
    assert budget.levels(np.zeros(1), 5)[0] == pytest.approx(1 / (4 * 3000 * LOOKS_A_WEEK))


def test_a_larger_portal_is_stricter() -> None:
    small, large = Budget(1.0, 30, 4000), Budget(1.0, 3000, 400_000)
    assert small.levels(np.ones(1), 5)[0] > large.levels(np.ones(1), 5)[0]
