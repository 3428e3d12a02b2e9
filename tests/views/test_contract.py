"""What others script against on a reader's pages: forms, buttons, links."""

from __future__ import annotations

from collections import Counter

import pytest
from django.apps import apps
from django.test import Client

from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, END, HANDOVER, PAGES, READ, START, STEP
from tests.views.pages import Page
from troubleshooting.models import Article

FOUR = ["resolved", "not_resolved", "skipped", "not_possible"]

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


def rows() -> Counter[str]:
    """How many rows each table has."""
    return Counter(
        {model._meta.label: model._default_manager.count() for model in apps.get_models()}
    )


@every_page
def test_every_page_is_there(everywhere: Client, path: str) -> None:
    assert everywhere.get(path).status_code == 200


@every_page
def test_every_page_has_one_search_form_with_one_field(everywhere: Client, path: str) -> None:
    (form,) = Page(everywhere.get(path)).search_forms

    assert not form.is_post
    assert [one["type"] for one in form.fields] == ["search"]


def test_the_page_for_what_is_not_there_has_one_too(client: Client, db: None) -> None:
    response = client.get("/fi/no-such-article/")

    assert response.status_code == 404
    assert len(Page(response).search_forms) == 1


@every_page
def test_every_post_form_carries_a_token(everywhere: Client, path: str) -> None:
    for form in Page(everywhere.get(path)).forms:
        names = [one.get("name") for one in form.fields]
        assert ("csrfmiddlewaretoken" in names) is form.is_post


@every_page
def test_a_get_and_a_head_write_nothing(everywhere: Client, path: str) -> None:
    before = rows()

    everywhere.get(path)
    everywhere.head(path)

    assert rows() == before


@pytest.mark.parametrize("path", ["/", ARTICLE, STEP, END, HANDOVER, READ, "/fi/no-sound/steps/"])
def test_a_stranger_s_get_writes_nothing(client: Client, article: Article, path: str) -> None:
    before = rows()

    client.get(path)

    assert rows() == before


def test_the_start_is_the_first_post_form_in_main(client: Client, article: Article) -> None:
    form = Page(client.get(ARTICLE)).post_forms[0]

    assert form.attributes["action"] == START
    assert form.results == []


def test_the_start_leads_to_the_first_step(client: Client, article: Article) -> None:
    response = client.post(START, follow=True)

    assert response.redirect_chain[-1] == (STEP, 302)


def test_a_step_has_a_form_with_the_four_answers(reader: Client) -> None:
    form, *others = Page(reader.get(STEP)).post_forms

    assert not any(other.results for other in others)
    assert form.results == FOUR
    assert form.attributes["action"] == STEP


@pytest.mark.parametrize("result", FOUR)
def test_the_page_after_the_last_answer_asks_nothing(client: Client, db: None, result: str) -> None:
    make_article("short", steps=1)
    client.post("/fi/short/start/")

    response = client.post("/fi/short/steps/s1/", {"result": result}, follow=True)

    assert response.redirect_chain[-1] == ("/fi/short/end/", 302)
    assert not any(form.results for form in Page(response).forms)


def test_hits_are_links_in_main_that_hold_the_slug(client: Client, article: Article) -> None:
    links = Page(client.get("/fi/", {"q": "sound"})).links_in_main

    assert any("no-sound" in href.split("/") for href in links)


def test_the_front_page_lists_all_articles(client: Client, article: Article) -> None:
    assert ARTICLE in Page(client.get("/fi/")).links_in_main


@pytest.mark.parametrize("result", ["", "maybe", "RESOLVED", "resolved\x00"])
def test_an_answer_that_is_none_is_422(reader: Client, result: str) -> None:
    response = reader.post(STEP, {"result": result})

    assert response.status_code == 422
    assert Page(response).post_forms[0].results == FOUR


def test_an_answer_that_is_none_is_422_when_reading(everywhere: Client) -> None:
    response = everywhere.post(READ, {"result": "maybe"})

    assert response.status_code == 422
    assert Page(response).post_forms[0].results == ["resolved", "not_resolved"]


@pytest.mark.parametrize(
    ("method", "path"), [("put", START), ("post", ARTICLE), ("post", END), ("put", STEP)]
)
def test_other_methods_are_405(reader: Client, method: str, path: str) -> None:
    assert getattr(reader, method)(path).status_code == 405
