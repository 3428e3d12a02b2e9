"""A window in as few rows as there are: whatever pieces it is put together from, they come to it."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.models import Period
from analytics.rollups.covering import Piece, cover
from analytics.rollups.days import monday_of, month_of, next_monday, next_month

DAY = timedelta(days=1)
AFTER = {Period.DAY: lambda day: day + DAY, Period.WEEK: next_monday, Period.MONTH: next_month}
# Further than two months nothing is taken off.
REACH, FAR = timedelta(days=62), date(2100, 1, 1)
DATES = st.dates(date(2023, 6, 1), date(2027, 3, 1))


def periods(pieces: Sequence[Piece]) -> Iterator[tuple[date, date, int]]:
    """Each row's first day, the day after its last, and its sign."""
    for piece in pieces:
        start = piece.since
        while start < piece.until:
            after = AFTER[piece.period](start)
            yield start, after, piece.sign
            start = after


def days(pieces: Sequence[Piece]) -> Counter[date]:
    """How often each day counts."""
    counted: Counter[date] = Counter()
    for start, after, sign in periods(pieces):
        for number in range((after - start).days):
            counted[start + number * DAY] += sign
    return Counter({day: times for day, times in counted.items() if times})


def fewest(since: date, until: date) -> int:
    """The least number of steps from a day to another, forwards and back, by breadth-first search."""
    reached, waiting = {since: 0}, deque([since])
    while until not in reached:
        day = waiting.popleft()
        for other in beside(day):
            if since - REACH <= other <= until + REACH and other not in reached:
                reached[other] = reached[day] + 1
                waiting.append(other)
    return reached[until]


def beside(day: date) -> Iterator[date]:
    """Where one comes to from a day by a day, a week or a month."""
    yield from (day + DAY, day - DAY)
    if day.weekday() == 0:
        yield from (day + 7 * DAY, day - 7 * DAY)
    if day.day == 1:
        yield from (next_month(day), month_of(day - DAY))


@given(DATES, st.integers(0, 800), st.integers(-40, 40))
def test_each_day_counts_once_and_no_other_at_all(since: date, length: int, known: int) -> None:
    until = since + length * DAY

    pieces = cover(since, until, known_until=until + known * DAY)

    assert days(pieces) == Counter({since + number * DAY: 1 for number in range(length)})


@given(DATES, st.integers(0, 800))
def test_pieces_begin_and_end_where_their_periods_do(since: date, length: int) -> None:
    until = since + length * DAY
    for piece in cover(since, until, known_until=until):
        begins = {Period.WEEK: monday_of, Period.MONTH: month_of}.get(piece.period)
        if begins:
            assert (begins(piece.since), begins(piece.until)) == (piece.since, piece.until)


@given(DATES, st.integers(0, 400))
def test_there_is_no_way_with_fewer_rows(since: date, length: int) -> None:
    until = since + length * DAY

    rows = list(periods(cover(since, until, known_until=FAR)))

    assert len(rows) == fewest(since, until)


def test_a_month_but_its_first_day_is_a_month_less_a_day() -> None:
    pieces = cover(date(2026, 10, 2), date(2026, 11, 1), known_until=date(2026, 12, 1))

    assert {(piece.period, piece.sign) for piece in pieces} == {(Period.MONTH, 1), (Period.DAY, -1)}


def test_what_is_still_to_come_costs_nothing_to_take_off() -> None:
    today = date(2026, 11, 18)

    pieces = cover(date(2026, 11, 1), today, known_until=today)

    assert pieces[0] == Piece(Period.MONTH, date(2026, 11, 1), date(2026, 12, 1))
    assert {piece.sign for piece in pieces[1:]} == {-1}


@pytest.mark.parametrize("until", [date(2026, 11, 18), date(2026, 12, 1)])
def test_all_there_ever_was_is_months(until: date) -> None:
    pieces = cover(date.min, until, known_until=until)

    assert pieces[0][:2] == (Period.MONTH, date.min)
    assert sum(1 for _ in periods(pieces[1:])) <= 13


def test_single_pieces_are_known() -> None:
    assert Piece(Period.MONTH, date(2026, 2, 1), date(2026, 3, 1)).is_single
    assert Piece(Period.WEEK, date(2026, 11, 23), date(2026, 11, 30)).is_single
    assert not Piece(Period.DAY, date(2026, 11, 23), date(2026, 11, 30)).is_single
