"""Going on with a session on a phone, an article on paper, and what was tried as text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.test_walk import answer, answer_without_scripting
from troubleshooting.models import FlowSession, Outcome
from troubleshooting.text.qr import qr_code

ARTICLE = "laptop-is-slow"


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "without-scripting"])
def test_a_walk_goes_on_on_the_phone_and_on_both(
    samples: None, open_page: Opener, scripting: bool
) -> None:
    respond = answer if scripting else answer_without_scripting
    desk = open_page(f"/fi/{ARTICLE}/", scripting=scripting)
    desk.locator("#start-flow button").click()
    expect(desk.locator("main button[name=result]").first).to_be_visible()
    respond(desk, "not_resolved")
    second = desk.url
    desk.locator(".flow__links a[href*=elsewhere]").click()
    link = desk.locator("#link").inner_text()
    assert desk.locator("svg.qr path").get_attribute("d") == qr_code(link).path

    phone = open_page(link, scripting=scripting, width=320)
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    phone.locator("main form button").click()
    expect(phone).to_have_url(second)
    respond(phone, "not_resolved")
    third = phone.url

    desk.goto(f"/fi/{ARTICLE}/steps/")
    assert desk.url == third
    respond(desk, "resolved")
    phone.goto(f"/fi/{ARTICLE}/steps/")
    expect(phone.locator(".outcome--good")).to_be_visible()
    assert FlowSession.objects.get().outcome == Outcome.RESOLVED


@pytest.mark.parametrize("tag", ["fi", "ar"])
def test_on_paper_there_is_the_article_and_nothing_of_the_portal(
    samples: None, open_page: Opener, tag: str
) -> None:
    page = open_page(f"/{tag}/{ARTICLE}/all/?view=columns", dark=True)
    expect(page.locator("[data-print]")).to_be_visible()
    boxes = page.locator(".sheet__results").first
    expect(boxes).to_be_hidden()

    page.emulate_media(media="print")

    for chrome in (
        ".site-header",
        ".site-footer",
        ".sheet__ways",
        ".originals__ways",
        ".skip-link",
    ):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(boxes).to_be_visible()
    expect(page.locator(".pair__source").first).to_be_visible()
    style = "element => [getComputedStyle(element).color, getComputedStyle(element).breakInside]"
    assert page.locator(".sheet__step").first.evaluate(style) == ["rgb(0, 0, 0)", "avoid"]
    label, title = page.locator(".sheet__label").bounding_box(), page.locator("h1").bounding_box()
    assert label
    assert title
    assert (label["x"] > title["x"]) is (tag == "fi")
    printed = "element => getComputedStyle(element, '::after').content"
    link = page.locator(".prose a[href^=http]").first
    assert link.evaluate(printed) == f'" ({link.get_attribute("href")})"'


def test_what_is_folded_away_is_not_printed(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/all/")

    page.emulate_media(media="print")

    expect(page.locator(".original").first).to_be_hidden()


def test_what_was_tried_is_copied_or_opened_as_text(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#start-flow button").click()
    expect(page.locator("main button[name=result]").first).to_be_visible()
    answer(page, "not_resolved")
    page.goto(f"/fi/{ARTICLE}/handover/")
    page.locator("[data-copy=summary]").click()
    expect(page.locator("[data-copy-status]").first).not_to_be_empty()

    copied = page.evaluate("navigator.clipboard.readText()")
    page.locator("a[href$='tried.txt']").click()
    assert re.search(r"^1\. .+: ei auttanut", copied, re.MULTILINE)
    assert page.locator("body").inner_text().strip() == copied.strip()


def test_without_scripting_there_is_no_button_that_does_nothing(
    samples: None, open_page: Opener
) -> None:
    page = open_page(f"/fi/{ARTICLE}/", scripting=False)
    page.locator("#start-flow button").click()
    page.goto(f"/fi/{ARTICLE}/handover/")
    expect(page.locator("[data-copy=summary]")).to_be_hidden()
    page.goto(f"/fi/{ARTICLE}/all/")
    expect(page.locator("[data-print]")).to_be_hidden()
