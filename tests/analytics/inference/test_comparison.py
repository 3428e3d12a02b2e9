"""A share lower than another: Fisher's exact test, from the thick end of its tail."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.inference.comparison import probability_lower

COUNTS = st.integers(0, 40) | st.integers(0, 600)


def lower_tail(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """The hypergeometric distribution's lower tail, given all four margins, in whole numbers."""
    parts = part + other_part
    ways = sum(
        comb(whole, one) * comb(other_whole, parts - one)
        for one in range(max(0, parts - other_whole), part + 1)
    )
    return ways / comb(whole + other_whole, parts)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_it_is_the_sum_of_the_whole_tail(part: int, rest: int, other: int, others: int) -> None:
    four = (part, part + rest, other, other + others)

    assert probability_lower(*four) == pytest.approx(lower_tail(*four), rel=1e-7, abs=1e-300)


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_lower_and_higher_share_what_is_alike(
    part: int, rest: int, other: int, others: int
) -> None:
    one, two = (part, part + rest), (other, other + others)
    lower, higher = probability_lower(*one, *two), probability_lower(*two, *one)

    assert 0 <= lower <= 1
    assert lower + higher >= 1 - 1e-9


def test_it_is_known_for_counts_of_millions() -> None:
    # The normal limit with half a count towards the middle gives 0.07886.
    found = probability_lower(500_000, 1_000_000, 501_000, 1_000_000)

    assert found == pytest.approx(0.07886, abs=1e-5)


def test_of_nothing_anything_may_be() -> None:
    assert probability_lower(0, 0, 5_000, 9_000) == probability_lower(5_000, 9_000, 0, 0) == 1


@given(COUNTS, COUNTS, COUNTS, COUNTS)
def test_it_need_not_be_exact_above_what_matters(
    part: int, rest: int, other: int, others: int
) -> None:
    four = (part, part + rest, other, other + others)
    exact, found = probability_lower(*four), probability_lower(*four, exact_to=0.05)

    if exact <= 0.05:
        assert found == exact
    else:
        assert 0.05 < found <= exact
