"""A search looks for rare terms first, and leaves out what nearly every text has."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.flow.stories import make_article
from troubleshooting.search import search_articles
from troubleshooting.search.frequency import rarest

FOUND_IN = st.dictionaries(st.text(max_size=3), st.integers(0, 50), max_size=20)


def test_common_terms_are_left_out_once_there_are_enough() -> None:
    found_in = {"ei": 90, "tulostin": 20, "mykkä": 3, "xyzw": 0}
    assert rarest(found_in, most=30, least=1) == ["tulostin", "mykkä", "xyzw"]
    assert rarest(found_in, most=10, least=1) == ["mykkä", "xyzw"]
    assert rarest(found_in, most=10, least=3) == list(found_in)


@given(FOUND_IN, st.integers(0, 200), st.integers(1, 5))
def test_what_is_kept_is_never_more_common_than_what_is_not(
    found_in: dict[str, int], most: int, least: int
) -> None:
    kept = rarest(found_in, most=most, least=least)
    left = set(found_in) - set(kept)
    present = [term for term in kept if found_in[term]]

    assert kept == [term for term in found_in if term in kept]
    assert all(found_in[one] <= found_in[other] for one in kept for other in left)
    assert len(present) <= least or sum(map(found_in.__getitem__, kept)) <= most
    if left:
        assert len(present) >= least


@pytest.mark.django_db
def test_a_word_of_every_text_finds_what_is_asked_for_with_it() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL weighs words in its own way")
    for number in range(30):
        make_article(f"sound-{number}", steps=1)
    make_article("sound-howls-badly-often", steps=1)

    assert search_articles("sound howls badly often", "fi-FI")[0].text.slug.endswith("often")
    assert len(search_articles("sound", "fi-FI")) > 10
