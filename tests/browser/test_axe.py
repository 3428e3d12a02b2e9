"""WCAG 2.2 AA by machine: every page, in each state, as different readers see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.audit import complaints, moving
from tests.browser.places import LOCALES, TOURS, Place, Tour
from tests.browser.reader import Reader, import_for

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
# A window of 1280 by 900 at 200 %: half as many CSS pixels, each twice as large.
ZOOMED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
# Each page is seen in the light and in the dark, from right to left, on a phone and enlarged to
# twice its size; with `--long` in more combinations of these, and as wide as a desk.
READERS = [
    pytest.param("fi", ZOOMED, id="fi-light-200%"),
    pytest.param("ar", {"viewport": PHONE, "color_scheme": "dark"}, id="ar-dark-320"),
    pytest.param("ja", {"viewport": DESK}, id="ja-light", marks=pytest.mark.long),
    pytest.param(
        "fi", {"viewport": PHONE, "color_scheme": "dark"}, id="fi-dark-320", marks=pytest.mark.long
    ),
    pytest.param("ar", {"viewport": PHONE}, id="ar-light-320", marks=pytest.mark.long),
    pytest.param(
        "ar", {**ZOOMED, "color_scheme": "dark"}, id="ar-dark-200%", marks=pytest.mark.long
    ),
    # The interface has no Hebrew: its English words stand around articles in Hebrew.
    pytest.param("he", {"viewport": DESK}, id="he-light", marks=pytest.mark.long),
]
UNFOLD = "what => document.querySelectorAll(what).forEach(one => { one.open = true; })"
Look = Callable[[Place], Page]
Looker = Callable[[Reader, dict[str, Any]], Look]


@pytest.fixture
def looker(browser: Browser, live_server: LiveServer) -> Iterator[Looker]:
    """Makes a browser as some reader has it; what it gives opens places."""
    contexts: list[BrowserContext] = []

    def make(reader: Reader, options: dict[str, Any]) -> Look:
        context = browser.new_context(
            base_url=live_server.url, locale=LOCALES[reader.tag], **options
        )
        contexts.append(context)
        page = context.new_page()

        def look(place: Place) -> Page:
            reader.lend_cookies(context, live_server.url)
            if place.html:
                page.route("**/stand-in/", lambda route: _show(route, place.html))
            page.goto(place.path)
            if place.act:
                with page.expect_navigation():
                    page.evaluate(place.act)
            page.evaluate(UNFOLD, place.unfolds)
            return page

        return look

    yield make
    for context in contexts:
        context.close()


def _show(route: Any, html: str) -> None:  # noqa: ANN401 - Playwright's
    route.fulfill(body=html, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.__name__)
@pytest.mark.parametrize(("tag", "options"), READERS)
def test_no_page_has_a_violation(
    transactional_db: None,
    settings: Settings,
    looker: Looker,
    tag: str,
    options: dict[str, Any],
    tour: Tour,
) -> None:
    import_for(tag)
    reader = Reader(tag)
    look = looker(reader, options)
    found = {
        f"{place.name} ({place.path})": complaints(look(place)) for place in tour(reader, settings)
    }

    assert found
    bad = [f"{name}\n   " + "\n   ".join(lines) for name, lines in found.items() if lines]
    if bad:
        pytest.fail("\n".join(bad), pytrace=False)


@pytest.mark.parametrize(
    "tour",
    [TOURS[0], *(pytest.param(tour, marks=pytest.mark.long) for tour in TOURS[1:3])],
    ids=lambda tour: tour.__name__,
)
def test_nothing_moves_for_who_wants_less_motion(
    transactional_db: None, settings: Settings, looker: Looker, tour: Tour
) -> None:
    import_for("fi")
    reader = Reader("fi")
    look = looker(reader, {"viewport": DESK, "reduced_motion": "reduce"})

    for place in tour(reader, settings):
        assert moving(look(place)) == [], place.name


def test_otherwise_something_does(
    transactional_db: None, settings: Settings, looker: Looker
) -> None:
    look = looker(Reader("fi"), {"viewport": DESK, "reduced_motion": "no-preference"})

    assert moving(look(Place("home", "/fi/")))
