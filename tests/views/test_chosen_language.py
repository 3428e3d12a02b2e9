"""The language chosen in the menu: remembered, honoured, and nobody else's choice."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import add_translation
from tests.views.conftest import ARTICLE, STEP
from troubleshooting.models import Article
from troubleshooting.views.choice import COOKIE

FINNISH = {"Accept-Language": "fi"}
HERE = "http://testserver"


def come_from(page: str) -> dict[str, str]:
    return {"Referer": f"{HERE}{page}", **FINNISH}


@pytest.mark.parametrize(
    ("before", "chosen"),
    [(ARTICLE, "/sv/no-sound/"), (STEP, "/sv/no-sound/steps/s1/"), ("/fi/?q=sound", "/sv/?q=x")],
)
def test_the_menu_s_choice_is_remembered(reader: Client, before: str, chosen: str) -> None:
    response = reader.get(chosen, headers=come_from(before))

    cookie = response.cookies[COOKIE]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == ("sv", "Lax", True)
    front = reader.get("/", headers=FINNISH)
    assert front["Location"] == "/sv/"
    assert {"Cookie", "Accept-Language"} <= {one.strip() for one in front["Vary"].split(",")}


@pytest.mark.parametrize(
    "referer",
    [
        "",
        "https://mail.example.org/fi/no-sound/",
        f"{HERE}/fi/other/",
        f"{HERE}/sv/no-sound/",
        f"{HERE}/helpdesk/",
        "http://[broken",
    ],
)
def test_a_link_from_elsewhere_chooses_nothing(reader: Client, referer: str) -> None:
    response = reader.get("/sv/no-sound/", headers={"Referer": referer, **FINNISH})

    assert COOKIE not in response.cookies
    assert reader.get("/", headers=FINNISH)["Location"] == "/fi/"


def test_the_address_goes_before_the_choice(client: Client, article: Article) -> None:
    client.cookies[COOKIE] = "sv"

    assert 'lang="fi"' in client.get(ARTICLE).content.decode()[:60]


def test_it_is_set_once(reader: Client) -> None:
    reader.get("/sv/no-sound/", headers=come_from(ARTICLE))

    assert COOKIE not in reader.get("/sv/no-sound/", headers=come_from(ARTICLE)).cookies


def test_pages_without_a_tag_speak_it(client: Client, article: Article) -> None:
    client.cookies[COOKIE] = "sv"

    html = client.get("/accounts/login/", headers=FINNISH).content.decode()

    assert '<html lang="sv"' in html


@pytest.mark.parametrize("value", ["", "xx", "../", "da", "fi-FI-x", "\x00"])
def test_a_choice_that_is_none_is_not_honoured(
    client: Client, article: Article, value: str
) -> None:
    client.cookies[COOKIE] = value

    assert client.get("/", headers=FINNISH)["Location"] == "/fi/"


def test_a_language_without_interface_can_be_chosen(client: Client, article: Article) -> None:
    add_translation(article, "he-IL")
    client.get("/he/no-sound/", headers=come_from(ARTICLE))

    assert client.get("/", headers=FINNISH)["Location"] == "/he/"
    assert '<html lang="fi"' in client.get("/accounts/login/", headers=FINNISH).content.decode()
