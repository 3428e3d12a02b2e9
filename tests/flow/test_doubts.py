"""This sentence is wrong: the pair goes to the editors, so many an hour."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache

from tests.flow.stories import BROWSER, make_article
from troubleshooting.flow.doubts import (
    MAX_DOUBTS_AN_HOUR,
    doubt_sentence,
    find_sentence,
)
from troubleshooting.flow.turns import NoTurnLeft
from troubleshooting.models import Article, Doubt, Status, TranslationUnit
from troubleshooting.models.doubt import MAX_SUGGESTION


@pytest.fixture
def unit(article: Article) -> TranslationUnit:
    return TranslationUnit.objects.get(block__translation__locale="fi-FI", block__step__key="s1")


def doubt(unit: TranslationUnit, now: datetime, words: str = "", browser: str = BROWSER) -> Doubt:
    return doubt_sentence(unit, words, browser_key=browser, now=now)


def test_the_editors_get_the_pair_and_the_suggestion(unit: TranslationUnit, now: datetime) -> None:
    unit.target_html, unit.source_html = "Tee <b>s1</b> &amp;", "Do <b>s1</b> &amp;"
    doubt(unit, now, " Better ")

    found = Doubt.objects.get()
    assert (found.kind, found.block, found.translation) == (
        "sentence",
        unit.block,
        unit.block.translation,
    )
    assert (found.target, found.source, found.suggestion) == ("Tee s1 &", "Do s1 &", "Better")


def test_a_suggestion_has_an_end(unit: TranslationUnit, now: datetime) -> None:
    assert len(doubt(unit, now, "x" * 5000).suggestion) == MAX_SUGGESTION


def test_a_browser_has_so_many_turns_an_hour(unit: TranslationUnit, now: datetime) -> None:
    for number in range(MAX_DOUBTS_AN_HOUR):
        doubt(unit, now + timedelta(minutes=number))

    with pytest.raises(NoTurnLeft) as refused:
        doubt(unit, now + timedelta(minutes=30))

    assert refused.value.retry_after == 30 * 60
    assert Doubt.objects.count() == MAX_DOUBTS_AN_HOUR
    doubt(unit, now, browser="another-browser-key")


def test_a_turn_is_free_again_later(unit: TranslationUnit, now: datetime) -> None:
    for _ in range(MAX_DOUBTS_AN_HOUR):
        doubt(unit, now)
    cache.delete(f"doubt:{BROWSER}:7")

    doubt(unit, now)
    with pytest.raises(NoTurnLeft):
        doubt(unit, now)


def test_a_sentence_is_found_where_readers_see_it(unit: TranslationUnit, article: Article) -> None:
    assert find_sentence(article, unit.pk) == unit
    assert find_sentence(make_article("other"), unit.pk) is None
    assert find_sentence(article, 0) is None

    article.translations.update(status=Status.DRAFT)
    assert find_sentence(article, unit.pk) is None
