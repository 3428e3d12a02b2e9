"""A page on another origin frames a flow: walked to its end, by whoever may, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Opener
from troubleshooting.models import FlowSession, Outcome

LANGUAGES = [
    pytest.param("fi", True, id="finnish"),
    pytest.param("fi", False, id="finnish-without-scripting"),
    pytest.param("ar", True, id="arabic"),
    pytest.param("ar", False, id="arabic-without-scripting"),
]
WALK = "files-do-not-sync"
# Names of this machine that browsers take for two sites; the portal is at the first.
SAME_SITE, OTHER_SITE = "localhost", "127.0.0.1"
Host = Callable[..., str]


@pytest.fixture
def host(live_server: LiveServer, settings: Settings) -> Iterator[Host]:
    """Serves a page that frames one of the portal's, and gives its address on a site.

    Both sites are named in the settings.
    """
    pages: dict[str, str] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, "").encode())

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    origins = {site: f"http://{site}:{server.server_port}" for site in (SAME_SITE, OTHER_SITE)}
    settings.FRAME_ANCESTORS = list(origins.values())

    def framing(path: str, site: str = SAME_SITE) -> str:
        address = f"{live_server.url}{path}{'&' if '?' in path else '?'}embed=1"
        pages["/"] = (
            '<!doctype html><html lang="en"><title>Intranet</title><link rel="icon" href="data:,">'
            f'<h1>Intranet</h1><iframe src="{address}" title="Help" width="100%" height="700"></iframe>'
        )
        return origins[site] + "/"

    yield framing
    server.shutdown()
    server.server_close()


@pytest.fixture
def alone(browser: Browser) -> Iterator[BrowserContext]:
    """A browser whose console may complain: of what it refuses to frame, or of a 403."""
    context = browser.new_context()
    yield context
    context.close()


def frame_of(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def walk_to_solved(frame: FrameLocator) -> None:
    """Start, say twice that it did not help, then that it did."""
    frame.locator("main #start-flow button").click()
    for number in ("1", "2"):
        expect(frame.locator("main progress")).to_have_attribute("value", number)
        frame.locator("main button[name=result][value=not_resolved]").click()
    expect(frame.locator("main progress")).to_have_attribute("value", "3")
    frame.locator("main button[name=result][value=resolved]").click()
    expect(frame.locator(".outcome--good")).to_be_visible()


@pytest.mark.parametrize(("tag", "scripting"), LANGUAGES)
def test_a_framed_flow_is_walked_to_its_end(
    samples: None, host: Host, open_page: Opener, tag: str, scripting: bool
) -> None:
    page = open_page(host(f"/{tag}/{WALK}/"), scripting=scripting)
    frame = frame_of(page)
    expect(frame.locator("html")).to_have_attribute("lang", tag)
    walk_to_solved(frame)

    assert FlowSession.objects.get().outcome == Outcome.RESOLVED
    expect(frame.locator("script, .site-header, .site-footer")).to_have_count(0)
    expect(frame.locator("body.embedded form[role=search]")).to_have_count(1)
    assert page.url == host(f"/{tag}/{WALK}/")


def test_it_is_handed_over_inside_the_frame(samples: None, host: Host, open_page: Opener) -> None:
    frame = frame_of(open_page(host(f"/fi/{WALK}/")))
    frame.locator("main #start-flow button").click()
    frame.locator("main .flow__nav a[href*=handover]").click()
    expect(frame.locator("main textarea[readonly]")).to_be_visible()
    expect(frame.locator("body.embedded")).to_be_visible()


def test_from_search_to_another_language(samples: None, host: Host, open_page: Opener) -> None:
    frame = frame_of(open_page(host("/fi/")))
    frame.locator("main form[role=search] input[type=search]").fill("tiedostot")
    frame.locator("main form[role=search] button").click()
    frame.locator("main a.article-card").first.click()
    expect(frame.locator("main #start-flow")).to_be_visible()
    frame.locator(".embed-foot summary").click()
    frame.locator(".embed-foot a[hreflang=ar-SA]").click()
    expect(frame.locator("html[dir=rtl] body.embedded")).to_be_visible()


def test_over_https_another_site_s_frame_keeps_a_session_of_its_own(
    samples: None, host: Host, open_page: Opener, settings: Settings
) -> None:
    # Browsers take this machine's own name for as safe as HTTPS.
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    page = open_page(host(f"/fi/{WALK}/", OTHER_SITE))
    walk_to_solved(frame_of(page))

    assert FlowSession.objects.get().outcome == Outcome.RESOLVED
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert cookies["askel_browser"]["partitionKey"] == f"http://{OTHER_SITE}"


def test_another_site_s_frame_without_cookies_offers_a_tab(
    samples: None, host: Host, alone: BrowserContext, live_server: LiveServer
) -> None:
    page = alone.new_page()
    page.goto(host(f"/fi/{WALK}/", OTHER_SITE))
    frame = frame_of(page)
    frame.locator("main #start-flow button").click()
    # The article has links that open a tab, too, and is there until the answer comes.
    out = frame.locator(f"main a[target=_blank][href$='/fi/{WALK}/']")
    with page.expect_popup() as opened:
        out.click()

    tab = opened.value
    assert tab.url == f"{live_server.url}/fi/{WALK}/"
    tab.locator("main #start-flow button").click()
    expect(tab.locator("main progress")).to_be_visible()
    assert FlowSession.objects.count() == 1


@pytest.mark.parametrize("path", [f"/fi/{WALK}/", "/admin/login/"])
def test_a_page_that_is_not_for_it_is_not_framed(
    samples: None, host: Host, alone: BrowserContext, settings: Settings, path: str
) -> None:
    if not path.startswith("/admin"):
        settings.FRAME_ANCESTORS = ["https://other.example.org"]
    page = alone.new_page()
    with page.expect_event("console", lambda one: "frame-ancestors" in one.text):
        page.goto(host(path))
    expect(frame_of(page).locator("form")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True])
def test_an_accent_is_worn_in_light_and_dark(
    samples: None, host: Host, open_page: Opener, *, dark: bool
) -> None:
    frame = frame_of(open_page(host(f"/fi/{WALK}/?accent=7a1f5c"), dark=dark))
    button = frame.locator("main #start-flow button")
    ground = "rgb(181, 130, 164)" if dark else "rgb(122, 31, 92)"
    expect(button).to_have_css("background-color", ground)
    button.click()
    expect(frame.locator("main button[value=resolved]")).to_have_css("background-color", ground)
