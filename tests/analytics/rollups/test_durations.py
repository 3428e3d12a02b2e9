"""Times in buckets."""

from __future__ import annotations

from collections import Counter
from statistics import median

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from analytics.rollups.durations import SQL, bucket_of, median_seconds, seconds_of

SECONDS = st.integers(min_value=0, max_value=2**31 - 2)


@given(SECONDS)
def test_a_bucket_s_middle_is_near_what_it_holds(seconds: int) -> None:
    assert seconds_of(bucket_of(seconds)) == pytest.approx(seconds, rel=0.016, abs=0.55)


@given(st.lists(SECONDS, min_size=1, max_size=30))
def test_a_median_of_buckets_is_near_the_median(times: list[int]) -> None:
    found = median_seconds(Counter(map(bucket_of, times)))
    assert found == pytest.approx(median(times), rel=0.017, abs=0.6)


def test_nothing_has_no_median() -> None:
    assert median_seconds({}) is None


@pytest.mark.django_db
def test_the_database_puts_seconds_into_the_same_buckets() -> None:
    seconds = [*range(2_000), 86_399, 86_400, 10**6, 2**31 - 2]
    rows = " UNION ALL ".join(f"SELECT {one} AS seconds" for one in seconds[:400:7])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT seconds, {SQL} FROM ({rows}) AS f")
        assert all(bucket == bucket_of(one) for one, bucket in cursor.fetchall())
