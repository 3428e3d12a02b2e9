"""Redirects between a reader's pages are followed for htmx before they are answered."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, START, STEP
from troubleshooting.models import ArticleTranslation, FlowSession, StepResult
from troubleshooting.views import step

HTMX = {"HX-Request": "true"}
STEP_2 = "/fi/no-sound/steps/s2/"


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    make_article()
    client.post(START)
    return client


def test_htmx_gets_the_step_that_follows(reader: Client) -> None:
    answered = reader.post(STEP, {"result": "not_resolved"}, headers=HTMX)
    asked = reader.get(STEP_2, headers=HTMX)

    assert answered.status_code == 200
    assert answered["HX-Push-Url"] == asked["HX-Push-Url"] == STEP_2
    assert "<html" not in answered.content.decode()
    assert answered["Vary"] == asked["Vary"]
    assert StepResult.objects.get().result == "not_resolved"


def test_everybody_else_is_led_there(reader: Client) -> None:
    restoring = {**HTMX, "HX-History-Restore-Request": "true"}

    assert reader.post(STEP, {"result": "skipped"})["Location"] == STEP_2
    assert reader.get("/fi/no-sound/steps/")["Location"] == STEP_2
    assert reader.get("/fi/no-sound/steps/", headers=restoring).status_code == 200


def test_two_redirects_are_one_answer_and_the_cookie_comes_along(client: Client, db: None) -> None:
    """The start leads to where the reader is, and that to the first step; the browser is new."""
    make_article()
    answered = client.post(START, headers=HTMX)

    assert answered["HX-Push-Url"] == STEP
    assert answered.cookies["askel_browser"].value == FlowSession.objects.get().browser_key
    assert client.get(STEP).status_code == 200


def test_the_choice_of_view_comes_along(reader: Client) -> None:
    path = f"{STEP}?view=columns"
    answered = reader.post(path, {"result": "not_resolved"}, headers=HTMX)

    assert answered["HX-Push-Url"] == f"{STEP_2}?view=columns"
    assert "view=columns" in answered.content.decode()


def test_forms_of_what_follows_have_a_token_that_is_good(db: None) -> None:
    make_article()
    strict = Client(enforce_csrf_checks=True)
    strict.get(ARTICLE)
    token = strict.cookies["csrftoken"].value
    started = strict.post(START, {"csrfmiddlewaretoken": token}, headers=HTMX)
    found = started.content.decode().partition('csrfmiddlewaretoken" value="')[2][:64]

    said = {"csrfmiddlewaretoken": found, "result": "resolved"}
    assert strict.post(STEP, said, headers=HTMX)["HX-Push-Url"] == "/fi/no-sound/end/"
    assert strict.post(STEP, {"result": "resolved"}, headers=HTMX).status_code == 403


def test_other_languages_are_left_to_the_browser(reader: Client) -> None:
    """What is around the page, such as its language, would not change with it."""
    asked = reader.get("/fi-fi/no-sound/", headers=HTMX)

    assert (asked.status_code, asked["Location"]) == (302, ARTICLE)


def test_what_follows_may_be_missing(reader: Client) -> None:
    """Withdrawn between the answer and the next step: the page that says so, not a fault."""

    def withdraw(*_args: object) -> str:
        ArticleTranslation.objects.update(status="draft")
        return STEP_2

    with patch.object(step, "kept_way", withdraw):
        missing = reader.post(STEP, {"result": "skipped"}, headers=HTMX)

    assert missing.status_code == 404
    assert StepResult.objects.count() == 1
