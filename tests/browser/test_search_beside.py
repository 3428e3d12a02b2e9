"""The box in the header finds as one types, on any page, without moving or leaving it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

WORDS = {"fi": "tulostin", "ar": "الطابعة", "ja": "印刷"}
SLUG = "printer-does-not-print"


@pytest.fixture(params=WORDS)
def page(samples: None, open_page: Opener, request: pytest.FixtureRequest) -> Page:
    """An article's page on a phone."""
    return open_page(f"/{request.param}/laptop-is-slow/", width=390)


def typed(page: Page) -> None:
    field = page.locator("#search-field")
    field.press_sequentially(WORDS[page.url.split("/")[3]])
    expect(page.locator(f"#found a.article-card[href$='/{SLUG}/']")).to_be_visible()


def test_what_is_found_lies_over_the_page(page: Page) -> None:
    start, address = page.locator("#start-flow button"), page.url
    before = start.bounding_box()
    typed(page)

    assert start.bounding_box() == before
    assert page.url == address
    expect(page.locator("#status")).not_to_be_empty()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_the_keyboard_goes_on_to_it_and_an_empty_box_closes_it(page: Page) -> None:
    typed(page)
    for _ in range(3):
        page.keyboard.press("Tab")
        if "article-card" in page.evaluate("document.activeElement.className"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SLUG}/")

    typed(page)
    page.locator("#search-field").fill("")
    expect(page.locator("#found")).to_be_empty()
