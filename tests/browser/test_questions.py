"""A reader comes to a question, goes one way, comes back, and goes the other."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.flow.asking import ask
from tests.flow.stories import make_article
from troubleshooting.models import Article, FlowSession


@pytest.fixture
def article(transactional_db: None) -> Article:
    article = make_article(steps=4)
    ask(article, "q1", "s2", cable="next", radio="s4", broken="helpdesk")
    return article


def press(page: Page, button: str) -> None:
    """Press a button and wait for the page it leads to."""
    before = page.url
    page.locator(button).click()
    page.wait_for_url(lambda url: url != before)


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "without-scripting"])
def test_both_ways(article: Article, open_page: Opener, scripting: bool) -> None:
    page = open_page("/fi/no-sound/", scripting=scripting, width=320)
    press(page, "#start-flow button")
    press(page, "button[value=not_resolved]")
    expect(page.locator("main h1")).to_have_text("Which q1 fi-FI?")
    if scripting:
        expect(page.locator("main h1")).to_be_focused()
        expect(page.locator("#status")).to_have_text("Which q1 fi-FI?")
        assert "Which q1 fi-FI?" in page.title()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 320

    press(page, "button[value=cable]")
    expect(page.locator("main .flow__step")).to_contain_text("Do s2 fi-FI")
    press(page, ".flow__nav a[href$='/questions/q1/']")
    expect(page.locator("button[value=cable]")).to_have_attribute("aria-pressed", "true")
    press(page, "button[value=radio]")
    expect(page.locator("main .flow__step")).to_contain_text("Do s4 fi-FI")
    press(page, "button[value=not_resolved]")

    expect(page.locator(".transcript > li")).to_have_count(3)
    assert FlowSession.objects.get().outcome == "unresolved"


def test_the_keyboard_is_enough(article: Article, open_page: Opener) -> None:
    page = open_page("/fi/no-sound/")
    press(page, "#start-flow button")
    press(page, "button[value=not_resolved]")
    expect(page.locator("main h1")).to_be_focused()
    page.locator("button[value=broken]").focus()
    page.keyboard.press("Enter")

    expect(page.locator("main header.outcome")).to_contain_text("Note of broken fi-FI")
    expect(page.locator("main header.outcome a.button--primary")).to_have_attribute(
        "href", "/fi/no-sound/handover/"
    )


def test_an_editor_sees_the_flow_on_a_phone(
    article: Article, analyst: User, open_page: Opener
) -> None:
    page = open_page(
        f"/admin/troubleshooting/article/{article.pk}/questions/", user=analyst, width=320
    )
    expect(page.locator(".outline__question")).to_contain_text("radio")
    page.locator(".outline__ways a").click()
    expect(page.locator("select[name=before]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
