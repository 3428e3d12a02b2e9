"""What readers may not see is not there, whichever door they try."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, END, HANDOVER, HOME, START, STEP
from troubleshooting.models import Article, FlowSession, Status

DOORS = [ARTICLE, STEP, END, HANDOVER, "/fi/no-sound/steps/", "/fi/no-sound/read/"]


@pytest.fixture
def hidden(reader: Client, article: Article) -> Client:
    """A reader in the middle of an article that is withdrawn in all languages."""
    article.translations.update(status=Status.DRAFT)
    return reader


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("tag", ["fi", "en", "sv"])
def test_a_withdrawn_article_is_404(hidden: Client, path: str, tag: str) -> None:
    response = hidden.get(path.replace("/fi/", f"/{tag}/"))

    assert response.status_code == 404
    assert "no-sound fi-FI" not in response.content.decode()


@pytest.mark.parametrize("path", DOORS)
def test_it_is_404_for_who_never_started_it_too(hidden: Client, path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("path", [START, STEP, HANDOVER, "/fi/no-sound/read/"])
def test_nothing_can_be_sent_to_it(hidden: Client, path: str) -> None:
    before = FlowSession.objects.values_list("pk", "outcome").get()

    assert hidden.post(path, {"result": "resolved"}).status_code == 404
    assert FlowSession.objects.values_list("pk", "outcome").get() == before


@pytest.mark.parametrize("path", [HOME, "/fi/?q=sound", "/fi/?q=no-sound", "/en/?q=sound"])
def test_neither_the_list_nor_a_search_tells_of_it(hidden: Client, path: str) -> None:
    html = hidden.get(path).content.decode()

    assert "no-sound fi-FI" not in html
    assert "no-sound en-US" not in html
    assert ARTICLE not in html


def test_a_draft_in_one_language_is_not_shown_in_it(client: Client, article: Article) -> None:
    article.translations.filter(locale="fi-FI").update(status=Status.DRAFT)

    html = client.get(ARTICLE).content.decode()

    assert "no-sound fi-FI" not in html
    assert "no-sound en-US" in html


@pytest.mark.parametrize(
    "path", ["/fi/unknown/", "/fi/unknown/steps/s1/", "/fi/%00/", "/fi/a%00b/"]
)
def test_an_unknown_article_is_404(client: Client, db: None, path: str) -> None:
    assert client.get(path).status_code == 404
