"""The benchmark of search asks what people type, and counts what it finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.mistyping import mistyped, typed
from benchmarks.search_run import QUERIES_A_TITLE, measure
from troubleshooting.models import SearchDocument

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a run can be repeated


def test_a_query_is_some_of_a_title_s_words() -> None:
    words = {"one", "two", "three", "four", "five"}
    said = [typed("one two three four five", dice(n)).split() for n in range(50)]
    assert {len(one) for one in said} == {3}
    right = sum(word in words for one in said for word in one)
    assert 80 < right < 140


def test_an_unspaced_title_is_cut_where_its_script_changes() -> None:
    assert " " not in typed("会議で音が聞こえない", dice(1))


@pytest.mark.parametrize("seed", range(20))
def test_a_word_is_mistyped_by_one_letter(seed: int) -> None:
    assert abs(len(mistyped("printer", "abc", dice(seed))) - len("printer")) <= 1
    assert mistyped("is", "abc", dice(seed)) == "is"


@pytest.mark.django_db
def test_it_searches_real_titles_among_made_ones() -> None:
    searched = measure(SAMPLES, 300)

    assert searched.articles == SearchDocument.objects.count() >= 290
    assert set(searched.queries) == {"ar-SA", "de-DE", "fi-FI", "ja-JP", "sv-SE"}
    assert len(searched.milliseconds) == sum(searched.queries.values())
    assert all(count % QUERIES_A_TITLE == 0 for count in searched.queries.values())
    assert 0.8 < sum(searched.found.values()) / len(searched.milliseconds) <= 1
