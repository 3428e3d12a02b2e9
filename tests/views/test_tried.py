"""What was tried as a text file, and the same text on the hand-over page."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, HANDOVER, STEP

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
    assert re.fullmatch(r"no-sound en-US \(no-sound, A-\d+\)", lines[0])
    assert lines[1].startswith("1. Do s1 en-US: did not help")
    assert lines[2] == "2. Do s2 en-US: not tried"


def test_it_is_in_the_language_of_its_address(begun: Client) -> None:
    text = begun.get("/fi/no-sound/tried.txt").content.decode()

    assert "no-sound fi-FI" in text
    assert "did not help" not in text


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
