"""A first page in a real browser: what it loads, from where, and whether anything moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import Opener
from troubleshooting.models import Article

BUDGET = 60 * 1024
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) { if (!entry.hadRecentInput) { sum += entry.value; } }
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
SIZES = """() => [...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource")].map(one => [one.name, one.encodedBodySize])"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/fi/", "/ar/", "/ja/", "/fi/files-do-not-sync/"])
def test_it_is_light_stays_at_home_and_does_not_move(
    samples: None, open_page: Opener, path: str, width: int
) -> None:
    page = open_page("/en/", width=width)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(path)
    page.wait_for_load_state("networkidle")

    origin = page.evaluate("location.origin")
    assert [one.url for one in asked if not one.url.startswith(origin)] == []
    assert page.evaluate(SHIFTS) < 0.01
    # The style sheet and htmx are in the browser's cache by now; the page itself is compressed.
    sizes = dict(page.evaluate(SIZES))
    assert 0 < sizes[page.url] < BUDGET / 2


def test_a_code_typed_and_entered_opens_the_article(samples: None, open_page: Opener) -> None:
    article = Article.objects.get(slug="files-do-not-sync")
    page = open_page("/fi/")
    field = page.locator("main form[role=search] input")
    field.press_sequentially(article.code, delay=30)
    expect(page.locator("main a[href='/fi/files-do-not-sync/']")).to_be_visible()
    assert page.url.split("?")[0].endswith("/fi/")
    field.press("Enter")
    page.wait_for_url("**/fi/files-do-not-sync/")


def test_a_code_entered_at_once_opens_it_too(samples: None, open_page: Opener) -> None:
    article = Article.objects.get(slug="files-do-not-sync")
    page = open_page("/fi/")
    page.locator("main form[role=search] input").fill(article.code.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/files-do-not-sync/")


def test_a_short_address_of_a_step_opens_the_list_of_steps(
    samples: None, open_page: Opener
) -> None:
    article = Article.objects.get(slug="files-do-not-sync")
    step = article.steps.active()[2]
    page = open_page(f"/a/{article.pk}/?step={step.key}")
    expect(page.locator(f"#step-{step.key}")).to_be_visible()


@pytest.mark.parametrize("scripting", [True, False])
def test_the_menu_s_language_is_remembered(
    samples: None, open_page: Opener, *, scripting: bool
) -> None:
    page = open_page("/fi/files-do-not-sync/", scripting=scripting)
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=ja-JP]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    page.goto("/")
    assert page.url.endswith("/ja/")
