"""An article as it would be if its drafts were published."""

from __future__ import annotations

from datetime import datetime

from tests.editing.stories import correct, finnish, step_text
from troubleshooting.editing.preview import read_preview
from troubleshooting.editing.publishing import unpublish_translation
from troubleshooting.models import Article, ArticleTranslation


def test_it_shows_drafts_and_stores_nothing(text: ArticleTranslation, now: datetime) -> None:
    correct(step_text(text.article, 1), "- Irrota **kuulokkeet**.", now)

    preview = read_preview(text)

    assert "<strong>kuulokkeet</strong>" in preview.reading.steps[0].text.html
    assert preview.drafts == 1
    assert "kuulokkeet</strong>" not in step_text(text.article, 1).html


def test_it_shows_the_titles_draft(text: ArticleTranslation, now: datetime) -> None:
    correct(text.blocks.get(rule="title"), "# Uusi *otsikko*", now)

    assert read_preview(text).title == "Uusi otsikko"


def test_it_shows_a_text_that_is_not_published(text: ArticleTranslation) -> None:
    unpublish_translation(text)

    preview = read_preview(finnish(text.article))

    assert preview.title == "Ääni ei kuulu"
    assert preview.reading.translation.locale == "fi-FI"


def test_texts_that_stand_in_are_shown_as_published(article: Article, now: datetime) -> None:
    step_text(article, 1).delete()
    correct(step_text(article, 1, "en-US"), "- Not published.", now)

    shown = read_preview(finnish(article)).reading.steps[0].text

    assert "Connect the headset" in shown.html
