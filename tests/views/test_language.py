"""The language of a page: chosen, in the address, switched, and what lacks in it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import add_translation, make_article
from tests.views.conftest import ARTICLE, STEP
from tests.views.pages import Page
from troubleshooting.models import Article, Status


def add_locales(article: Article, *locales: str) -> None:
    for locale in locales:
        add_translation(article, locale)


@pytest.mark.parametrize(
    ("wanted", "address"),
    [
        ("", "/en/"),
        ("fi", "/fi/"),
        ("fi-FI,fi;q=0.9,en;q=0.8", "/fi/"),
        ("en;q=0.5, fi;q=0.7", "/fi/"),
        ("tlh, fi;q=0.1", "/fi/"),
        ("fi;q=0, en", "/en/"),
        ("xx-broken;;q=z", "/en/"),
        ("sv", "/en/"),
        ("iw", "/he/"),
        ("zh-Hant-HK", "/zh-tw/"),
        ("no", "/nb/"),
        ("pt", "/pt-pt/"),
    ],
)
def test_the_front_address_leads_to_the_reader_s_language(
    client: Client, article: Article, wanted: str, address: str
) -> None:
    add_locales(article, "he-IL", "zh-CN", "zh-TW", "nb-NO", "pt-BR", "pt-PT")

    response = client.get("/", headers={"Accept-Language": wanted})

    assert (response.status_code, response["Location"]) == (302, address)
    assert "Accept-Language" in response["Vary"]


def test_hebrew_needs_articles_but_no_translated_interface(
    client: Client, article: Article
) -> None:
    article.translations.get(locale="fi-FI").delete()
    add_locales(article, "he-IL")

    response = client.get("/", headers={"Accept-Language": "he"}, follow=True)

    assert response.redirect_chain == [("/he/", 302)]
    page = Page(response)
    assert (page.root["lang"], page.root["dir"]) == ("he", "rtl")
    assert page.body["lang"] == "en"


def test_a_translated_interface_is_not_marked_as_another_language(
    client: Client, article: Article
) -> None:
    assert "lang" not in Page(client.get("/fi/")).body


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/FI/", "/fi/"),
        ("/fi-FI/", "/fi/"),
        ("/fi-fi/no-sound/?q=a%20b", "/fi/no-sound/?q=a%20b"),
        ("/iw/no-sound/", "/he/no-sound/"),
        ("/zh-hant-hk/no-sound/", "/zh-tw/no-sound/"),
        ("/no/", "/nb/"),
        ("/da/", "/en/"),
    ],
)
def test_another_spelling_leads_to_the_one_address(
    client: Client, article: Article, written: str, address: str
) -> None:
    add_locales(article, "he-IL", "zh-TW", "nb-NO")

    response = client.get(written)

    assert (response.status_code, response["Location"]) == (302, address)


@pytest.mark.parametrize("path", ["/qq/", "/1/", "/toolong/", "/fi_FI/", "/../fi/"])
def test_what_is_no_language_is_not_there(client: Client, article: Article, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("place", ["", "?q=sound", "no-sound/", "no-sound/steps/s1/"])
def test_the_switcher_keeps_the_place(reader: Client, place: str) -> None:
    languages = Page(reader.get(f"/fi/{place}")).languages

    assert languages["en-US"] == f"/en/{place}"
    assert reader.get(languages["en-US"]).status_code == 200


def test_the_switcher_has_every_language_with_articles(client: Client, article: Article) -> None:
    add_locales(article, "he-IL")

    assert "he-IL" in Page(client.get(ARTICLE)).languages


def test_switching_in_a_walk_keeps_the_answers(reader: Client) -> None:
    reader.post(STEP, {"result": "not_resolved"})

    response = reader.get("/en/no-sound/steps/", follow=True)

    assert response.redirect_chain == [("/en/no-sound/steps/s2/", 302)]
    assert "Do s2 en-US" in response.content.decode()


def test_an_untranslated_article_is_shown_in_english_and_says_so(
    client: Client, article: Article
) -> None:
    add_locales(make_article("other"), "he-IL")

    html = client.get("/he/no-sound/").content.decode()

    assert "has not been translated" in html
    assert '<h1 id="heading" tabindex="-1" lang="en-US" dir="ltr">' in html


def test_a_translated_article_does_not_say_so(client: Client, article: Article) -> None:
    add_locales(article, "he-IL")

    assert "has not been translated" not in client.get("/he/no-sound/").content.decode()


def test_a_step_that_lacks_is_shown_in_english_and_says_so(
    reader: Client, article: Article
) -> None:
    add_translation(article, "he-IL", without=("s1",))

    html = reader.get("/he/no-sound/steps/s1/").content.decode()

    assert "This step has not been translated yet" in html
    assert "Do s1 en-US" in html


def test_a_language_whose_texts_are_drafts_is_not_offered(client: Client, article: Article) -> None:
    add_translation(article, "he-IL")
    article.translations.filter(locale="he-IL").update(status=Status.DRAFT)

    assert "he-IL" not in Page(client.get(ARTICLE)).languages
    assert client.get("/he/")["Location"] == "/en/"


def test_the_original_stands_beside_each_sentence(reader: Client) -> None:
    html = reader.get(STEP).content.decode()

    assert 'class="pair__target" lang="fi-FI" dir="ltr">Do s1 fi-FI<' in html
    assert 'class="pair__source" lang="en" dir="ltr">Do s1 en-US<' in html
