"""How much one share differs from another, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.inference.difference import difference

SHARES = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def test_the_interval_is_newcombe_s() -> None:
    # The first example of his paper: 56 of 70 and 48 of 80.
    found = difference(56, 70, 48, 80)

    assert found.value == pytest.approx(0.2)
    assert (found.low, found.high) == (
        pytest.approx(0.0524, abs=1e-4),
        pytest.approx(0.3339, abs=1e-4),
    )
    assert not found.may_be_chance


@given(SHARES, SHARES)
def test_it_is_within_its_ends_and_turns_round(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    found, turned = difference(*one, *other), difference(*other, *one)

    assert -1 - 1e-9 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1 + 1e-9
    assert (found.low, found.high) == (pytest.approx(-turned.high), pytest.approx(-turned.low))


@given(SHARES)
def test_a_share_differs_from_itself_by_chance_alone(one: tuple[int, int]) -> None:
    assert difference(*one, *one).may_be_chance


def test_small_numbers_do_not_make_a_difference() -> None:
    assert difference(2, 2, 1, 3).may_be_chance
