"""What a history holds of what was counted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from analytics.surges.history import History, Span

MONDAY = datetime(2026, 5, 4, tzinfo=UTC)
WEEK, HOUR = timedelta(weeks=1), timedelta(hours=1)
SPAN = Span.between(MONDAY, MONDAY + 2 * WEEK, UTC)


def test_starts_are_added_up_by_hour_of_the_week() -> None:
    rows = [("a", MONDAY + 9 * HOUR, 3), ("a", MONDAY + WEEK + 9 * HOUR, 4)]
    assert History.of(["a"], rows, SPAN, {}).counts[0, 9] == 7


def test_each_subject_has_its_own() -> None:
    rows = [("a", MONDAY, 3), ("b", MONDAY + HOUR, 4)]
    assert History.of(["b", "a"], rows, SPAN, {}).starts[:, :2].tolist() == [[0, 4], [3, 0]]


def test_what_is_outside_the_span_or_of_others_is_passed_over() -> None:
    rows = [("a", MONDAY - HOUR, 1), ("a", MONDAY + 2 * WEEK, 1), ("b", MONDAY, 1)]
    assert not History.of(["a"], rows, SPAN, {}).starts.any()


def test_a_subject_was_there_since_it_was_born() -> None:
    history = History.of(["a"], [], SPAN, {"a": MONDAY + WEEK + HOUR})
    assert history.hours[0, :3].tolist() == [0, 1, 1]


def test_a_subject_was_there_since_its_first_start_at_the_latest() -> None:
    history = History.of(["a"], [("a", MONDAY + HOUR, 1)], SPAN, {"a": MONDAY + WEEK})
    assert history.hours[0, :3].tolist() == [1, 2, 2]


def test_a_subject_that_comes_later_was_not_there_at_all() -> None:
    assert not History.of(["a"], [], SPAN, {"a": MONDAY + 3 * WEEK}).hours.any()


def test_without_hours_there_is_an_empty_history() -> None:
    history = History.of(["a"], [], Span.between(MONDAY, MONDAY, UTC), {})
    assert (history.counts.sum(), history.hours.sum()) == (0, 0)


def test_a_span_that_would_end_before_it_begins_is_empty() -> None:
    assert Span.between(MONDAY, MONDAY - HOUR, UTC).cells.size == 0
