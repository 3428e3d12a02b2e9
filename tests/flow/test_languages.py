"""The list of languages that each page asks for, kept for some seconds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.flow.stories import add_translation
from troubleshooting.flow.languages import forget_published_locales, known_published_locales
from troubleshooting.models import Article


@pytest.fixture
def kept(settings: Settings, article: Article) -> Iterator[None]:
    settings.LANGUAGES_KEPT_SECONDS = 60
    forget_published_locales()
    known_published_locales()
    yield
    forget_published_locales()


def test_it_costs_nothing(kept: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert known_published_locales() == ("en-US", "fi-FI")


def test_it_is_asked_for_when_the_time_is_over(
    kept: None, article: Article, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_translation(article, "he-IL")
    assert "he-IL" not in known_published_locales()

    monkeypatch.setattr("time.monotonic", lambda: float("inf"))
    assert "he-IL" in known_published_locales()


def test_a_language_published_a_moment_ago_is_found(
    kept: None, client: Client, article: Article
) -> None:
    add_translation(article, "he-IL")

    assert client.get("/he/no-sound/").status_code == 200
    assert "he-IL" in known_published_locales()


def test_a_page_costs_a_query_less(
    kept: None, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/", headers={"Accept-Language": "fi"})["Location"] == "/fi/"
