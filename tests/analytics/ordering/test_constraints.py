"""What an order has to respect."""

from __future__ import annotations

import pytest

from analytics.ordering.constraints import Constraints


@pytest.mark.parametrize(
    ("borders", "segments"),
    [
        (set(), [(0, 5)]),
        ({0}, [(0, 5)]),
        ({2}, [(0, 2), (2, 5)]),
        ({1, 4}, [(0, 1), (1, 4), (4, 5)]),
    ],
)
def test_a_border_begins_a_segment(borders: set[int], segments: list[tuple[int, int]]) -> None:
    found = Constraints(5, borders=frozenset(borders)).segments

    assert [(run.start, run.stop) for run in found] == segments


def test_no_steps_have_no_segments() -> None:
    assert Constraints(0).segments == ()


@pytest.mark.parametrize(
    ("order", "is_allowed"),
    [
        ((0, 1, 2, 3), True),
        ((1, 0, 2, 3), True),
        ((2, 1, 0, 3), False),
        ((0, 1, 3, 2), False),
    ],
    ids=["as it is", "two swapped", "before its prerequisite", "from its place"],
)
def test_it_says_what_is_allowed(order: tuple[int, ...], *, is_allowed: bool) -> None:
    constraints = Constraints(4, fixed=frozenset({3}), before={2: frozenset({0})})

    assert constraints.allows(order) is is_allowed


def test_nothing_may_pass_a_border() -> None:
    constraints = Constraints(3, borders=frozenset({1}))

    assert not constraints.allows((2, 1, 0))
    assert constraints.stays(1)


def test_what_the_order_breaks_now_can_be_left() -> None:
    constraints = Constraints(3, before={0: frozenset({2}), 2: frozenset({1})})

    assert constraints.broken == ((0, 2),)
    assert constraints.without(constraints.broken).allows((0, 1, 2))
