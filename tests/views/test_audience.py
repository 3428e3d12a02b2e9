"""A reader is not asked what is the helpdesk's; the helpdesk is."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from helpdesk.access import MAY_MAKE_LINKS
from tests.flow.stories import leave_to_helpdesk
from tests.views.conftest import ARTICLE, END, HANDOVER, START, STEP, session
from tests.views.pages import Page
from troubleshooting.flow.withheld import answer_withheld
from troubleshooting.models import Article, Outcome, Result

ENGLISH = {"accept-language": "en"}
SECOND, THIRD = "/fi/no-sound/steps/s2/", "/fi/no-sound/steps/s3/"


@pytest.fixture
def mixed(article: Article) -> Article:
    """An article whose second step is the helpdesk's."""
    leave_to_helpdesk(article, "s2")
    return article


@pytest.fixture
def theirs(article: Article) -> Article:
    """An article whose steps are all the helpdesk's."""
    leave_to_helpdesk(article, "s1", "s2", "s3")
    return article


@pytest.fixture
def agent(client: Client, db: None) -> Client:
    user = User.objects.create_user("agent")
    user.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    client.force_login(user)
    return client


def send(client: Client, path: str, result: str = "not_resolved") -> str:
    return str(client.post(path, {"result": result})["Location"])


def test_the_right_is_the_helpdesks() -> None:
    assert settings.ASKED_ALL_STEPS == MAY_MAKE_LINKS


def test_the_overview_tells_of_what_is_asked(client: Client, mixed: Article) -> None:
    response = client.get(ARTICLE)

    assert [step.key for step in response.context["asked"]] == ["s1", "s3"]
    page = response.content.decode()
    assert "Do s1 fi-FI" in page
    assert "Do s2 fi-FI" not in page


def test_the_flow_leads_past_it(client: Client, mixed: Article) -> None:
    client.post(START)

    first = client.get(STEP)
    assert (first.context["step"].number, first.context["total"]) == (1, 2)
    assert send(client, STEP) == THIRD
    assert client.get(THIRD).context["step"].number == 2
    assert send(client, THIRD) == END
    assert session().outcome == Outcome.UNRESOLVED


@pytest.mark.parametrize("method", ["get", "post"])
def test_its_page_is_not_there_for_the_reader(client: Client, mixed: Article, method: str) -> None:
    client.post(START)

    response = getattr(client, method)(SECOND, {"result": "resolved"})

    assert response.status_code == 302
    assert response["Location"].startswith(STEP)
    assert not session().results.exists()


def test_it_travels_with_the_hand_over(client: Client, mixed: Article) -> None:
    client.post("/en/no-sound/start/")
    send(client, "/en/no-sound/steps/s1/")

    page = client.get("/en/no-sound/handover/").content.decode()

    assert "Still to try, by the helpdesk:\n- Do s2 en-US" in page


def test_the_end_says_what_the_helpdesk_does(client: Client, mixed: Article) -> None:
    client.post("/en/no-sound/start/")
    send(client, "/en/no-sound/steps/s1/")
    send(client, "/en/no-sound/steps/s3/")

    page = client.get("/en/no-sound/end/").content.decode()

    assert page.index("What the helpdesk does") < page.index("Do s2 en-US")


def test_a_solved_reader_is_told_nothing_of_it(client: Client, mixed: Article) -> None:
    client.post("/en/no-sound/start/")
    send(client, "/en/no-sound/steps/s1/", "resolved")

    assert "What the helpdesk does" not in client.get("/en/no-sound/end/").content.decode()


def test_the_end_says_when_the_helpdesk_solved_it(client: Client, mixed: Article) -> None:
    client.post("/en/no-sound/start/")
    client.post("/en/no-sound/handover/")
    moment = session().started_at
    answer_withheld(session(), "s2", Result.RESOLVED, seconds=0, now=moment)

    page = client.get("/en/no-sound/end/").content.decode()

    assert "The helpdesk did it:" in page
    assert "Do s2 en-US" in page


def test_an_article_for_the_helpdesk_says_so_and_offers_the_hand_over(
    client: Client, theirs: Article
) -> None:
    response = client.get("/en/no-sound/")
    page = Page(response)

    assert "Your helpdesk does these steps for you." in page.html
    (start,) = [form for form in page.post_forms if form.attributes.get("id") == "start-flow"]
    assert start.attributes["action"] == "/en/no-sound/start/"
    assert "Hand it to the helpdesk" in page.html
    assert "Do s1 en-US" not in page.html


def test_starting_it_leads_to_the_hand_over_and_that_to_the_end(
    client: Client, theirs: Article
) -> None:
    started = client.post(START, follow=True)
    assert started.redirect_chain[-1][0] == HANDOVER
    assert started.status_code == 200
    assert ARTICLE in Page(started).links_in_main

    assert client.post(HANDOVER, follow=True).redirect_chain[-1][0] == END
    assert session().outcome == Outcome.ESCALATED


@pytest.mark.parametrize("path", [STEP, END, "/fi/no-sound/steps/"])
def test_all_its_pages_lead_there(client: Client, theirs: Article, path: str) -> None:
    client.post(START)

    response = client.get(path, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain[-1][0].split("?")[0] == HANDOVER


def test_its_end_tells_of_no_list_of_what_was_tried(client: Client, theirs: Article) -> None:
    client.post("/en/no-sound/start/")
    client.post("/en/no-sound/handover/")

    page = client.get("/en/no-sound/end/").content.decode()

    assert "the list below" not in page
    assert "The helpdesk takes it from here." in page


def test_an_agent_who_starts_it_is_asked_all(agent: Client, theirs: Article) -> None:
    assert len(agent.get(ARTICLE).context["asked"]) == 3

    assert agent.post(START, follow=True).redirect_chain[-1][0] == STEP
    assert session().withheld == []


def test_who_has_signed_in_without_the_right_is_a_reader(client: Client, mixed: Article) -> None:
    client.force_login(User.objects.create_user("employee"))

    client.post(START)

    assert session().withheld == ["s2"]


@pytest.mark.parametrize("path", [ARTICLE, STEP, HANDOVER])
def test_it_costs_no_query(client: Client, article: Article, path: str) -> None:
    client.post(START)
    client.get(path)
    with CaptureQueriesContext(connection) as plain:
        client.get(path, {"a": "1"})
    leave_to_helpdesk(article, "s2")
    client.post(START)
    client.get(path)

    with CaptureQueriesContext(connection) as withheld:
        client.get(path, {"a": "2"})

    assert len(withheld) == len(plain)
