"""From one article to another and back, and starting again."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.conftest import END, HANDOVER, START, STEP
from tests.views.pages import Page
from troubleshooting.models import Article, FlowSession, Outcome

OTHER = "/fi/no-picture/steps/s1/"
BACK = "/fi/no-picture/back/"


@pytest.fixture
def wanderer(reader: Client) -> Client:
    """A reader who went on to another article from the second step."""
    make_article("no-picture")
    reader.post(STEP, {"result": "not_resolved"})
    reader.post("/fi/no-picture/start/")
    return reader


def actions(client: Client, path: str) -> list[str]:
    return [form.attributes["action"] for form in Page(client.get(path)).post_forms]


def test_the_other_article_offers_the_way_back(wanderer: Client) -> None:
    assert BACK in actions(wanderer, OTHER)
    assert '<span lang="fi-FI" dir="ltr">no-sound fi-FI</span>' in (
        wanderer.get(OTHER).content.decode()
    )


def test_who_came_from_nowhere_is_offered_none(reader: Client) -> None:
    assert "/fi/no-sound/back/" not in actions(reader, STEP)


def test_it_leads_to_where_one_stood(wanderer: Client) -> None:
    response = wanderer.post(BACK, follow=True)

    assert response.redirect_chain[-1] == ("/fi/no-sound/steps/s2/", 302)
    left = FlowSession.objects.get(article__slug="no-picture")
    assert left.outcome == Outcome.SWITCHED


def test_by_htmx_it_swaps_the_step_in(wanderer: Client) -> None:
    response = wanderer.post(BACK, headers={"HX-Request": "true"}, follow=True)

    assert not Page(response).is_whole
    assert response["HX-Push-Url"] == "/fi/no-sound/steps/s2/"


def test_the_way_back_of_who_came_from_nowhere_is_the_article(
    client: Client, article: Article
) -> None:
    response = client.post("/fi/no-sound/back/", follow=True)

    assert response.redirect_chain[-1] == ("/fi/no-sound/", 302)


def test_the_hand_over_names_what_was_tried_before(wanderer: Client) -> None:
    page = wanderer.get("/fi/no-picture/handover/").content.decode()

    assert re.search(r"- no-sound fi-FI: .*\n   no-sound\n", page)


@pytest.mark.parametrize("result", ["resolved", "not_resolved"])
def test_every_step_and_the_end_offer_to_start_again(reader: Client, result: str) -> None:
    assert START in actions(reader, STEP)
    reader.post(STEP, {"result": "not_resolved"})
    reader.post("/fi/no-sound/steps/s2/", {"result": "not_resolved"})
    reader.post("/fi/no-sound/steps/s3/", {"result": result})
    assert START in actions(reader, END)

    response = reader.post(START, follow=True)

    assert response.redirect_chain[-1] == (STEP, 302)
    assert FlowSession.objects.open().get().results.count() == 0


def test_a_linked_reader_who_starts_again_keeps_the_link(client: Client, article: Article) -> None:
    client.post(START, {"via": "a-link"})
    (form,) = (
        form for form in Page(client.get(STEP)).post_forms if form.attributes["action"] == START
    )
    client.post(START, {one["name"]: one["value"] for one in form.fields})

    assert FlowSession.objects.get().referral == "a-link"


def test_a_finished_hand_over_says_no_more_than_it_has(reader: Client) -> None:
    page = reader.get(HANDOVER).content.decode()

    assert "Tried before:" not in page
    assert "Comment:" not in page
