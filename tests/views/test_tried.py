"""What was tried as a text file, and the same text on the hand-over page."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, HANDOVER, STEP
from troubleshooting.models import FlowSession

TRIED = "/en/no-sound/tried.txt"


@pytest.fixture
def begun(reader: Client) -> Client:
    reader.post(STEP, {"result": "not_resolved"})
    return reader


def test_it_is_plain_text_named_after_the_article_s_code(begun: Client) -> None:
    response = begun.get(TRIED)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert re.fullmatch(r'inline; filename="A-\d+\.txt"', response["Content-Disposition"])
    lines = response.content.decode().splitlines()
    assert lines[0] == "no-sound en-US"
    assert re.fullmatch(r"A-\d+ · no-sound", lines[1])
    assert lines[2] == "1. Do s1 en-US: did not help (under a minute)"
    assert lines[3] == "2. Do s2 en-US: not tried"


def test_it_ends_with_the_article_s_address_and_the_session_s_for_agents(begun: Client) -> None:
    lines = begun.get(TRIED).content.decode().splitlines()

    key = FlowSession.objects.get().pk
    assert re.fullmatch(r"http://testserver/a/\d+/", lines[-2])
    assert lines[-1] == f"For helpdesk staff: http://testserver/helpdesk/sessions/{key}/"


def test_it_is_in_the_language_of_its_address(begun: Client) -> None:
    text = begun.get("/fi/no-sound/tried.txt").content.decode()

    assert "no-sound fi-FI" in text
    assert "1. Do s1 fi-FI: ei auttanut" in text


def test_it_is_for_its_reader_alone(begun: Client) -> None:
    response = begun.get(TRIED)

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert Client().get(TRIED)["Location"] == ARTICLE.replace("/fi/", "/en/")


def test_the_hand_over_page_has_the_same_text_and_the_way_to_the_file(begun: Client) -> None:
    page = begun.get(HANDOVER).content.decode()
    text = begun.get("/fi/no-sound/tried.txt").content.decode()

    area = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert area
    assert html.unescape(area[1]) == text
    assert 'href="/fi/no-sound/tried.txt"' in page
