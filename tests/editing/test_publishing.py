"""Readers get the corrections."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.editing.stories import correct, finnish, step_text
from troubleshooting.editing.publishing import publish_translation, unpublish_translation
from troubleshooting.flow import ArticleNotReadable, read_article
from troubleshooting.ingest.export import as_markdown
from troubleshooting.models import Article, ArticleTranslation
from troubleshooting.search import search_articles

NEW = "- Irrota kuulokkeet ja yhdistä ne. Odota viisi sekuntia."


def publish_correction(text: ArticleTranslation, now: datetime, markdown: str = NEW) -> int:
    correct(step_text(text.article, 1), markdown, now)
    return publish_translation(text, now=now)


def test_readers_see_a_published_correction(text: ArticleTranslation, now: datetime) -> None:
    assert publish_correction(text, now) == 1

    shown = read_article(text.article, "fi-FI").steps[0].text
    assert "Irrota kuulokkeet" in shown.html
    assert shown.label == "Irrota kuulokkeet ja yhdistä ne."
    assert shown.draft_markdown is None
    assert shown.is_edited


def test_sentence_pairs_stay_aligned(text: ArticleTranslation, now: datetime) -> None:
    publish_correction(text, now)

    pairs = step_text(text.article, 1).units.values_list("target", "source", "ref")
    assert list(pairs) == [
        ("Irrota kuulokkeet ja yhdistä ne.", "Connect the headset again.", "1-04"),
        ("Odota viisi sekuntia.", "Wait five seconds.", "1-05"),
    ]


def test_other_blocks_keep_their_pairs(text: ArticleTranslation, now: datetime) -> None:
    before = list(step_text(text.article, 2).units.values_list("pk", "target"))

    publish_correction(text, now)

    assert list(step_text(text.article, 2).units.values_list("pk", "target")) == before


def test_an_original_gets_no_pairs(article: Article, now: datetime) -> None:
    english = article.translations.get(locale="en-US")
    block = correct(step_text(article, 1, "en-US"), "- Unplug the headset.", now)

    publish_translation(english, now=now)

    assert not block.units.exists()


def test_search_finds_the_new_words_and_not_the_old(
    text: ArticleTranslation, now: datetime
) -> None:
    publish_correction(text, now)

    assert search_articles("irrota", "fi-FI")
    (hit, *_others) = search_articles("kuulokkeet uudelleen", "fi-FI")
    found = ArticleTranslation.objects.get(pk=hit.text.key)
    assert "yhdistä kuulokkeet" not in found.search_text


def test_the_title_follows_its_heading(text: ArticleTranslation, now: datetime) -> None:
    correct(text.blocks.get(rule="title"), "# Kokouksen **ääni** ei kuulu", now)

    publish_translation(text, now=now)

    assert finnish(text.article).title == "Kokouksen ääni ei kuulu"


def test_the_version_counts_it(text: ArticleTranslation, now: datetime) -> None:
    before = text.article.version

    publish_correction(text, now)

    text.article.refresh_from_db()
    assert text.article.version == before + 1


def test_nothing_to_publish_changes_nothing(text: ArticleTranslation, now: datetime) -> None:
    before = text.article.version

    assert publish_translation(text, now=now) == 0

    text.article.refresh_from_db()
    assert text.article.version == before


def test_instructions_are_counted_again(text: ArticleTranslation, now: datetime) -> None:
    publish_correction(text, now, "- Toimi näin:\n  1. Irrota.\n  2. Odota.\n  3. Yhdistä.")

    assert step_text(text.article, 1).instruction_count == 3


def test_the_export_has_the_correction(text: ArticleTranslation, now: datetime) -> None:
    publish_correction(text, now)

    assert f"\n{NEW}\n" in as_markdown(finnish(text.article))


def test_what_is_unsafe_does_not_reach_readers(text: ArticleTranslation, now: datetime) -> None:
    publish_correction(text, now, '- Kuuntele <script>alert(1)</script><b onclick="x()">nyt</b>')

    html = step_text(text.article, 1).html
    assert "script" not in html
    assert "onclick" not in html


def test_an_unpublished_text_is_gone_for_readers(article: Article) -> None:
    for translation in article.translations.all():
        assert unpublish_translation(translation)

    with pytest.raises(ArticleNotReadable):
        read_article(article, "fi-FI")


def test_unpublishing_twice_counts_once(text: ArticleTranslation) -> None:
    unpublish_translation(text)
    text.article.refresh_from_db()
    version = text.article.version

    assert not unpublish_translation(text)

    text.article.refresh_from_db()
    assert text.article.version == version


def test_publishing_brings_a_text_back(text: ArticleTranslation, now: datetime) -> None:
    unpublish_translation(text)

    publish_translation(text, now=now)

    assert read_article(text.article, "fi-FI").translation.locale == "fi-FI"
