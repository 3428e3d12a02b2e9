"""A known incident in a real browser: it comes to a page left open, and one stops at it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from helpdesk.roles import agents_group
from tests.browser.conftest import Opener
from tests.flow.incidents import OWN_TITLE, post
from troubleshooting.flow.incidents.known import end_incident
from troubleshooting.models import Article, FlowSession

SLUG = "printer-does-not-print"
STOP = "main button[form=incident-stop]"
NOTICE = "main .incident"


def printer() -> Article:
    return Article.objects.get(slug=SLUG)


def start(page: Page) -> None:
    page.locator("#start-flow button[type=submit]").click()
    page.wait_for_selector("main button[name=result]")


def test_a_page_left_open_learns_of_it_and_of_its_end(samples: None, open_page: Opener) -> None:
    page = open_page("/fi/")
    page.clock.install()
    page.goto(f"/fi/{SLUG}/")
    start(page)
    page.locator("main button[value=not_resolved]").focus()

    incident = post(timezone.now(), printer())
    page.clock.fast_forward(21_000)
    expect(page.locator(NOTICE)).to_contain_text(OWN_TITLE)
    # What was swapped in asks by itself once it has settled.
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-swapping")).to_have_count(0)
    expect(page.locator("#status")).to_contain_text(OWN_TITLE)
    assert page.evaluate("document.activeElement.value") == "not_resolved"

    end_incident(incident, now=timezone.now())
    page.clock.fast_forward(21_000)
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("#status")).not_to_contain_text(OWN_TITLE)


@pytest.mark.parametrize("scripting", [True, False])
@pytest.mark.parametrize("place", ["article", "step"])
def test_one_stops_at_it(samples: None, open_page: Opener, place: str, scripting: bool) -> None:
    post(timezone.now(), printer())
    page = open_page(f"/fi/{SLUG}/", scripting=scripting)
    if place == "step":
        start(page)
    page.locator(STOP).click()

    page.wait_for_selector(".outcome")
    assert page.url.endswith(f"/fi/{SLUG}/end/")
    expect(page.locator(NOTICE)).to_contain_text(OWN_TITLE)
    assert page.locator("main button[name=result]").count() == 0
    assert FlowSession.objects.get().outcome == "incident"


@pytest.mark.parametrize("scripting", [True, False])
def test_one_goes_on_regardless(samples: None, open_page: Opener, scripting: bool) -> None:
    post(timezone.now(), printer())
    page = open_page(f"/fi/{SLUG}/", scripting=scripting)
    page.locator("main button[form=start-flow]").click()

    page.wait_for_selector("main button[name=result]")
    assert FlowSession.objects.get().outcome == ""


def test_news_by_htmx_can_be_stopped_at(samples: None, open_page: Opener) -> None:
    page = open_page("/fi/")
    page.clock.install()
    page.goto(f"/fi/{SLUG}/")
    start(page)
    post(timezone.now(), printer())
    page.clock.fast_forward(21_000)
    page.locator(STOP).click()

    page.wait_for_selector(".outcome")
    assert FlowSession.objects.get().outcome == "incident"


@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_notices_fit_320_pixels(samples: None, open_page: Opener, tag: str, dark: bool) -> None:
    post(timezone.now(), printer(), touches_everything=True)
    page = open_page(f"/{tag}/", width=320, dark=dark)
    for path in ("", "?q=printer", f"{SLUG}/"):
        page.goto(f"/{tag}/{path}")
        expect(page.locator(NOTICE)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    start(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    box = page.locator(STOP).bounding_box()
    assert box is not None
    assert box["height"] >= 24


def test_an_agent_posts_one_and_ends_it(samples: None, open_page: Opener) -> None:
    agent = User.objects.create_user("agent")
    agent.groups.add(agents_group())
    desk = open_page("/helpdesk/incidents/", user=agent, scripting=False, width=320)
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320
    desk.locator("[name=title-en-US]").fill("Printing is down")
    desk.locator("[name=articles]").fill("The printer does not print")
    desk.locator("main form.incident-form button[type=submit]").click()

    reader = open_page(f"/en/{SLUG}/")
    expect(reader.locator(NOTICE)).to_contain_text("Printing is down")
    desk.locator("main article button[type=submit]").click()
    expect(desk.locator("main .notice--good")).to_be_visible()
    reader.reload()
    expect(reader.locator(NOTICE)).to_have_count(0)
