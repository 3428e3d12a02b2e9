"""Find, walk, hand over: with and without scripting, and nobody presses twice in vain."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.browser.conftest import Opener
from tests.flow.stories import leave_to_helpdesk
from tests.helpdesk.desk import TOKEN, Desk, running_desk
from troubleshooting.models import Article, FlowSession

ARTICLE = "shared-calendar-does-not-show"
HANDOVER = f"/fi/{ARTICLE}/handover/"
scripted = pytest.mark.parametrize("scripting", [True, False], ids=["scripted", "plain"])


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with running_desk() as desk:
        settings.TICKET_SYSTEM_URL, settings.TICKET_SYSTEM_TOKEN = desk.url, TOKEN
        yield desk


def unhelped(page: Page) -> Page:
    """Begin the article, answer one step, and go for the helpdesk."""
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_url("**/steps/**")
    first = page.url
    page.locator("main button[name=result][value=not_resolved]").click()
    page.wait_for_url(lambda url: url != first)
    page.locator(f"main a[href='{HANDOVER}']").first.click()
    page.wait_for_url(f"**{HANDOVER}")
    return page


@scripted
def test_one_press_opens_the_ticket_and_the_reader_reads_its_name(
    samples: None, open_page: Opener, desk: Desk, scripting: bool
) -> None:
    page = unhelped(open_page(f"/fi/{ARTICLE}/", scripting=scripting))
    page.locator("#comment-words").fill("Vain maanantaisin.")
    page.locator("main button[value=ticket]").click()
    page.wait_for_url("**/end/")

    expect(page.locator(".notice--good bdi")).to_have_text("ABC-123")
    assert FlowSession.objects.get().outcome == "escalated"
    assert desk.tickets[0]["comment"] == "Vain maanantaisin."


@scripted
def test_a_fault_loses_nothing_that_was_typed(
    samples: None, open_page: Opener, desk: Desk, scripting: bool
) -> None:
    desk.status = 404
    page = unhelped(open_page(f"/fi/{ARTICLE}/", scripting=scripting))
    page.locator("#comment-words").fill("Vain maanantaisin.")
    page.locator("#reply-to").fill("me@example.org")
    page.locator("#device").check()
    page.locator("main button[value=ticket]").click()

    expect(page.locator(".notice--warning")).to_be_visible()
    expect(page.locator("#comment-words")).to_have_value("Vain maanantaisin.")
    expect(page.locator("#reply-to")).to_have_value("me@example.org")
    expect(page.locator("#device")).to_be_checked()


def test_a_double_click_opens_one_ticket(samples: None, open_page: Opener, desk: Desk) -> None:
    desk.waits = 0.5
    page = unhelped(open_page(f"/fi/{ARTICLE}/"))
    page.locator("main button[value=ticket]").dblclick(no_wait_after=True)
    page.wait_for_selector(".notice")
    page.wait_for_timeout(1000)
    page.goto(HANDOVER)

    expect(page.locator(".notice--good bdi")).to_have_text("ABC-123")
    assert len(desk.tickets) == 1


def test_return_in_a_field_takes_the_main_way(samples: None, open_page: Opener, desk: Desk) -> None:
    page = unhelped(open_page(f"/fi/{ARTICLE}/"))
    page.locator("#reply-to").fill("me@example.org")
    page.locator("#reply-to").press("Enter")
    page.wait_for_url("**/end/")

    assert desk.tickets[0]["reply_to"] == "me@example.org"


@scripted
def test_with_no_way_set_up_the_text_is_copied_and_the_button_says_so(
    samples: None, open_page: Opener, scripting: bool
) -> None:
    page = unhelped(open_page(f"/fi/{ARTICLE}/", scripting=scripting))
    expect(page.locator("#summary")).to_have_value(re.compile(r"A-\d+"))
    page.locator("main form .button--primary").click()
    page.wait_for_url("**/end/")

    assert FlowSession.objects.get().outcome == "escalated"


@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
def test_at_320_px_nothing_is_wider_than_the_page(
    samples: None, open_page: Opener, desk: Desk, settings: Settings, tag: str
) -> None:
    settings.HANDOVER_FORM = "https://a-long-name-of-a-desk.example.org/?s={title}&t={transcript}"
    page = open_page(f"/{tag}/{ARTICLE}/", width=320)
    page.locator("main form[method=post] button[type=submit]").first.click()
    page.wait_for_url("**/steps/**")
    page.goto(HANDOVER.replace("/fi/", f"/{tag}/"))

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    for control in page.locator("main :is(button, input, .button):visible").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_the_text_can_be_copied_where_the_start_leads_to_it(
    samples: None, open_page: Opener
) -> None:
    article = Article.objects.get(slug=ARTICLE)
    leave_to_helpdesk(article, *(step.key for step in article.steps.active()))
    page = open_page(f"/fi/{ARTICLE}/")
    page.locator("#start-flow button").click()
    page.wait_for_url(f"**{HANDOVER}")
    page.locator("[data-copy]").click()

    expect(page.locator("[data-copy-status]")).not_to_be_empty()
