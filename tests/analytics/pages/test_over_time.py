"""Lines of time: which of their periods are not whole, and why."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from analytics.charts.periods import Grain, Span, spans
from analytics.pages.over_time import OverTime, cut_of
from analytics.reports.overview import Days

NO_START, NOT_OVER = "without its first days", "not over yet"
MONDAY, TUESDAY, AFTER = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 18)


def cuts(first: date, grain: Grain, *, is_all_time: bool = False) -> list[str]:
    line = spans(Span(first, AFTER), grain)
    time = OverTime(Days(), line, grain, None if is_all_time else (AFTER - first).days)
    with translation.override("en"):
        return [cut_of(span, time) for span in line]


@pytest.mark.parametrize(
    ("first", "grain", "expected"),
    [
        (MONDAY, Grain.WEEK, ["", "", NOT_OVER]),
        (TUESDAY, Grain.WEEK, [NO_START, "", NOT_OVER]),
        (date(2026, 2, 1), Grain.MONTH, ["", NOT_OVER]),
        (date(2026, 2, 2), Grain.MONTH, [NO_START, NOT_OVER]),
        (TUESDAY, Grain.MONTH, [f"{NO_START}, and {NOT_OVER}"]),
        (date(2026, 3, 16), Grain.DAY, ["", NOT_OVER]),
    ],
)
def test_a_first_that_begins_earlier_and_the_last_are_not_whole(
    first: date, grain: Grain, expected: list[str]
) -> None:
    assert cuts(first, grain) == expected


def test_nothing_is_missing_before_all_time() -> None:
    assert cuts(TUESDAY, Grain.WEEK, is_all_time=True) == ["", "", NOT_OVER]
