"""Intervals and tests, against what they mean."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.inference.discoveries import discoveries
from analytics.inference.interval import Interval, wilson

COUNTS = st.integers(min_value=0, max_value=60)


def test_nothing_says_nothing() -> None:
    assert wilson(0, 0) == Interval(0, 1)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_the_interval_is_wilson_s(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)
    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@given(COUNTS, COUNTS)
def test_a_share_is_in_its_interval(part: int, rest: int) -> None:
    found = wilson(part, part + rest)
    assert 0 <= found.low <= found.high <= 1
    if part + rest:
        assert found.low <= part / (part + rest) <= found.high


def test_quiet_tests_discover_nothing_on_most_days() -> None:
    """Of 200 days on which nothing happened, fewer than one in ten brings a false discovery."""
    dice = random.Random(3)  # noqa: S311 - a test can be repeated
    days = [discoveries({n: dice.random() for n in range(100)}, rate=0.05) for _ in range(200)]
    assert sum(map(bool, days)) < 20


def test_a_true_one_among_many_is_discovered() -> None:
    chance = {f"quiet {n}": (n + 1) / 101 for n in range(100)}
    assert discoveries({**chance, "worse": 1e-6}, rate=0.05) == {"worse"}
    assert discoveries({}, rate=0.05) == set()
