"""The benchmark of search asks what people type, and counts what it finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.utils import timezone

from benchmarks.mistyping import mistyped, typed
from benchmarks.other_words import _phrase, teach_and_ask
from benchmarks.search_run import QUERIES_A_TITLE, measure
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import ArticleTranslation, LearnedQuery, SearchDocument

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
    asked, before, after = map(sum, zip(*searched.other_words.values(), strict=True))
    assert set(searched.other_words) == set(searched.queries)
    assert 0 < before <= after <= asked


@pytest.mark.django_db
def test_learning_helps_with_words_that_the_title_has_not() -> None:
    import_tree(sorted(SAMPLES.glob("fi-FI/*.md")), now=timezone.now())
    texts = list(ArticleTranslation.objects.filter(locale="fi-FI"))
    taught = [(text, _phrase(text, dice(1))) for text in texts]
    for text, phrase in taught:
        assert phrase
        assert set(phrase.lower().split()).isdisjoint(text.title.lower().split())
    asked = teach_and_ask(texts, dice(1))
    assert asked.after >= asked.before
    assert LearnedQuery.objects.count() == asked.queries
