"""Topics as only a browser shows them: small phones, going on by keyboard, an editor's choice."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from tests.browser.conftest import PROJECT, Opener
from tests.flow.crowds import solve_article
from tests.flow.test_browsing import many
from troubleshooting.editing.topics import name_topics
from troubleshooting.models import Article, Topic

PAGES = [
    "",
    "browse/topics/",
    "browse/topics/windows/",
    "browse/articles/",
    "browse/articles/?page=2",
]


@pytest.fixture
def busy(samples: None) -> None:
    """More than a page of articles, named topics, and what helped three people."""
    name_topics(json.loads((PROJECT / "samples" / "topics.json").read_text("utf-8")))
    solve_article(Article.objects.get(slug="laptop-is-slow"), 3, at=timezone.now())
    many(60)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
def test_they_fit_320_pixels_and_a_finger(
    busy: None, open_page: Opener, tag: str, dark: bool
) -> None:
    page = open_page(f"/{tag}/", width=320, dark=dark)
    for path in PAGES:
        page.goto(f"/{tag}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        for link in page.locator("main a").all():
            box = link.bounding_box()
            assert box is not None
            assert min(box["height"], box["width"]) >= 24, (path, link.inner_text())


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "none"])
def test_from_a_topic_to_an_article(busy: None, open_page: Opener, scripting: bool) -> None:
    page = open_page("/fi/", scripting=scripting)

    page.get_by_role("link", name="Laitteet").click()
    assert page.locator("h1").inner_text() == "Laitteet"
    # What helped lately is the first.
    first = page.locator("main .article-list a").first
    assert "/fi/laptop-is-slow/" in (first.get_attribute("href") or "")
    first.click()
    assert page.url.endswith("/fi/laptop-is-slow/")


def test_clearing_the_search_brings_the_topics_back(busy: None, open_page: Opener) -> None:
    page = open_page("/fi/")
    page.fill("#search-field", "tulostin")
    page.wait_for_selector("#results mark")
    assert page.locator(".topic-card").count() == 0

    page.fill("#search-field", "")

    page.wait_for_selector("#results .topic-card")
    assert page.locator(".popular").count() == 1


def test_an_editor_picks_a_topic_by_typing(busy: None, analyst: User, open_page: Opener) -> None:
    Topic.objects.create(key="new-hires", name="New hires")
    article = Article.objects.get(slug="laptop-is-slow")
    page = open_page(
        reverse("admin:troubleshooting_article_topics", args=[article.pk]), user=analyst
    )

    page.locator(".select2-selection").click()
    page.keyboard.type("hires")
    page.locator(".select2-results__option", has_text="New hires").click()
    page.locator("input[type=submit]").click()
    page.wait_for_selector(".messagelist")

    assert article.topics.filter(key="new-hires").exists()
