"""Pages for what goes wrong: in the reader's language, without asking more than there is."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from portal.errors import words_of_path
from tests.flow.stories import make_article
from tests.views.pages import Page
from troubleshooting.models import Status
from troubleshooting.views.choice import COOKIE

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/fi/laptop-is-slow/", "laptop is slow"),
        ("/fi/laptop_is_slow/steps/3fa9c2d1/", "laptop is slow"),
        ("/en-us/office/laptop-is-slow.md", "office laptop is slow"),
        ("/docs/%C3%A4%C3%A4ni-ei-kuulu.html", "docs ääni ei kuulu"),
        ("/ja/音が出ない/", "音が出ない"),
        ("/A-137/", "A 137"),
        ("/a/999/", ""),
        ("/fi/", ""),
        ("/static/app.js", ""),
        ("/apple-touch-icon.png", ""),
        ("/.well-known/x", ""),
        ("/fi/" + "x" * 999, "x" * 200),
    ],
)
def test_the_words_of_an_address(path: str, words: str) -> None:
    assert words_of_path(path) == words


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/fi/sound-problem/", "/fi/x/no-sound-old/start/", "/no-sound.htm"]
)
def test_404_searches_for_what_was_in_the_address(client: Client, path: str) -> None:
    make_article()
    response = client.get(path, headers={"Accept-Language": "fi"})
    page = Page(response)

    assert response.status_code == 404
    assert page.root["lang"] == "fi"
    assert "/fi/no-sound/" in page.links_in_main
    assert "/fi/" in page.links_in_main
    assert len(page.search_forms) == 1
    assert page.search_forms[0].in_main


@pytest.mark.django_db
def test_404_opens_what_a_code_names(client: Client) -> None:
    article = make_article()

    assert "/fi/no-sound/" in Page(client.get(f"/fi/{article.code}/")).links_in_main


@pytest.mark.django_db
def test_404_tells_nothing_of_hidden_articles(client: Client) -> None:
    make_article().translations.update(status=Status.DRAFT)

    page = Page(client.get("/fi/no-sound/"))
    assert "no-sound fi-FI" not in page.html
    assert "/fi/no-sound/" not in page.links_in_main


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/sv/nothing/", "/fi/%3Cscript%3E/", "/%00/", "/xx/y/", "/static/x.js"]
)
def test_404_stands_whatever_is_asked(client: Client, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "<script>" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_403_is_in_the_reader_s_language(code: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(f"/{code}/no-sound/start/")

    assert response.status_code == 403
    assert Page(response).root["lang"] == code


class Down:
    """A database that answers nothing."""

    def __call__(self, *_query: object) -> None:
        raise AssertionError("The database was asked.")


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_500_needs_no_database(code: str) -> None:
    """Every query fails, also the one for the session that signed in."""
    browser = Client(raise_request_exception=False)
    browser.cookies[django_settings.SESSION_COOKIE_NAME] = "x" * 32
    with connection.execute_wrapper(Down()), translation.override(None):
        response = browser.get(f"/{code}/no-sound/?via=<b>")

    page = Page(response)
    assert response.status_code == 500
    assert (page.root["lang"], page.root["dir"]) == (code, "rtl" if code == "ar" else "ltr")
    assert f"/{code}/" in page.links_in_main
    assert f"/{code}/no-sound/?via=%3Cb%3E" in page.links_in_main
    assert "no-store" in response["Cache-Control"]
    with translation.override(code):
        assert translation.gettext("Something went wrong on our side") in page.html


@pytest.mark.django_db
def test_500_follows_the_choice_and_then_the_browser() -> None:
    browser = Client(raise_request_exception=False)
    with connection.execute_wrapper(Down()):
        by_header = browser.get("/helpdesk/", headers={"Accept-Language": "sv"})
        browser.cookies[COOKIE] = "ja"
        by_choice = browser.get("/", headers={"Accept-Language": "sv"})
        unknown = Client(raise_request_exception=False).get("/he/")

    assert by_choice.status_code == 500
    assert Page(by_choice).root["lang"] == "ja"
    assert by_header.status_code in (302, 500)
    assert Page(unknown).root["lang"] == "en"


@pytest.mark.django_db
def test_who_answered_by_htmx_stays_where_the_answer_was_given() -> None:
    browser = Client(raise_request_exception=False)
    with connection.execute_wrapper(Down()):
        by_htmx = browser.post("/fi/no-sound/start/", headers={"HX-Request": "true"})
        plain = browser.post("/fi/no-sound/start/")

    assert by_htmx.status_code == 500
    assert "HX-Refresh" not in by_htmx
    assert "/fi/no-sound/start/" not in Page(plain).links_in_main


def test_pages_for_the_proxy(tmp_path: Path) -> None:
    call_command("write_offline_pages", str(tmp_path / "new"), prefix="/down", stdout=StringIO())
    folder = tmp_path / "new"

    assert {path.name for path in folder.iterdir()} == {
        "askel.css", "offline.html", "too-many.html",
        *(f"{name}.{code}.html" for name in ("offline", "too-many") for code in LANGUAGES),
    }  # fmt: skip
    arabic = (folder / "offline.ar.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in arabic
    assert 'href="/down/askel.css"' in arabic
    everybody = (folder / "offline.html").read_text("utf-8")
    assert all(f'lang="{code}"' in everybody for code in LANGUAGES)
    assert "<script" not in everybody


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
def test_a_post_without_its_slash_is_sent_on_as_it_is(
    client: Client, settings: Settings, debug: bool
) -> None:
    settings.DEBUG = debug
    make_article()

    response = client.post("/fi/no-sound/start?x=1")
    assert (response.status_code, response["Location"]) == (308, "/fi/no-sound/start/?x=1")
    assert client.get("/fi/no-sound").status_code == 301
    assert client.post("/fi/no-sound/nowhere/at/all").status_code == 404
