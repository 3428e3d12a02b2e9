"""Correcting a text."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.pages import form_of, texts_page
from tests.editing.stories import correct, import_file, source_file, step_text
from troubleshooting.editing.publishing import publish_translation, unpublish_translation
from troubleshooting.flow import read_article
from troubleshooting.models import ArticleTranslation, Block

NEW = "- Irrota kuulokkeet ja yhdistä ne. Odota viisi sekuntia."
ENGLISH = {"accept-language": "en"}


def field(block: Block, name: str = "text") -> str:
    return f"block-{block.pk}-{name}"


def open_form(desk: Client, text: ArticleTranslation) -> dict[str, str]:
    return form_of(desk.get(texts_page(text)))


def test_it_shows_the_original_and_the_text_each_in_its_language(
    desk: Client, text: ArticleTranslation
) -> None:
    page = desk.get(texts_page(text)).content.decode()

    assert '<div class="rendered" lang="en" dir="ltr"><p>Connect the headset again.' in page
    assert '<div class="rendered" lang="fi-FI" dir="ltr"><p>Yhdistä kuulokkeet' in page
    assert re.search('<textarea[^>]* lang="fi-FI" dir="ltr"', page)


def test_its_blocks_stand_in_reading_order(desk: Client, text: ArticleTranslation) -> None:
    sent = open_form(desk, text)

    shown = [name for name in sent if name.endswith("-text")]
    assert shown == [field(block) for block in text.blocks.in_reading_order()]


def test_opening_and_saving_unchanged_changes_nothing(
    desk: Client, text: ArticleTranslation
) -> None:
    response = desk.post(texts_page(text), open_form(desk, text))

    assert response.status_code == 302
    assert not text.blocks.with_drafts().exists()
    assert not LogEntry.objects.exists()


def test_a_correction_is_a_draft_readers_do_not_see(desk: Client, text: ArticleTranslation) -> None:
    block = step_text(text.article, 1)
    sent = {**open_form(desk, text), field(block): NEW, "_save": "1"}

    response = desk.post(texts_page(text), sent)

    assert response.headers["Location"] == texts_page(text)
    assert [one.pk for one in text.blocks.with_drafts()] == [block.pk]
    assert step_text(text.article, 1).html == block.html


def test_the_draft_is_there_when_the_page_is_opened_again(
    desk: Client, text: ArticleTranslation, now: datetime
) -> None:
    block = correct(step_text(text.article, 1), NEW, now)

    assert open_form(desk, text)[field(block)] == NEW


def test_from_draft_to_preview_to_readers(desk: Client, text: ArticleTranslation) -> None:
    sent = {**open_form(desk, text), field(step_text(text.article, 1)): NEW, "_preview": "1"}
    response = desk.post(texts_page(text), sent)
    assert response.headers["Location"] == texts_page(text, "preview")

    page = desk.get(response.headers["Location"]).content.decode()
    assert "Irrota kuulokkeet" in page
    assert "Irrota" not in read_article(text.article, "fi-FI").steps[0].text.html

    response = desk.post(texts_page(text, "publish"))
    assert response.headers["Location"] == texts_page(text)
    assert "Irrota" in read_article(text.article, "fi-FI").steps[0].text.html
    pairs = step_text(text.article, 1).units.values_list("target", "source")
    assert list(pairs)[1] == ("Odota viisi sekuntia.", "Wait five seconds.")


def test_publishing_from_the_form_takes_what_was_just_written(
    desk: Client, text: ArticleTranslation
) -> None:
    sent = {**open_form(desk, text), field(step_text(text.article, 1)): NEW, "_publish": "1"}

    desk.post(texts_page(text), sent)

    assert step_text(text.article, 1).markdown == NEW


def test_what_was_done_stands_in_the_history_with_the_editor(
    desk: Client, editor: User, text: ArticleTranslation
) -> None:
    sent = {**open_form(desk, text), field(step_text(text.article, 1)): NEW, "_publish": "1"}

    desk.post(texts_page(text), sent, headers=ENGLISH)

    entries = LogEntry.objects.filter(user=editor, object_id=text.pk).order_by("pk")
    assert [entry.change_message for entry in entries] == [
        "Saved drafts: Yhdistä kuulokkeet uudelleen.",
        "Published with 1 change.",
    ]


def test_a_draft_can_be_dropped(desk: Client, text: ArticleTranslation, now: datetime) -> None:
    block = correct(step_text(text.article, 1), NEW, now)
    sent = {**open_form(desk, text), field(block, "discard"): "on"}

    desk.post(texts_page(text), sent)

    assert not text.blocks.with_drafts().exists()


def test_the_second_of_two_editors_sees_both_texts_and_keeps_their_own(
    desk: Client, text: ArticleTranslation
) -> None:
    block = step_text(text.article, 1)
    first = {**open_form(desk, text), field(block): "- Ensimmäinen."}
    second = {**open_form(desk, text), field(block): "- Toinen."}
    desk.post(texts_page(text), first)

    response = desk.post(texts_page(text), second)

    assert response.status_code == 422
    assert b"- Ensimm\xc3\xa4inen.</pre>" in response.content
    assert form_of(response)[field(block)] == "- Toinen."
    assert step_text(text.article, 1).draft_markdown == "- Ensimmäinen."


def test_the_second_editor_chooses_by_saving_again(desk: Client, text: ArticleTranslation) -> None:
    block = step_text(text.article, 1)
    first = {**open_form(desk, text), field(block): "- Ensimmäinen."}
    second = {**open_form(desk, text), field(block): "- Toinen."}
    desk.post(texts_page(text), first)
    refused = desk.post(texts_page(text), second)

    assert desk.post(texts_page(text), form_of(refused)).status_code == 302

    assert step_text(text.article, 1).draft_markdown == "- Toinen."


def test_nothing_is_saved_or_published_where_one_text_is_refused(
    desk: Client, text: ArticleTranslation
) -> None:
    one, other = step_text(text.article, 1), step_text(text.article, 2)
    opened = open_form(desk, text)
    desk.post(texts_page(text), {**opened, field(one): "- Ensimmäinen."})
    sent = {**opened, field(one): "- Toinen.", field(other): "- Muu.", "_publish": "1"}

    response = desk.post(texts_page(text), sent)

    assert step_text(text.article, 2).draft_markdown is None
    assert step_text(text.article, 1).markdown == one.markdown
    assert form_of(response)[field(other)] == "- Muu."


def test_two_editors_of_different_steps_do_not_meet(desk: Client, text: ArticleTranslation) -> None:
    one, other = step_text(text.article, 1), step_text(text.article, 2)
    opened = open_form(desk, text)
    desk.post(texts_page(text), {**opened, field(one): "- Ensimmäinen."})

    response = desk.post(texts_page(text), {**opened, field(other): "- Toinen."})

    assert response.status_code == 302
    assert step_text(text.article, 1).draft_markdown == "- Ensimmäinen."
    assert step_text(text.article, 2).draft_markdown == "- Toinen."


def test_a_refused_page_shows_others_work_where_the_editor_left_it_alone(
    desk: Client, text: ArticleTranslation
) -> None:
    one, other = step_text(text.article, 1), step_text(text.article, 2)
    opened = open_form(desk, text)
    desk.post(texts_page(text), {**opened, field(one): "- A.", field(other): "- B."})

    refused = desk.post(texts_page(text), {**opened, field(one): "- Toinen."})

    assert form_of(refused)[field(other)] == "- B."


def test_an_import_meanwhile_counts_as_another_editor(
    desk: Client, text: ArticleTranslation, tmp_path: Path
) -> None:
    block = step_text(text.article, 1)
    sent = {**open_form(desk, text), field(block): NEW}
    import_file(tmp_path, source_file(p104="Kytke kuulokkeet."))

    response = desk.post(texts_page(text), sent)

    assert response.status_code == 422
    assert b"Kytke kuulokkeet." in response.content


def test_a_text_whose_block_is_gone_is_given_back(desk: Client, text: ArticleTranslation) -> None:
    block = step_text(text.article, 4)
    sent = {**open_form(desk, text), field(block): "- Pitkä korjaus."}
    block.delete()

    response = desk.post(texts_page(text), sent)

    assert response.status_code == 422
    assert b"- Pitk\xc3\xa4 korjaus.</textarea>" in response.content
    assert desk.post(texts_page(text), form_of(response)).status_code == 302


def test_a_block_that_is_gone_and_was_left_alone_is_not_missed(
    desk: Client, text: ArticleTranslation
) -> None:
    block = step_text(text.article, 4)
    sent = open_form(desk, text)
    block.delete()

    assert desk.post(texts_page(text), sent).status_code == 302


@pytest.mark.parametrize("words", ["", "*" * 2000 + "sana" + "*" * 2000, "nolla\x00"])
def test_it_refuses_what_no_reader_could_use(
    desk: Client, text: ArticleTranslation, words: str
) -> None:
    block = step_text(text.article, 1)
    sent = {**open_form(desk, text), field(block): words}

    response = desk.post(texts_page(text), sent)

    assert response.status_code == 422
    assert b"errorlist" in response.content
    assert step_text(text.article, 1).draft_markdown is None


def test_it_shows_the_source_files_text_beside_a_correction(
    desk: Client, text: ArticleTranslation, tmp_path: Path
) -> None:
    imported = text.imported_at
    assert imported is not None
    correct(step_text(text.article, 1), NEW, imported)
    publish_translation(text, now=imported)
    import_file(tmp_path, source_file(p104="Kytke kuulokkeet."))

    page = desk.get(texts_page(text), headers=ENGLISH).content.decode()

    assert "conflict with upstream" in page
    assert "Kytke kuulokkeet. Odota viisi sekuntia.</pre>" in page
    assert NEW in page


def test_arabic_is_written_from_right_to_left(desk: Client, tmp_path: Path, db: None) -> None:
    import_file(tmp_path, "---\nms.contentlocale: ar-SA\n---\n# لا صوت\n\nتحقق.\n")
    text = ArticleTranslation.objects.get(locale="ar-SA")

    page = desk.get(texts_page(text)).content.decode()

    assert re.search('<textarea[^>]* lang="ar-SA" dir="rtl"', page)


def test_there_is_no_inline_script_or_style(desk: Client, text: ArticleTranslation) -> None:
    page = desk.get(texts_page(text)).content.decode()

    assert " style=" not in page
    assert "<script>" not in page
    assert "css/admin." in page


def test_its_queries_do_not_grow_with_its_blocks(desk: Client, text: ArticleTranslation) -> None:
    with CaptureQueriesContext(connection) as many:
        desk.get(texts_page(text))
    text.blocks.filter(position__gt=1).delete()

    with CaptureQueriesContext(connection) as few:
        desk.get(texts_page(text))

    assert len(many) == len(few) <= 9


def test_saving_costs_queries_only_for_what_changed(desk: Client, text: ArticleTranslation) -> None:
    sent = open_form(desk, text)

    with CaptureQueriesContext(connection) as queries:
        desk.post(texts_page(text), sent)

    assert not [one for one in queries if one["sql"].startswith("UPDATE")]
    # Each text is looked at under a savepoint of its own, without a query.
    asked = [one for one in queries if "SAVEPOINT" not in one["sql"]]
    assert len(asked) <= 9


def test_the_list_publishes_and_unpublishes(
    desk: Client, text: ArticleTranslation, now: datetime
) -> None:
    correct(step_text(text.article, 1), NEW, now)
    unpublish_translation(text)
    address = texts_page(text).split(f"{text.pk}/")[0]
    chosen = {"_selected_action": [str(text.pk)]}

    desk.post(address, {**chosen, "action": "publish_selected"})
    assert step_text(text.article, 1).markdown == NEW
    assert read_article(text.article, "fi-FI").translation.locale == "fi-FI"

    desk.post(address, {**chosen, "action": "unpublish_selected"}, headers=ENGLISH)
    assert read_article(text.article, "fi-FI").is_fallback
    assert LogEntry.objects.filter(object_id=text.pk).first().change_message == "Unpublished."  # type: ignore[union-attr]


@pytest.mark.parametrize("wrong", ["x", "9" * 30, "9" * 5000])
def test_a_text_that_is_not_there_is_not_found(
    desk: Client, text: ArticleTranslation, wrong: str
) -> None:
    address = texts_page(text).replace(f"/{text.pk}/", f"/{wrong}/")

    assert desk.get(address).status_code == 404


def test_publishing_where_nothing_waits_says_so(desk: Client, text: ArticleTranslation) -> None:
    response = desk.post(texts_page(text, "publish"), headers=ENGLISH, follow=True)

    assert b"nothing waits to be published" in response.content
    assert not LogEntry.objects.exists()
