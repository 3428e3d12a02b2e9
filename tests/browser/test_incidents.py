"""A known incident in a real browser: it comes to a page left open, and one stops at it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from helpdesk.roles import agents_group
from tests.browser.audit import complaints
from tests.browser.conftest import Opener
from tests.flow.incidents import OWN_TITLE, post
from troubleshooting.flow.incidents.known import end_incident
from troubleshooting.models import Article, FlowSession

SLUG = "printer-does-not-print"
STOP = "main button[form=incident-stop]"
NOTICE = "main .incident"
ASKED_AFTER = 10_000
# Where on the window the heading, what to do and the answers are.
PLACES = """Array.from(document.querySelectorAll("#heading, #instructions, .answers .button, footer"),
  one => Math.round(one.getBoundingClientRect().top))"""
IS_CLEAR = """(() => {
  const box = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return document.activeElement.contains(top);
})()"""
WATCH_SHIFTS = """window.shifts = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifts += one.value; }))
  .observe({type: "layout-shift"})"""
HIDE = """isHidden => {
  Object.defineProperty(document, "hidden", {value: isHidden, configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def printer() -> Article:
    return Article.objects.get(slug=SLUG)


def start(page: Page) -> None:
    page.locator("#start-flow button[type=submit]").click()
    page.wait_for_selector("main button[name=result]")


def left_open(open_page: Opener, width: int = 390) -> Page:
    """A page of a walk whose clock is the test's, the focus on an answer."""
    page = open_page("/fi/", width=width)
    page.clock.install()
    page.goto(f"/fi/{SLUG}/")
    start(page)
    page.locator("main button[value=not_resolved]").focus()
    return page


def settled(page: Page) -> None:
    """What was swapped in asks by itself once it has settled."""
    expect(page.locator(".htmx-added, .htmx-settling, .htmx-swapping")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_a_page_left_open_learns_of_it_and_of_its_end_and_nothing_moves(
    samples: None, open_page: Opener, width: int
) -> None:
    page = left_open(open_page, width)
    page.evaluate(WATCH_SHIFTS)
    before = page.evaluate(PLACES)

    incident = post(timezone.now(), printer())
    page.clock.fast_forward(ASKED_AFTER)
    expect(page.locator(NOTICE)).to_contain_text(OWN_TITLE)
    settled(page)
    expect(page.locator(NOTICE)).to_be_in_viewport()
    expect(page.locator("#status")).to_contain_text(OWN_TITLE)
    assert page.evaluate("document.activeElement.value") == "not_resolved"
    assert page.evaluate(PLACES) == before
    assert page.evaluate(IS_CLEAR)

    end_incident(incident, now=timezone.now())
    page.clock.fast_forward(ASKED_AFTER)
    expect(page.locator(NOTICE)).to_have_count(0)
    settled(page)
    expect(page.locator(".incidents__news")).to_be_in_viewport()
    expect(page.locator("#status")).not_to_contain_text(OWN_TITLE)
    assert page.evaluate(PLACES) == before
    assert page.evaluate("shifts") == 0


def test_what_is_shown_already_keeps_its_room(samples: None, open_page: Opener) -> None:
    incident = post(timezone.now(), printer())
    page = left_open(open_page)
    before = page.evaluate(PLACES)
    end_incident(incident, now=timezone.now())
    page.clock.fast_forward(ASKED_AFTER)

    expect(page.locator(".incidents__news")).to_be_in_viewport()
    settled(page)
    assert page.evaluate(PLACES) == before


@pytest.mark.parametrize("edge", ["above", "below"])
def test_news_lie_where_the_focus_is_not(samples: None, open_page: Opener, edge: str) -> None:
    page = left_open(open_page)
    if edge == "below":
        page.locator("#search-field").focus()
        page.evaluate("scrollTo(0, 0)")
    post(timezone.now(), printer())
    page.clock.fast_forward(ASKED_AFTER)

    expect(page.locator(NOTICE)).to_be_in_viewport()
    assert page.evaluate(IS_CLEAR)
    assert page.locator(".incidents__news--below").count() == (edge == "below")


@pytest.mark.parametrize("tag", ["fi", "ar"])
def test_news_and_no_answer_can_be_read_by_everyone(
    samples: None, open_page: Opener, tag: str
) -> None:
    page = open_page(f"/{tag}/", width=320, dark=tag == "ar", may_complain=True)
    page.clock.install()
    page.goto(f"/{tag}/{SLUG}/")
    start(page)
    post(timezone.now(), printer())
    page.clock.fast_forward(ASKED_AFTER)
    expect(page.locator(NOTICE)).to_be_in_viewport()
    settled(page)
    page.context.set_offline(True)
    page.locator("main button[value=skipped]").click()
    expect(page.locator("#no-answer")).to_be_in_viewport()

    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_closed_they_stand_in_their_place(samples: None, open_page: Opener) -> None:
    page = left_open(open_page)
    post(timezone.now(), printer())
    page.clock.fast_forward(ASKED_AFTER)
    settled(page)
    page.locator("[data-close]").click()

    expect(page.locator(".incidents__news")).to_have_count(0)
    expect(page.locator(NOTICE)).to_contain_text(OWN_TITLE)
    expect(page.locator("[data-close]")).to_have_count(0)
    expect(page.locator("#heading")).to_be_focused()


def test_nobody_asks_while_the_page_is_hidden(samples: None, open_page: Opener) -> None:
    page = left_open(open_page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(HIDE, arg=True)
    page.clock.fast_forward(60_000)
    page.wait_for_timeout(300)
    assert asked == []

    post(timezone.now(), printer())
    page.evaluate(HIDE, arg=False)
    expect(page.locator(NOTICE)).to_contain_text(OWN_TITLE)


def test_who_stopped_and_goes_on_after_all_is_told_of_the_end(
    samples: None, open_page: Opener
) -> None:
    incident = post(timezone.now(), printer())
    page = left_open(open_page)
    page.locator(STOP).click()
    page.locator(".outcome__ways a").first.click()
    page.wait_for_selector("main button[name=result]")
    end_incident(incident, now=timezone.now())
    page.clock.fast_forward(ASKED_AFTER)

    expect(page.locator(NOTICE)).to_have_count(0)


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
    page.clock.fast_forward(ASKED_AFTER)
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


def test_an_agent_adds_a_language_without_scripting(samples: None, open_page: Opener) -> None:
    agent = User.objects.create_user("agent")
    agent.groups.add(agents_group())
    desk = open_page("/helpdesk/incidents/", user=agent, scripting=False)
    own = desk.locator("[name=title-fi-FI]")
    expect(own).not_to_be_visible()
    desk.locator(".incident-form__others > summary").click()
    own.fill(OWN_TITLE)
    desk.locator("main form.incident-form button[type=submit]").click()

    expect(desk.locator("main .notice--warning")).to_be_visible()
    reader = open_page("/fi/?q=poikki")
    expect(reader.locator(NOTICE)).to_contain_text(OWN_TITLE)


@pytest.mark.parametrize("width", [768, 1440])
def test_times_stand_side_by_side_also_where_one_is_wrong(
    samples: None, open_page: Opener, width: int
) -> None:
    agent = User.objects.create_user("agent")
    agent.groups.add(agents_group())
    incident = post(timezone.now(), printer())
    # The browser complains of an answer of 422.
    page = f"/helpdesk/incidents/{incident.pk}/"
    desk = open_page(page, user=agent, width=width, may_complain=True)
    desk.locator("[name=expected_end]").fill("2020-01-01T10:00")
    desk.locator("main form.incident-form button[type=submit]").click()
    expect(desk.locator(".incident-form__pair .field__error")).to_be_visible()

    boxes = [
        desk.locator(f"[name={name}]").bounding_box() for name in ("starts_at", "expected_end")
    ]

    tops = {round(box["y"]) for box in boxes if box}
    assert len(tops) == 1
