"""The comment on the end page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.views.conftest import ARTICLE, END, HANDOVER, STEP, session
from tests.views.pages import Page
from troubleshooting.models import Article, FlowSession

COMMENT = f"{END}comment/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def done(reader: Client) -> Client:
    """A reader at the end."""
    reader.post(STEP, {"result": "resolved"})
    return reader


def test_the_end_has_one_field_for_it(done: Client) -> None:
    (form,) = (one for one in Page(done.get(END)).post_forms if one.attributes["action"] == COMMENT)

    assert [one["name"] for one in form.fields] == ["csrfmiddlewaretoken", "comment"]
    assert form.fields[1]["maxlength"] == "1000"


def test_without_scripting_it_leads_back_to_the_end_that_shows_it(done: Client) -> None:
    assert done.post(COMMENT, {"comment": "<b>Odd</b>"})["Location"] == f"{END}#comment"
    assert "&lt;b&gt;Odd&lt;/b&gt;</textarea>" in done.get(END).content.decode()


def test_by_htmx_only_its_form_is_swapped(done: Client) -> None:
    response = done.post(COMMENT, {"comment": "Odd"}, headers=HTMX)

    assert [form.attributes["id"] for form in Page(response).forms] == ["comment"]
    assert "HX-Push-Url" not in response
    assert session().comment == "Odd"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_one_that_is_too_long_is_422_and_not_lost(done: Client, headers: dict[str, str]) -> None:
    response = done.post(COMMENT, {"comment": "x" * 1001}, headers=headers)

    assert response.status_code == 422
    assert Page(response).is_whole is not bool(headers)
    assert "x" * 1001 in response.content.decode()
    assert session().comment == ""


def test_the_hand_over_says_it(done: Client) -> None:
    done.post(COMMENT, {"comment": "Odd & strange"})

    assert "Odd &amp; strange" in done.get(HANDOVER).content.decode()


def test_the_outcome_stays(done: Client) -> None:
    done.post(COMMENT, {"comment": "Odd"})

    assert session().outcome == "resolved"


def test_who_never_started_is_led_to_the_article(client: Client, article: Article) -> None:
    assert client.post(COMMENT, {"comment": "x"})["Location"] == ARTICLE


def test_its_help_says_where_it_goes(reader: Client) -> None:
    end = END.replace("/fi/", "/en/")
    said = {
        "resolved": "It is kept with your answers, without your name.",
        "escalated": "the helpdesk can read it in the portal.",
        "incident": "It goes with what you hand to the helpdesk.",
    }
    for outcome, words in said.items():
        FlowSession.objects.update(outcome=outcome, finished_at=timezone.now())
        page = reader.get(end).content.decode()
        assert [one for one in said if said[one] in page] == [outcome], words
