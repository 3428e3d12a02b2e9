"""Minutes from times that some readers spent elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ordering.arrays import FloatArray
from analytics.ordering.minutes import estimate_minutes
from analytics.ordering.observations import Times

DRAWS = 2000


def times(*seconds: float, weight: float = 1.0) -> Times:
    values, counts = np.unique(np.array(seconds, dtype=np.float64), return_counts=True)
    return Times(values, weight * counts)


def minutes(*steps: Times) -> FloatArray:
    """The middle of each step's draws."""
    return np.asarray(np.median(estimate_minutes(steps).sample(DRAWS), axis=0))


def noisy(typical: float, count: int, seed: int = 1) -> list[float]:
    """Seconds around some minutes, within a factor of two for most."""
    dice = np.random.default_rng(seed)
    return [float(one) for one in np.round(60 * typical * np.exp(dice.normal(0, 0.5, count)))]


def test_many_times_tell_their_middle() -> None:
    short, long = minutes(times(*noisy(1, 200)), times(*noisy(8, 200, 2)))

    assert short == pytest.approx(1, rel=0.1)
    assert long == pytest.approx(8, rel=0.1)


def test_lunches_and_hasty_clicks_change_little() -> None:
    some = noisy(4, 100)
    (without,) = minutes(times(*some))
    (among,) = minutes(times(*some, *[3600.0] * 6, *[1.0] * 6))

    assert among == pytest.approx(without, rel=0.1)


def test_two_times_far_apart_are_no_trouble() -> None:
    (between,) = minutes(times(2, 7000))

    assert 0.5 < between < 10


def test_a_step_without_times_is_about_as_long_as_the_others() -> None:
    *_known, unknown = minutes(*[times(*noisy(6, 50, seed)) for seed in range(4)], times())

    assert unknown == pytest.approx(6, rel=0.25)


def test_a_step_without_times_is_less_certain() -> None:
    known, unknown = np.log(estimate_minutes([times(*noisy(6, 50)), times()]).sample(DRAWS)).std(
        axis=0
    )

    assert unknown > 3 * known


def test_one_time_is_drawn_towards_the_others() -> None:
    *_others, once = minutes(*[times(*noisy(3, 60, seed)) for seed in range(5)], times(1800))

    assert 3 < once < 30


def test_nothing_recorded_is_a_couple_of_minutes() -> None:
    assert np.allclose(minutes(times(), times()), 2, rtol=0.2)


def test_no_steps_take_no_minutes() -> None:
    assert estimate_minutes([]).sample(5).shape == (5, 0)


def test_old_times_weigh_less() -> None:
    old, new = noisy(10, 50), noisy(2, 50, 2)
    seconds = np.array(old + new)
    weights = np.array([0.05] * 50 + [1.0] * 50)
    (mixed,) = minutes(Times(seconds, weights))

    assert mixed == pytest.approx(2, rel=0.3)


@given(st.lists(st.lists(st.integers(1, 7200), max_size=12), min_size=1, max_size=5))
@settings(max_examples=50)
def test_whatever_was_recorded_gives_minutes(recorded: list[list[int]]) -> None:
    drawn = estimate_minutes([times(*one) for one in recorded]).sample(50)

    assert np.isfinite(drawn).all()
    assert (drawn > 0).all()


@given(st.floats(0.2, 5))
@settings(max_examples=20)
def test_times_twice_as_long_are_minutes_twice_as_many(factor: float) -> None:
    """With enough of them that what is usual says nothing."""
    steps = [np.array(noisy(3, 300, seed)) for seed in range(2)]
    plain = minutes(*[times(*one) for one in steps])
    scaled = minutes(*[times(*(factor * one)) for one in steps])

    assert np.allclose(scaled, factor * plain, rtol=0.05)
