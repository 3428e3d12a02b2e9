"""Sessions add up by what they say, not by how many they are."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from analytics.ordering.observations import Tally, together

Told = tuple[int | None, frozenset[int]]
SESSIONS = st.lists(
    st.tuples(st.none() | st.integers(0, 3), st.frozensets(st.integers(0, 3))), max_size=8
)


def tally(sessions: list[Told], locale: str = "fi-FI") -> Tally:
    found = Tally(4)
    for resolved, tried in sessions:
        if resolved is None:
            found.add_unresolved(locale, tried, 1)
        else:
            found.add_resolved(locale, resolved, 1)
    return found


def test_the_same_set_in_any_order_is_one_row() -> None:
    found = Tally(3)
    for order in permutations((0, 1, 2)):
        found.add_unresolved("fi-FI", order, 0.5)
    causes = found.evidence().causes

    assert causes.tried.tolist() == [[True, True, True]]
    assert causes.weights.tolist() == [3.0]
    assert causes.sessions == 6


def test_a_session_that_tried_nothing_says_nothing() -> None:
    found = Tally(3)
    found.add_unresolved("fi-FI", [], 1)

    assert found.evidence().causes.weight == 0


def test_languages_are_kept_apart_and_add_up() -> None:
    found = Tally(2)
    found.add_resolved("fi-FI", 0, 1)
    found.add_resolved("ja-JP", 1, 1)
    found.add_unresolved("ja-JP", [0], 0.5)
    evidence = found.evidence()

    assert sorted(evidence.locales) == ["fi-FI", "ja-JP"]
    assert evidence.causes.resolved.tolist() == [1, 1]
    assert evidence.causes.weight == 2.5


@given(SESSIONS, SESSIONS)
def test_parts_say_together_what_all_say_at_once(first: list[Told], second: list[Told]) -> None:
    parts = [tally(one).evidence().causes for one in (first, second)]
    whole, all_at_once = together(parts, size=4), tally(first + second).evidence().causes

    assert whole.sessions == all_at_once.sessions
    assert whole.resolved.tolist() == all_at_once.resolved.tolist()
    assert _as_pairs(whole.tried.tolist(), whole.weights.tolist()) == _as_pairs(
        all_at_once.tried.tolist(), all_at_once.weights.tolist()
    )


def _as_pairs(tried: list[list[bool]], weights: list[float]) -> set[tuple[tuple[bool, ...], float]]:
    return {(tuple(row), weight) for row, weight in zip(tried, weights, strict=True)}


def test_times_are_kept_by_the_second() -> None:
    found = Tally(1)
    for seconds in (60, 60, 90):
        found.add_seconds(0, seconds, 1)
    (times,) = found.evidence().times

    assert times.seconds.tolist() == [60, 90]
    assert times.weights.tolist() == [2, 1]
