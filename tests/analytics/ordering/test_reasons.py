"""Why, in plain words."""

from __future__ import annotations

import numpy as np
import pytest
from django.utils.translation import override

from analytics.ordering.decision import Decision, Verdict
from analytics.ordering.reasons import Reason, minutes_number, reasons_for, verdict_words


def decision(*order: int) -> Decision:
    """To change to an order, counted from 0."""
    return Decision(Verdict.CHANGE, order, 0.978, 14.0, 12.0)


def words(verdict: Verdict, *, probability_better: float = 0.978, weight: float = 50.0) -> str:
    return verdict_words(
        verdict, probability_better=probability_better, saved_seconds=120, weight=weight
    )


SHARES, MINUTES = np.array([0.1, 0.2, 0.1, 0.41, 0.19]), np.array([6.0, 5.0, 3.0, 2.0])


@pytest.fixture(autouse=True)
def english() -> object:
    with override("en"):
        yield


def test_it_says_what_a_step_resolves_in_which_time_and_how_late_it_comes() -> None:
    (reason,) = reasons_for(decision(3, 0, 1, 2), SHARES, MINUTES)

    assert reason == Reason(4, 0.41, 2.0, 14.0)
    assert reason.words == (
        "Step 4 resolves 41 % of cases in 2 min; it comes after 14 min of other steps."
    )


def test_the_step_that_saves_most_comes_first() -> None:
    found = reasons_for(decision(3, 1, 0, 2), SHARES, MINUTES)
    both = reasons_for(decision(1, 3, 0, 2), SHARES, MINUTES)

    assert [reason.position for reason in found] == [4], "the second stays the second"
    assert [reason.position for reason in both] == [4, 2]


def test_what_saves_next_to_nothing_is_no_reason() -> None:
    shares, minutes = np.array([0.1, 0.02, 0.02, 0.8, 0.06]), np.array([6.0, 5.0, 3.0, 2.0])
    found = reasons_for(decision(3, 2, 1, 0), shares, minutes)

    assert [reason.position for reason in found] == [4]


def test_there_is_no_reason_for_the_order_as_it_is() -> None:
    assert reasons_for(decision(0, 1, 2, 3), SHARES, MINUTES) == ()


@pytest.mark.parametrize(
    ("minutes", "number"), [(0.42, "0.4"), (2.0, "2"), (9.94, "9.9"), (9.96, "10"), (14.4, "14")]
)
def test_minutes_are_as_exact_as_they_matter(minutes: float, number: str) -> None:
    assert minutes_number(minutes) == number


def test_numbers_are_written_as_the_language_does() -> None:
    with override("fi"):
        assert minutes_number(2.5) == "2,5"


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict.CHANGE, "The new order is better with a probability of 97 %."),
        (
            Verdict.UNSURE,
            "Another order is better with a probability of 97 %; 95 % are needed.",
        ),
        (
            Verdict.TOO_LITTLE,
            "Another order would save 120 seconds a session, which is too little.",
        ),
        (Verdict.NO_SESSIONS, "No sessions say anything about the order yet."),
        (Verdict.BEST, "No other order is expected to take less time."),
    ],
)
def test_each_verdict_has_its_words(verdict: Verdict, said: str) -> None:
    assert words(verdict) == said


def test_of_few_sessions_more_certainty_is_needed() -> None:
    assert "99 % are needed" in words(Verdict.UNSURE, weight=10)


def test_nothing_is_ever_certain() -> None:
    assert "99 %" in words(Verdict.CHANGE, probability_better=1.0)
