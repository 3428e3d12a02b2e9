"""Old addresses lead to an article's present name, whatever the page, the language and the query."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import add_block, make_article
from tests.views.conftest import STEP
from troubleshooting.editing.naming import rename_article
from troubleshooting.flow import read_article
from troubleshooting.models import Article, BlockType, FlowSession, Status

HTMX = {"HX-Request": "true"}


@pytest.fixture
def renamed(reader: Client, article: Article) -> Client:
    """A reader in the middle of an article that is renamed."""
    rename_article(article, "quiet")
    article.refresh_from_db()
    return reader


@pytest.mark.parametrize(
    "tail",
    ["", "?via=a.b&x=%C3%A4", "steps/", "steps/s1/", "steps/s1/?moved=1", "end/", "handover/"],
)
@pytest.mark.parametrize("tag", ["fi", "en", "sv"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_an_old_address_is_moved_for_good(
    renamed: Client, tag: str, tail: str, method: str
) -> None:
    response = getattr(renamed, method)(f"/{tag}/no-sound/{tail}")

    assert response.status_code == 301
    assert response["Location"] == f"/{tag}/quiet/{tail}"
    assert response["Cache-Control"] == "no-cache"


def test_letters_of_another_case_are_followed_too(renamed: Client) -> None:
    assert renamed.get("/fi/No-Sound/")["Location"] == "/fi/quiet/"


def test_an_answer_sent_from_an_open_page_counts(renamed: Client) -> None:
    response = renamed.post(STEP, {"result": "not_resolved"})

    assert response["Location"] == "/fi/quiet/steps/s2/"
    assert FlowSession.objects.get().results.count() == 1


def test_htmx_follows(renamed: Client) -> None:
    response = renamed.get(STEP, headers=HTMX, follow=True)

    assert response["HX-Push-Url"] == "/fi/quiet/steps/s1/"


def test_the_short_address_stays(renamed: Client, article: Article) -> None:
    response = renamed.get(f"/a/{article.pk}/", headers={"Accept-Language": "fi"})

    assert response["Location"] == "/fi/quiet/"


def test_an_old_name_does_not_lead_to_what_is_hidden(renamed: Client, article: Article) -> None:
    article.translations.update(status=Status.DRAFT)

    response = renamed.get("/fi/no-sound/")

    assert response.status_code == 404
    assert "quiet" not in response.content.decode()


def test_back_and_forth_ends_at_the_present_name(renamed: Client, article: Article) -> None:
    rename_article(article, "no-sound")

    assert renamed.get("/fi/no-sound/").status_code == 200
    assert renamed.get("/fi/quiet/")["Location"] == "/fi/no-sound/"


def test_a_name_in_another_script_is_followed(client: Client, article: Article) -> None:
    rename_article(article, "ääni")
    rename_article(article, "音")

    response = client.get("/fi/ääni/steps/?q=音")
    assert response["Location"].startswith("/fi/%E9%9F%B3/steps/?q=")


def test_links_in_other_articles_stay_links(renamed: Client, article: Article) -> None:
    other = make_article("other")
    text = other.translations.get(locale="fi-FI")
    block = add_block(text, 98, "Katso", type=BlockType.RESOURCES)
    block.html = '<p><a href="/fi/no-sound/">Katso</a></p>'
    block.save()

    shown = [one.html for one in read_article(other, "fi-FI").resources]
    assert block.html in shown
    article.translations.update(status=Status.DRAFT)
    assert block.html not in [one.html for one in read_article(other, "fi-FI").resources]
