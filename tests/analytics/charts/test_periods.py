"""Days, weeks and months: no day is lost or told twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.periods import Grain, Span, grain_of, place_of, spans, whole_of

WHOLES = st.builds(
    lambda first, days: Span(first, first + timedelta(days=days)),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.integers(0, 900),
)


@given(WHOLES, st.sampled_from(Grain))
def test_periods_follow_each_other_without_a_gap(whole: Span, grain: Grain) -> None:
    line = spans(whole, grain)

    assert sum(span.days for span in line) == whole.days
    assert all(one.after == after.first for one, after in pairwise(line))
    assert all(span.days > 0 for span in line)


@given(WHOLES)
def test_weeks_begin_on_monday_and_months_on_their_first(whole: Span) -> None:
    assert all(span.first.weekday() == 0 for span in spans(whole, Grain.WEEK)[1:])
    assert all(span.first.day == 1 for span in spans(whole, Grain.MONTH)[1:])


@given(WHOLES, st.sampled_from(Grain))
def test_only_the_first_and_the_last_are_cut(whole: Span, grain: Grain) -> None:
    line = spans(whole, grain)

    assert all(whole_of(span.first, grain) == span for span in line[1:-1])
    for span in line:
        around = whole_of(span.first, grain)
        assert around.first <= span.first
        assert span.after <= around.after


@given(WHOLES, st.sampled_from(Grain), st.data())
def test_every_day_has_its_place(whole: Span, grain: Grain, data: st.DataObject) -> None:
    line = spans(whole, grain)
    for offset in data.draw(st.lists(st.integers(0, max(whole.days - 1, 0)), max_size=3)):
        day = whole.first + timedelta(days=offset)
        place = place_of(day, line)
        assert (place is None) == (whole.days == 0)
        assert place is None or line[int(place)].first <= day < line[int(place)].after


def test_a_day_before_or_after_has_none() -> None:
    line = spans(Span(date(2026, 11, 2), date(2026, 11, 16)), Grain.WEEK)

    assert place_of(date(2026, 11, 1), line) is None
    assert place_of(date(2026, 11, 16), line) is None


def test_a_place_is_in_periods() -> None:
    line = spans(Span(date(2026, 11, 2), date(2026, 11, 16)), Grain.WEEK)

    assert place_of(date(2026, 11, 2), line) == 0
    assert place_of(date(2026, 11, 9), line) == 1
    assert place_of(date(2026, 11, 4), line) == pytest.approx(2 / 7)


@pytest.mark.parametrize(
    ("days", "grain"),
    [(1, Grain.DAY), (45, Grain.DAY), (46, Grain.WEEK), (400, Grain.WEEK), (401, Grain.MONTH)],
)
def test_the_longer_the_time_the_longer_the_periods(days: int, grain: Grain) -> None:
    assert grain_of(days) is grain


def test_the_time_before_is_as_long() -> None:
    span = Span(date(2026, 3, 1), date(2026, 4, 1))

    assert span.shifted(31) == Span(date(2026, 1, 29), date(2026, 3, 1))
