"""Finding an article."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.pages import list_page, texts_page
from tests.editing.stories import correct, finnish, step_text
from troubleshooting.editing.publishing import unpublish_translation
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article

ARTICLES = list_page("article")


def found(desk: Client, **asked: str) -> list[str]:
    response = desk.get(ARTICLES, asked)
    assert response.status_code == 200
    return [article.slug for article in response.context["cl"].result_list]


@pytest.mark.parametrize("words", ["ÄÄNI EI KUULU", "ääni", "There is No sound", "no-sound"])
def test_it_finds_by_title_in_any_language_and_case(
    desk: Client, article: Article, words: str
) -> None:
    assert found(desk, q=words) == ["no-sound"]


@pytest.mark.parametrize("model", ["article", "articletranslation"])
def test_it_finds_by_code(desk: Client, article: Article, now: datetime, model: str) -> None:
    import_tree([Path("samples")], now=now)

    response = desk.get(list_page(model), {"q": f"a {article.pk}"})

    found = {getattr(row, "article", row) for row in response.context["cl"].result_list}
    assert found == {article}


def test_a_code_that_no_article_has_is_looked_for_as_words(desk: Client, article: Article) -> None:
    article.translations.update(search_text="the a 999 form")

    assert found(desk, q="A 999") == ["no-sound"]


def test_it_finds_by_a_word_of_a_step(desk: Client, article: Article) -> None:
    assert found(desk, q="ÄÄNIOHJAIN") == ["no-sound"]


def test_it_does_not_find_what_is_not_there(desk: Client, article: Article) -> None:
    assert found(desk, q="tulostin") == []


@pytest.mark.parametrize(
    ("language", "title"), [("fi", "Ääni ei kuulu"), ("en", "There is no sound")]
)
def test_it_shows_the_title_in_the_editors_language(
    desk: Client, article: Article, language: str, title: str
) -> None:
    page = desk.get(ARTICLES, headers={"accept-language": language}).content.decode()

    assert f">{title}</bdi>" in page


def test_it_shows_english_where_there_is_no_own_title(desk: Client, article: Article) -> None:
    page = desk.get(ARTICLES, headers={"accept-language": "ja"}).content.decode()

    assert '<bdi lang="en-US" dir="ltr">There is no sound</bdi>' in page


def test_it_links_each_text_and_says_what_waits(
    desk: Client, article: Article, now: datetime
) -> None:
    correct(step_text(article, 1), "- Uusi.", now)

    page = desk.get(ARTICLES, headers={"accept-language": "en"}).content.decode()

    assert texts_page(finnish(article)) in page
    assert "fi-FI (1 draft)" in page


def test_it_says_which_text_is_not_published(desk: Client, article: Article) -> None:
    unpublish_translation(finnish(article))

    page = desk.get(ARTICLES, headers={"accept-language": "en"}).content.decode()

    assert "fi-FI (not published)" in page


@pytest.mark.parametrize(("language", "slugs"), [("fi-FI", ["no-sound"]), ("sv-SE", [])])
def test_it_filters_by_language(
    desk: Client, article: Article, language: str, slugs: list[str]
) -> None:
    assert found(desk, language=language) == slugs


@pytest.mark.parametrize(("status", "slugs"), [("published", ["no-sound"]), ("draft", [])])
def test_it_filters_by_status(
    desk: Client, article: Article, status: str, slugs: list[str]
) -> None:
    assert found(desk, status=status) == slugs


def test_it_filters_by_drafts(desk: Client, article: Article, now: datetime) -> None:
    assert found(desk, drafts="yes") == []
    assert found(desk, drafts="no") == ["no-sound"]

    correct(step_text(article, 1), "- Uusi.", now)

    assert found(desk, drafts="yes") == ["no-sound"]
    assert found(desk, drafts="no") == []


@pytest.mark.parametrize("model", ["article", "articletranslation"])
def test_its_queries_do_not_grow_with_its_rows(
    desk: Client, article: Article, now: datetime, model: str
) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(list_page(model))
    import_tree([Path("samples")], now=now)

    with CaptureQueriesContext(connection) as many:
        response = desk.get(list_page(model))

    assert len(response.context["cl"].result_list) > 10
    assert len(many) == len(few) <= 10


def test_nobody_adds_or_deletes_by_hand(desk: Client, article: Article) -> None:
    assert desk.get(f"{ARTICLES}add/").status_code == 403
    assert desk.get(f"{ARTICLES}{article.pk}/delete/").status_code == 403
