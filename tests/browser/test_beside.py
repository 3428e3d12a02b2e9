"""Beside the answers: ticks, reasons, doubts and the comment, with and without scripting."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_walk import answer, answer_without_scripting
from troubleshooting.models import Doubt, FlowSession

ARTICLE = "files-do-not-sync"

scripted = pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "plain"])


def begin(page: Page) -> None:
    page.locator("#start-flow button").click()
    page.wait_for_selector("main button[name=result]")


def go_to_procedure(page: Page, *, scripting: bool) -> None:
    """Skip steps up to the first that has instructions."""
    begin(page)
    while not page.locator(".tick").count():
        (answer if scripting else answer_without_scripting)(page, "skipped")


def ticked(page: Page) -> list[bool]:
    return [box.is_checked() for box in page.locator(".tick input").all()]


@scripted
@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
def test_ticks_survive_a_reload_going_back_and_another_language(
    samples: None, open_page: Opener, tag: str, scripting: bool
) -> None:
    page = open_page(f"/{tag}/{ARTICLE}/", scripting=scripting)
    go_to_procedure(page, scripting=scripting)
    here = page.url
    first, second = page.locator(".tick").nth(0), page.locator(".tick").nth(1)
    if scripting:
        with page.expect_response(lambda response: response.url.endswith("/ticks/")):
            second.locator("span").first.click()
    else:
        second.locator("span").first.click()
        with page.expect_navigation():
            page.locator("button[form=ticks-form]").click()
    assert first.locator("input").is_checked() is False

    page.reload()
    assert ticked(page)[:2] == [False, True]
    page.goto(f"/{tag}/")
    page.go_back()
    assert ticked(page)[:2] == [False, True]
    page.goto(here.replace(f"/{tag}/", "/sv/"))
    assert ticked(page)[:2] == [False, True]


def test_a_reason_is_one_tap_and_stays_on_the_page(samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{ARTICLE}/", width=320)
    begin(page)
    answer(page, "not_possible")
    here = page.url
    page.locator("#why button[value=not_dared]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#why .badge")).to_be_visible()

    assert page.url == here
    expect(page.locator("#why-what")).to_be_focused()
    expect(page.locator("#status")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#why summary").click()
    page.locator("#why button[value=needs_rights]").click()
    expect(page.locator("#why [aria-pressed=true]")).to_have_attribute("value", "needs_rights")
    answer(page, "not_resolved")
    expect(page.locator("#why")).to_have_count(0)


@scripted
def test_a_sentence_is_doubted_where_it_stands(
    samples: None, open_page: Opener, scripting: bool
) -> None:
    page = open_page(f"/fi/{ARTICLE}/", scripting=scripting)
    begin(page)
    here = page.url
    page.locator("details.original > summary").click()
    page.locator(".pair__doubt a").first.click()
    page.locator("textarea[name=suggestion]").fill("Parempi lause.")
    if scripting:
        expect(page.locator("textarea[name=suggestion]")).to_be_focused()
        assert page.url == here
    page.locator("form.doubt button").click()
    expect(page.locator(".notice--good")).to_be_visible()

    assert Doubt.objects.get().suggestion == "Parempi lause."
    if not scripting:
        page.locator("main a", has_text="Takaisin").click()
    assert page.url == here


@pytest.mark.parametrize("tag", ["fi", "ar"])
def test_two_columns_stand_beside_each_other_from_page_to_page(
    samples: None, open_page: Opener, tag: str
) -> None:
    page = open_page(f"/{tag}/{ARTICLE}/")
    begin(page)
    page.locator(".originals__ways a[href*=columns]").click()
    page.wait_for_selector("details.original[open]")
    answer(page, "not_resolved")
    expect(page.locator(".pair__source").first).to_be_visible()
    target = page.locator(".pair__target").first.bounding_box()
    source = page.locator(".pair__source").first.bounding_box()

    assert target
    assert source
    assert abs(target["y"] - source["y"]) < 4
    assert (source["x"] > target["x"]) is (tag == "fi")


@scripted
def test_sentences_are_revealed_one_by_one(
    samples: None, open_page: Opener, scripting: bool
) -> None:
    page = open_page(f"/fi/{ARTICLE}/", scripting=scripting)
    begin(page)
    page.locator(".originals__ways a[href*=sentences]").click()
    page.wait_for_selector(".pairs--sentences")
    sources = page.locator(".pair__source")
    assert sources.count() > 1
    page.locator(".pair__reveal summary").nth(1).click()

    expect(sources.nth(1)).to_be_visible()
    assert sources.nth(0).is_visible() is False


@scripted
def test_the_end_takes_one_comment_and_the_hand_over_says_it(
    samples: None, open_page: Opener, scripting: bool
) -> None:
    page = open_page(f"/fi/{ARTICLE}/", scripting=scripting)
    begin(page)
    (answer if scripting else answer_without_scripting)(page, "resolved")
    page.locator("#comment-words").fill("Aika outoa.")
    page.locator("#comment button").click()
    expect(page.locator("#comment .muted")).to_be_visible()

    assert FlowSession.objects.get().comment == "Aika outoa."
    page.goto(f"/fi/{ARTICLE}/handover/")
    expect(page.locator("#summary")).to_have_value(re.compile("Aika outoa"))


def test_there_and_back_by_the_trail(seed: str, samples: None, open_page: Opener) -> None:
    page = open_page(f"/fi/{seed}/")
    begin(page)
    answer(page, "not_resolved")
    stood = page.url
    page.goto(f"/fi/{ARTICLE}/")
    begin(page)
    page.locator(".trail button").click()
    page.wait_for_function("url => location.href === url", arg=stood)
    expect(page.locator("#heading")).to_be_focused()
    page.locator(".again button").click()
    page.wait_for_function("url => location.href !== url", arg=stood)
    assert page.locator("progress").get_attribute("value") == "1"
