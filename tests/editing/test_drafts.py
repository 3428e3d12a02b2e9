"""Corrections that readers do not see yet."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.editing.stories import correct, step_text
from troubleshooting.editing.drafts import (
    EmptyText,
    StaleEdit,
    discard_draft,
    editable_text,
    save_draft,
    text_token,
)
from troubleshooting.flow import read_article
from troubleshooting.models import Article, ArticleTranslation
from troubleshooting.text.errors import ArticleError

NEW = "- Irrota kuulokkeet ja yhdistä ne."


def test_it_keeps_a_correction_that_readers_do_not_see(article: Article, now: datetime) -> None:
    block = step_text(article, 1)
    before = block.html

    correct(block, NEW, now)

    block.refresh_from_db()
    assert block.draft_markdown == NEW
    assert block.edited_at == now
    assert block.html == before
    assert read_article(article, "fi-FI").steps[0].text.html == before


def test_it_goes_on_from_an_earlier_draft(article: Article, now: datetime) -> None:
    block = correct(step_text(article, 1), NEW, now)

    assert editable_text(block) == NEW


def test_it_refuses_a_save_over_another_editors_and_shows_both(
    article: Article, now: datetime
) -> None:
    block = step_text(article, 1)
    seen = text_token(editable_text(block))
    save_draft(block, "- Ensimmäinen.", seen=seen, now=now)

    with pytest.raises(StaleEdit) as refused:
        save_draft(block, "- Toinen.", seen=seen, now=now)

    assert refused.value.stored == "- Ensimmäinen."
    assert refused.value.submitted == "- Toinen."
    assert step_text(article, 1).draft_markdown == "- Ensimmäinen."


def test_a_text_sent_back_as_seen_undoes_nobodys_work(article: Article, now: datetime) -> None:
    block = step_text(article, 1)
    seen = text_token(block.markdown)
    save_draft(block, NEW, seen=seen, now=now)

    save_draft(block, block.markdown, seen=seen, now=now)

    assert step_text(article, 1).draft_markdown == NEW


def test_two_editors_with_the_same_correction_agree(article: Article, now: datetime) -> None:
    block = step_text(article, 1)
    seen = text_token(block.markdown)
    save_draft(block, NEW, seen=seen, now=now)

    assert save_draft(block, NEW, seen=seen, now=now).draft_markdown == NEW


def test_line_ends_of_a_browser_are_no_change(article: Article, now: datetime) -> None:
    block = step_text(article, 1)
    block.markdown = block.upstream_markdown = "- Yksi.\n  - Kaksi."
    block.save()

    assert correct(block, "- Yksi.\r\n  - Kaksi.\r\n", now).draft_markdown is None


def test_a_draft_that_says_what_readers_see_is_none(article: Article, now: datetime) -> None:
    block = correct(step_text(article, 1), NEW, now)

    assert correct(block, block.markdown, now).draft_markdown is None


@pytest.mark.parametrize("words", ["", "  \n "])
def test_it_refuses_a_step_without_words(article: Article, now: datetime, words: str) -> None:
    with pytest.raises(EmptyText):
        correct(step_text(article, 1), words, now)


def test_it_refuses_a_title_without_words(text: ArticleTranslation, now: datetime) -> None:
    with pytest.raises(EmptyText):
        correct(text.blocks.get(rule="title"), "", now)


def test_a_note_may_be_emptied(text: ArticleTranslation, now: datetime) -> None:
    block = text.blocks.filter(type="text").exclude(rule="title").first()
    assert block is not None

    assert correct(block, "", now).draft_markdown == ""


def test_it_refuses_what_cannot_be_rendered(article: Article, now: datetime) -> None:
    deep = "*" * 2000 + "sana" + "*" * 2000

    with pytest.raises(ArticleError):
        correct(step_text(article, 1), deep, now)

    assert step_text(article, 1).draft_markdown is None


def test_a_draft_can_be_dropped(article: Article, now: datetime) -> None:
    block = correct(step_text(article, 1), NEW, now)

    discard_draft(block, seen=text_token(NEW))

    assert step_text(article, 1).draft_markdown is None


def test_it_drops_no_draft_the_editor_did_not_see(article: Article, now: datetime) -> None:
    block = correct(step_text(article, 1), NEW, now)
    correct(block, "- Uudempi.", now)

    with pytest.raises(StaleEdit):
        discard_draft(block, seen=text_token(NEW))

    assert step_text(article, 1).draft_markdown == "- Uudempi."


def test_there_may_be_nothing_to_drop(article: Article) -> None:
    block = step_text(article, 1)

    assert discard_draft(block, seen="").draft_markdown is None


def test_anchors_of_the_source_file_do_not_meet_the_editor(
    text: ArticleTranslation, now: datetime
) -> None:
    title = text.blocks.get(rule="title")
    title.markdown = title.upstream_markdown = '# <a name="no-sound"></a>Ääni ei kuulu'
    title.save()

    assert editable_text(title) == "# Ääni ei kuulu"
    assert correct(title, "# Ääni ei kuulu", now).draft_markdown is None
    assert correct(title, "# Ääni katosi", now).draft_markdown == "# Ääni katosi"
