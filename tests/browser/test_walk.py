"""An employee walks the real seed article; the analytics name the step that solved it."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from troubleshooting.models import Block, FlowSession

LANGUAGES = [
    pytest.param("fi", "ltr", True, id="finnish"),
    pytest.param("fi", "ltr", False, id="finnish-without-scripting"),
    pytest.param("ar", "rtl", True, id="arabic"),
    pytest.param("ar", "rtl", False, id="arabic-without-scripting"),
    pytest.param("ja", "ltr", True, id="japanese"),
]


# The address changes first; the new heading has the focus once what comes after it is there.
COMES_AFTER = "before => location.href !== before && document.activeElement.matches('main h1')"


def answer(page: Page, result: str) -> None:
    """Press an answer and wait for what comes after it."""
    before = page.url
    page.locator(f"main button[name=result][value={result}]").click()
    page.wait_for_function(COMES_AFTER, arg=before)


def answer_without_scripting(page: Page, result: str) -> None:
    with page.expect_navigation():
        page.locator(f"main button[name=result][value={result}]").click()


@pytest.mark.parametrize(("tag", "direction", "scripting"), LANGUAGES)
def test_the_fourth_step_solves_it(
    seed: str, analyst: User, open_page: Opener, tag: str, direction: str, scripting: bool
) -> None:
    respond = answer if scripting else answer_without_scripting
    page = open_page(f"/{tag}/", scripting=scripting)
    assert page.locator("html").get_attribute("dir") == direction
    page.locator(f"main a[href='/{tag}/{seed}/']").click()
    page.locator("main details.original summary").click()
    expect(page.locator(".pair__source").first).to_be_visible()
    expect(page.locator(".pair__source").first).to_have_text(re.compile("older version of Windows"))
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("main h1")).to_have_text(re.compile("1.*9|9.*1|١|٩"))
    page.locator("main details.original summary").click()
    expect(page.locator(".pair__source").first).to_have_text(re.compile("subscription status"))
    for _ in range(3):
        respond(page, "not_resolved")
    respond(page, "resolved")
    expect(page.locator(".outcome--good")).to_be_visible()
    assert page.locator("main button[name=result]").count() == 0

    session = FlowSession.objects.get()
    step = session.resolved_by
    assert step is not None
    assert step.position == 4
    label = Block.objects.get(step=step, translation__locale="en-US").label
    staff = open_page("/analytics/", user=analyst, scripting=scripting)
    expect(staff.locator("main")).to_contain_text(label)


def test_focus_title_and_announcement_follow_the_step(seed: str, open_page: Opener) -> None:
    page = open_page(f"/fi/{seed}/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    title = page.title()
    page.locator("main button[value=not_resolved]").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("title => document.title !== title", arg=title)
    page.wait_for_function("() => document.activeElement.id === 'heading'", timeout=5000)
    assert page.locator("#status").inner_text().strip()
    assert page.evaluate("document.querySelector('#flow #status')") is None


def test_the_language_menu_keeps_the_place_after_a_swap(seed: str, open_page: Opener) -> None:
    page = open_page(f"/fi/{seed}/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    answer(page, "not_resolved")
    here = page.evaluate("() => location.pathname")
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=ar-SA]").click()
    page.wait_for_selector("html[dir=rtl]")
    assert page.evaluate("() => location.pathname") == here.replace("/fi/", "/ar/")


def test_back_shows_whole_pages(seed: str, open_page: Opener) -> None:
    page = open_page(f"/fi/{seed}/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    for _ in range(8):
        answer(page, "not_resolved")
    for _ in range(8):
        page.go_back()
        page.wait_for_selector("main button[name=result]")
        expect(page.locator("form[role=search]")).to_have_count(1)
        expect(page.locator("header.site-header")).to_be_visible()
