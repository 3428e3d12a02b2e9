"""Without a token a POST is refused before anything else is looked at."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, HANDOVER, READ, START, STEP
from tests.views.pages import Page
from troubleshooting.models import Article, FlowSession


@pytest.fixture
def strict(article: Article) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "path",
    [
        START,
        STEP,
        HANDOVER,
        READ,
        f"{STEP}ticks/",
        f"{STEP}reason/",
        "/fi/no-sound/back/",
        "/fi/no-sound/end/comment/",
        "/fi/no-such-article/start/",
        "/fi/no-sound/steps/s99/",
    ],
)
def test_it_is_403(strict: Client, path: str) -> None:
    assert strict.post(path, {"result": "resolved"}).status_code == 403
    assert not FlowSession.objects.exists()


def test_it_is_403_before_the_answer_is_read(strict: Client) -> None:
    assert strict.post(STEP, {"result": "maybe"}).status_code == 403


def test_the_token_of_the_page_is_taken(strict: Client) -> None:
    (form,) = Page(strict.get(ARTICLE)).post_forms
    token = next(one["value"] for one in form.fields if one["name"] == "csrfmiddlewaretoken")

    assert strict.post(START, {"csrfmiddlewaretoken": token}).status_code == 302
    assert FlowSession.objects.count() == 1


@pytest.mark.parametrize(
    ("referer", "way"),
    [
        (f"http://testserver{ARTICLE}?view=columns", f"{ARTICLE}?view=columns"),
        (f"http://elsewhere.example{ARTICLE}", None),
        ("http://testserver//elsewhere.example/", None),
        ("http://testserver", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_it_leads_back_to_the_page_of_the_form(
    strict: Client, referer: str, way: str | None
) -> None:
    links = Page(strict.post(START, headers={"Referer": referer})).links_in_main

    assert links == [*([way] if way else []), "/fi/"]
