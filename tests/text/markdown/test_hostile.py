"""Hostile texts are rendered or refused, and cost no more than in proportion to their length."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from benchmarks.attempt import attempt
from benchmarks.hostile import try_one
from benchmarks.pathological import FAMILIES

# Twice the text is twice the calls; four times would be its square.
MOST_GROWTH = 3.0


def calls_of(text: str) -> int:
    """How many functions reading and rendering a text calls: a cost without a clock."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        attempt(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("family", FAMILIES)
def test_it_is_rendered_or_refused(family: str) -> None:
    outcome = attempt(FAMILIES[family](10 * 1024))
    assert outcome == "rendered" or outcome.startswith("line ")


@pytest.mark.parametrize("family", FAMILIES)
def test_its_cost_grows_no_faster_than_its_length(family: str) -> None:
    attempt(FAMILIES[family](500))
    small, large = (calls_of(FAMILIES[family](size)) for size in (2_000, 4_000))
    assert large <= MOST_GROWTH * small + 2_000


@pytest.mark.parametrize(
    "family", ["ordinary", "opening brackets", "formatting tags, all different"]
)
def test_the_largest_is_answered_by_a_process_of_its_own(family: str) -> None:
    tried = try_one(family, 512 * 1024)
    assert tried is not None
    assert (tried.outcome == "rendered") == (family == "ordinary")
