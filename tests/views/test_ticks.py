"""Ticks on a step's page: boxes in the text, saved by a form of their own."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import give_instructions
from tests.views.conftest import ARTICLE, STEP, session
from tests.views.pages import Page
from troubleshooting.models import Article

TICKS = f"{STEP}ticks/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def article(article: Article) -> Article:
    give_instructions(article, "s1", 3)
    return article


def boxes(client: Client, path: str = STEP) -> list[bool]:
    """Whether each box on the page is ticked."""
    html = client.get(path).content.decode()
    inputs = [part.partition(">")[0] for part in html.split('<input type="checkbox"')[1:]]
    assert all('form="ticks-form"' in one for one in inputs)
    return [" checked" in one for one in inputs]


def test_every_instruction_has_a_box_inside_its_label(reader: Client) -> None:
    html = reader.get(STEP).content.decode()

    assert boxes(reader) == [False, False, False]
    assert html.count('<li><label class="tick"><input') == 3
    assert "<span>Do s1 fi-FI 1</span></label></li>" in html


def test_a_step_without_instructions_has_neither_boxes_nor_form(reader: Client) -> None:
    reader.post(STEP, {"result": "not_resolved"})
    page = Page(reader.get("/fi/no-sound/steps/s2/"))

    assert "checkbox" not in page.html
    assert "ticks-form" not in page.html


def test_without_scripting_a_button_saves_them(reader: Client) -> None:
    response = reader.post(TICKS, {"tick": ["0", "2"]})

    assert response["Location"] == STEP
    assert boxes(reader) == [True, False, True]
    assert '<button class="button button--quiet" type="submit" form="ticks-form">' in (
        reader.get(STEP).content.decode()
    )


def test_by_htmx_nothing_is_swapped(reader: Client) -> None:
    response = reader.post(TICKS, {"tick": "1"}, headers=HTMX)

    assert (response.status_code, response.content) == (204, b"")
    assert boxes(reader) == [False, True, False]


def test_they_are_the_same_in_another_language(reader: Client) -> None:
    reader.post(TICKS, {"tick": "1"})

    assert boxes(reader, "/en/no-sound/steps/s1/") == [False, True, False]


def test_what_is_no_place_is_nothing(reader: Client) -> None:
    reader.post(TICKS, {"tick": ["x", "-1", "", "99", "9" * 50, "²", "1"]})

    assert session().ticks == {"s1": [1]}


def test_a_step_that_is_gone_leads_on(reader: Client) -> None:
    assert reader.post("/fi/no-sound/steps/s9/ticks/")["Location"] == f"{STEP}?moved=1"


def test_who_never_started_is_led_to_the_article(client: Client, article: Article) -> None:
    assert client.post(TICKS, {"tick": "1"})["Location"] == ARTICLE


def test_the_article_offers_to_go_on(reader: Client) -> None:
    assert "/fi/no-sound/steps/" not in Page(reader.get(ARTICLE)).links_in_main
    reader.post(TICKS, {"tick": "1"})

    assert "/fi/no-sound/steps/" in Page(reader.get(ARTICLE)).links_in_main


def test_starting_again_unticks_them(reader: Client) -> None:
    reader.post(TICKS, {"tick": "1"})
    reader.post("/fi/no-sound/start/")

    assert boxes(reader) == [False, False, False]


def test_a_get_saves_nothing(reader: Client) -> None:
    assert reader.get(TICKS, {"tick": "1"}).status_code == 302
