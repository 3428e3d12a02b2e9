"""Short codes and short addresses, which stay for ever."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.pages import Page
from troubleshooting.models import Article, Status
from troubleshooting.views.choice import COOKIE

FINNISH = {"Accept-Language": "fi"}
HTMX = {"HX-Request": "true"}


def test_a_short_address_leads_to_the_reader_s_language(client: Client, article: Article) -> None:
    response = client.get(f"/a/{article.pk}/", headers=FINNISH)

    assert (response.status_code, response["Location"]) == (302, "/fi/no-sound/")
    client.cookies[COOKIE] = "en"
    assert client.get(f"/a/{article.pk}/", headers=FINNISH)["Location"] == "/en/no-sound/"


def test_it_leads_to_a_step_and_takes_the_rest_along(client: Client, article: Article) -> None:
    response = client.get(f"/a/{article.pk}/?step=s2&embed=1", headers=FINNISH)

    assert response["Location"] == "/fi/no-sound/?embed=1#step-s2"
    assert 'id="step-s2"' in client.get("/fi/no-sound/").content.decode()


def test_a_step_s_name_cannot_lead_elsewhere(client: Client, article: Article) -> None:
    location = client.get(f"/a/{article.pk}/", {"step": '"><b>\r\nX: y'}, headers=FINNISH)[
        "Location"
    ]

    assert location == "/fi/no-sound/#step-%22%3E%3Cb%3E%0D%0AX%3A%20y"


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30])
def test_an_unknown_number_is_404(client: Client, article: Article, number: str) -> None:
    assert client.get(f"/a/{number}/").status_code == 404


def test_a_hidden_article_has_neither(client: Client, article: Article) -> None:
    article.translations.update(status=Status.DRAFT)

    assert client.get(f"/a/{article.pk}/").status_code == 404
    response = client.get("/fi/", {"q": article.code})
    assert response.status_code == 200
    assert "no-sound fi-FI" not in response.content.decode()


@pytest.mark.parametrize("form", ["A-{}", "a{}", "A {}", " Ａ－{}"])
def test_a_code_typed_into_search_opens_the_article(
    client: Client, article: Article, form: str
) -> None:
    response = client.get("/fi/", {"q": form.format(article.pk)})

    assert (response.status_code, response["Location"]) == (302, "/fi/no-sound/")


def test_while_typing_it_is_the_one_hit(client: Client, article: Article) -> None:
    make_article("other")
    response = client.get("/fi/", {"q": article.code}, headers=HTMX)

    assert Page(response).links[-1].href == "/fi/no-sound/"
    assert "/fi/other/" not in response.content.decode()


def test_a_code_finds_an_article_in_whatever_language_it_is(
    client: Client, article: Article
) -> None:
    article.translations.filter(locale="en-US").delete()

    assert client.get("/sv/", {"q": article.code})["Location"] == "/sv/no-sound/"


def test_a_code_of_no_article_is_searched_for(client: Client, article: Article) -> None:
    assert client.get("/fi/", {"q": "A-999999"}).status_code == 200


def test_the_overview_says_the_code(client: Client, article: Article) -> None:
    assert article.code in client.get("/fi/no-sound/").content.decode()
