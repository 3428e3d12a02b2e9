"""No connection, or a fault: the page says so where something was pressed, and loses nothing."""

from __future__ import annotations

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_beside import ARTICLE, go_to_procedure
from troubleshooting.models import FlowSession, StepResult

SLUG = "printer-does-not-print"
NOTICE = "#no-answer"
WORDS = {
    "offline": "No connection: that did not get through. Try again.",
    "fault": "Something went wrong on our side. Wait a moment and try again.",
}
PHONE = 390
everywhere = pytest.mark.parametrize("tag", ["fi", "ar"])
each_trouble = pytest.mark.parametrize("trouble", WORDS)


def start(open_page: Opener, tag: str) -> Page:
    page = open_page(f"/{tag}/{SLUG}/", width=PHONE, may_complain=True)
    page.locator("#start-flow button").click()
    page.wait_for_selector("main button[name=result]")
    return page


def break_(page: Page, trouble: str) -> None:
    if trouble == "offline":
        page.context.set_offline(True)
    else:
        page.route("**/*", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))


def mend(page: Page) -> None:
    page.context.set_offline(False)
    page.unroute("**/*")


def said(tag: str, trouble: str) -> str:
    with translation.override(tag):
        return translation.gettext(WORDS[trouble])


@everywhere
@each_trouble
def test_an_answer_that_did_not_arrive_is_said_and_can_be_given_again(
    samples: None, open_page: Opener, tag: str, trouble: str
) -> None:
    page = start(open_page, tag)
    before = page.url
    answer = page.locator("main button[value=not_resolved]")
    break_(page, trouble)
    answer.focus()
    page.keyboard.press("Enter")

    expect(page.locator(NOTICE)).to_have_text(said(tag, trouble))
    expect(page.locator(NOTICE)).to_be_in_viewport()
    expect(page.locator("#status")).to_have_text(said(tag, trouble))
    assert page.locator(f".flow__question {NOTICE}").count() == 1
    expect(answer).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.url == before
    assert not StepResult.objects.exists()

    # Only when it is known to have failed is the connection there again.
    with page.expect_event("requestfailed" if trouble == "offline" else "requestfinished"):
        answer.click()
    expect(answer).to_be_enabled()
    expect(page.locator(NOTICE)).to_have_count(1)
    mend(page)
    answer.click()
    page.wait_for_url(lambda url: url != before)
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("#status")).not_to_have_text(said(tag, trouble))
    assert StepResult.objects.count() == 1


@each_trouble
def test_a_tick_that_was_not_kept_is_taken_out_again(
    samples: None, open_page: Opener, trouble: str
) -> None:
    page = open_page(f"/fi/{ARTICLE}/", width=PHONE, may_complain=True)
    go_to_procedure(page, scripting=True)
    first, second = page.locator(".tick input").nth(0), page.locator(".tick input").nth(1)
    with page.expect_response("**/ticks/"):
        first.check()
    break_(page, trouble)
    second.check()

    expect(page.locator(f"#instructions {NOTICE}")).to_have_text(said("fi", trouble))
    expect(second).not_to_be_checked()
    expect(first).to_be_checked()

    mend(page)
    with page.expect_response("**/ticks/"):
        second.check()
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("#status")).to_have_text("")
    expect(second).to_be_checked()
    assert [len(places) for places in FlowSession.objects.get().ticks.values()] == [2]


@each_trouble
def test_a_search_as_one_types_says_so(samples: None, open_page: Opener, trouble: str) -> None:
    page = open_page("/fi/", width=PHONE, may_complain=True)
    field = page.locator("#search-field")
    break_(page, trouble)
    field.press_sequentially("tulostin")

    expect(page.locator(NOTICE)).to_have_text(said("fi", trouble))
    expect(page.locator("#status")).to_have_text(said("fi", trouble))
    expect(field).to_be_focused()

    mend(page)
    field.press_sequentially(" ei")
    expect(page.locator(".article-card").first).to_contain_text("ulost")
    expect(page.locator(NOTICE)).to_have_count(0)


def test_what_the_page_asks_by_itself_fails_in_silence(samples: None, open_page: Opener) -> None:
    page = open_page("/fi/", may_complain=True)
    page.clock.install()
    page.goto(f"/fi/{SLUG}/")
    page.locator("#start-flow button").click()
    page.wait_for_selector("main button[name=result]")
    page.context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.clock.fast_forward(10_000)

    expect(page.locator(NOTICE)).to_have_count(0)
