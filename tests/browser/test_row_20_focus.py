"""Row 20: keyboard focus falls to the top after a swap. It goes to the new heading instead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener

ARTICLE = "printer-does-not-print"
ACTIVE = "document.activeElement && document.activeElement.id"


def press(page: Page, selector: str) -> None:
    """Answer as who uses no mouse does: by focus and the Enter key."""
    button = page.locator(selector).first
    button.focus()
    page.keyboard.press("Enter")


def arrived(page: Page, number: int) -> None:
    """The step's heading is there, has the focus, and the page is titled and announced anew."""
    heading = page.locator("#heading")
    expect(heading).to_have_text(_number(number), timeout=10_000)
    expect(heading).to_be_focused()
    expect(page).to_have_title(_number(number))
    expect(page.locator("#status")).to_have_text(_number(number))


def _number(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d){number}(?!\d)")


@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
def test_the_new_heading_has_the_focus(samples: None, open_page: Opener, tag: str) -> None:
    page = open_page(f"/{tag}/{ARTICLE}/")
    press(page, "#start-flow button")
    arrived(page, 1)
    for number in (2, 3):
        press(page, "main button[value=not_resolved]")
        arrived(page, number)


def test_going_back_moves_it_too(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/")
    press(page, "#start-flow button")
    arrived(page, 1)
    press(page, "main button[value=skipped]")
    arrived(page, 2)
    press(page, ".flow__links a")
    arrived(page, 1)


def test_the_status_area_is_outside_of_what_is_swapped(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/")
    page.evaluate("document.getElementById('status').kept = true")
    press(page, "#start-flow button")
    arrived(page, 1)

    assert page.evaluate("document.querySelectorAll('#status').length") == 1
    assert page.evaluate("!document.getElementById('status').closest('#flow')")
    assert page.evaluate("document.getElementById('status').getAttribute('role')") == "status"


def test_the_end_has_it_as_well(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/")
    press(page, "#start-flow button")
    arrived(page, 1)
    press(page, "main button[value=resolved]")
    page.wait_for_url("**/end/")

    expect(page.locator("#heading")).to_be_focused()


def test_ticking_an_instruction_keeps_it_where_it_is(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/")
    press(page, "#start-flow button")
    arrived(page, 1)
    number = 1
    while not page.locator(".tick").count():
        press(page, "main button[value=not_resolved]")
        number += 1
        arrived(page, number)
    boxes = page.locator(".tick input")
    boxes.first.focus()
    before = page.evaluate(ACTIVE)
    with page.expect_response("**/ticks/"):
        page.keyboard.press("Space")

    assert page.evaluate(ACTIVE) == before
    expect(boxes.first).to_be_focused()
