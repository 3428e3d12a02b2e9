"""Decisions about steps that cannot be carried out: nothing is lost, and the editor is told why."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.admin.pages import form_of
from tests.admin.segmenting import (
    ENGLISH,
    PROSE,
    REBOOT,
    RESTART,
    address_of,
    chosen,
    decide,
    now_is,
    open_form,
    show,
)
from tests.editing.stories import correct, import_file, keys, source_file, step_text
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.models import Article, ArticleTranslation, Block, Conflict


@pytest.fixture
def conflict(article: Article, text: ArticleTranslation, tmp_path: Path) -> Conflict:
    """Over the Finnish text of the first step."""
    correct(step_text(article, 1), "- Irrota kuulokkeet. Odota viisi sekuntia.", timezone.now())
    publish_translation(text, now=timezone.now())
    import_file(tmp_path, source_file(p104="Kytke kuulokkeet uudelleen."))
    return Conflict.objects.open().get()


def test_the_second_of_two_editors_is_told_and_shown_what_they_wanted(
    desk: Client, article: Article
) -> None:
    opened = open_form(desk, article)
    decide(desk, article, p4="continues")

    sent = {**opened, **chosen(p6="text")}
    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    page = response.content.decode()
    assert "Somebody else, or an import, changed the article" in page
    assert page.count("You wanted: Text begins") == page.count("You wanted:") == 1
    assert now_is(article, REBOOT) == "step action"
    assert now_is(article, RESTART) == "continues"


def test_the_second_editor_chooses_on_the_page_as_it_is_now(desk: Client, article: Article) -> None:
    opened = open_form(desk, article)
    decide(desk, article, p4="continues")
    refused = desk.post(address_of(article), {**opened, **chosen(p6="text")})

    response = desk.post(address_of(article), {**form_of(refused), **chosen(p6="text")})

    assert response.status_code == 302
    assert (now_is(article, RESTART), now_is(article, REBOOT)) == ("continues", "text")


def test_what_was_wanted_moves_with_its_piece(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    sent = {**open_form(desk, article), **chosen(p6="text")}
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    import_file(tmp_path, "\n".join(lines))

    page = desk.post(address_of(article), sent, headers=ENGLISH).content.decode()

    piece = page[page.index("Restart the computer") :]
    assert "You wanted: Text begins" in piece[: piece.index("</section>")]


def test_what_was_wanted_of_a_piece_that_is_gone_is_shown(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    sent = {**open_form(desk, article), **chosen(p4="text")}
    lines = [line for line in source_file().split("\n") if "1-06" not in line]
    import_file(tmp_path, "\n".join(lines))

    page = desk.post(address_of(article), sent, headers=ENGLISH).content.decode()

    assert "You decided about a piece that is no longer part of the article" in page
    assert '<pre class="stored" lang="en" dir="ltr">- Restart the app.</pre>' in page
    assert page.count("You wanted: Text begins") == 1


def test_pieces_of_several_lines_are_recognised_as_a_browser_sends_them(
    desk: Client, article: Article, tmp_path: Path
) -> None:
    import_file(tmp_path, source_file().replace("in a meeting.", "in a\nmeeting."))
    opened = open_form(desk, article)
    assert "\n" in opened[f"piece-{PROSE}-text"]
    decide(desk, article, p4="continues")
    sent = {name: value.replace("\n", "\r\n") for name, value in opened.items()}

    response = desk.post(address_of(article), {**sent, **chosen(p1="step-check")}, headers=ENGLISH)

    page = response.content.decode()
    assert "no longer part of the article" not in page
    assert "You wanted: A step begins (check)" in page


def test_an_open_conflict_is_told_with_the_way_to_it(
    desk: Client, article: Article, conflict: Conflict
) -> None:
    before = keys(article)
    sent = {**open_form(desk, article), **chosen(p4="continues")}

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    link = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    assert f'<a href="{link}">' in response.content.decode()
    assert form_of(response)[f"piece-{RESTART}-choice"] == "continues"
    assert keys(article) == before
    assert not LogEntry.objects.exists()


def test_once_the_conflict_is_settled_the_same_form_is_saved(
    desk: Client, article: Article, conflict: Conflict
) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    refused = desk.post(address_of(article), sent)
    link = reverse("admin:troubleshooting_conflict_change", args=[conflict.pk])
    desk.post(link, {"resolution": "ours"})

    response = desk.post(address_of(article), form_of(refused))

    assert response.status_code == 302
    assert now_is(article, RESTART) == "continues"


def test_an_article_without_english_explains(desk: Client, article: Article) -> None:
    sent = open_form(desk, article)
    article.translations.get(locale="en-US").delete()

    page = show(desk, article)

    assert "This article has no English text" in page
    assert 'name="seen"' not in page
    assert desk.post(address_of(article), sent).status_code == 422


def test_a_text_that_an_older_version_stored_explains(desk: Client, article: Article) -> None:
    sent = {**open_form(desk, article), **chosen(p4="continues")}
    # A line of the item before it: no block begins there any more.
    older = Block.objects.filter(pk=step_text(article, 2).pk)
    older.update(source_markdown="Restart the app.", upstream_markdown="Sulje sovellus.")

    response = desk.post(address_of(article), sent, headers=ENGLISH)

    assert response.status_code == 422
    assert "stored as an older version read it" in response.content.decode()
    assert form_of(response)[f"piece-{RESTART}-choice"] == "continues"
    assert not article.decisions.exists()
