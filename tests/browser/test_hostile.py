"""Hostile Markdown fires nothing in a real browser: not by the sanitiser alone, not beside the CSP."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, Route
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Opener
from tests.browser.test_walk import answer
from tests.security.articles import VECTORS_AN_ARTICLE, can_be_read, write_batches
from tests.security.vectors import ALL
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import Article, ArticleTranslation

READABLE = [one for one in ALL if can_be_read(one)]
# Where pages put what authors wrote.
CONTENT = "main div[lang][dir], div.prose, .rendered"
# What the vectors call, and what they would do it with.
WATCH = """
window.__fired = [];
for (const name of ["fire", "pwn", "alert", "confirm", "prompt", "print", "open"])
  window[name] = (...said) => { window.__fired.push(name + said.join()); };
"""
# All that a reader might do to everything an author wrote, and what it looks like afterwards.
TRY = """
content => {
  const found = [];
  const inside = [...document.querySelectorAll(content)].flatMap(
    one => [one, ...one.querySelectorAll("*")]);
  for (const one of inside)
    for (const name of ["mouseover", "mouseenter", "pointerrawupdate", "pointerdown", "click",
        "focus", "beforetoggle", "toggle", "load", "error", "animationstart", "keydown"])
      one.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
  for (const one of document.querySelectorAll("*"))
    for (const {name} of one.attributes)
      if (name.startsWith("on") || name === "style" && inside.includes(one))
        found.push(`${one.localName} ${name}`);
  for (const one of document.querySelectorAll("a, area"))
    if (one.hasAttribute("href")
        && (!["http:", "https:", "mailto:", "tel:"].includes(one.protocol) || one.username))
      found.push(`a link: ${one.getAttribute("href")}`);
  for (const one of inside.filter(one => one.localName === "a" && one.hasAttribute("href")))
    if (one.host === location.host && !/^\\/[\\w-]+\\/[^/]+\\/$/.test(one.pathname))
      found.push(`a link: ${one.href}`);
  const active = "script, style, link, meta, base, iframe, frame, object, embed, applet, svg, math, "
    + "form, input, button, select, textarea, dialog, template, slot, img, video, audio, source, "
    + "[id], [name], [is], [style], [hx-get], [hx-post], [data-hx-get], [data-hx-post], [target]";
  for (const one of inside)
    if (one.matches(active) && !one.matches(".rendered[id^=piece-], #instructions, .tick > input"))
      found.push(`in an article: ${one.outerHTML}`);
  return [...found, ...window.__fired.map(said => `fired: ${said}`)];
}
"""


@dataclass
class Watched:
    """A page on which everything is recorded that none of our articles should do.

    Attributes:
        page: The page.
        faults: What happened, with where.
    """

    page: Page
    host: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.route("**/*", self._pass_our_own)
        self.page.on("dialog", self._note_dialog)
        self.page.on("popup", lambda popup: self.note(f"a window: {popup.url}"))
        self.page.on("download", lambda download: self.note(f"a download: {download.url}"))
        self.page.on("pageerror", lambda error: self.note(f"an error: {error}"))
        self.page.on("console", lambda said: self.note(f"{said.type}: {said.text}"))

    def note(self, fault: str) -> None:
        self.faults.append(f"{self.page.url}: {fault}")

    def look_at(self, address: str) -> None:
        """Open a page, do to it what a reader might, and note what is wrong."""
        self.page.goto(address)
        self.look()

    def look(self) -> None:
        before = self.page.url
        for fault in self.page.evaluate(TRY, CONTENT):
            self.note(fault)
        if self.page.url != before:
            self.note(f"went away from {before}")

    def _pass_our_own(self, route: Route) -> None:
        if urlsplit(route.request.url).netloc == self.host:
            route.continue_()
        else:
            self.note(f"a request: {route.request.url}")
            route.fulfill(status=204)

    def _note_dialog(self, dialog: Any) -> None:  # noqa: ANN401 - Playwright's class has no public name
        self.note(f"a dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def batches(transactional_db: None, tmp_path: Path) -> list[str]:
    """Articles that hold several vectors in their steps, notes, cells and links."""
    slugs = write_batches(tmp_path, READABLE)
    assert not import_tree([tmp_path], now=timezone.now()).failures
    return slugs


@pytest.fixture
def no_policy(settings: Settings) -> None:
    """No Content-Security-Policy on any page: the sanitiser is alone."""
    settings.CONTENT_SECURITY_POLICY = {"EXCLUDE_URL_PREFIXES": ["/"], "DIRECTIVES": {}}


@pytest.fixture
def watched(open_page: Opener, analyst: User, live_server: LiveServer) -> Watched:
    page = open_page("/health/", user=analyst)
    return Watched(page, urlsplit(live_server.url).netloc)


def admin_pages(slug: str) -> list[str]:
    """Where editors see the text: as readers will, beside its source, and piece by piece."""
    text = ArticleTranslation.objects.get(article__slug=slug, locale="fi-FI")
    article = Article.objects.get(slug=slug)
    return [
        reverse("admin:troubleshooting_articletranslation_preview", args=[text.pk]),
        reverse("admin:troubleshooting_articletranslation_change", args=[text.pk]),
        reverse("admin:troubleshooting_article_segmentation", args=[article.pk]),
    ]


def test_the_watch_sees_what_fires(no_policy: None, watched: Watched) -> None:
    watched.page.goto("/fi/")
    watched.page.evaluate(
        """() => {
          const main = document.querySelector("main");
          main.innerHTML += '<div class="prose"><b onclick="fire(1)">x</b><input name="a">'
            + '<a href="javascript:fire(2)">y</a><a href="https://a@evil.example/">z</a></div>';
        }"""
    )
    watched.look()
    said = "\n".join(watched.faults)
    assert "fired: fire1" in said
    assert "b onclick" in said
    assert "in an article: <input" in said
    assert "a link: javascript:" in said
    assert "a link: https://a@evil.example/" in said


def test_the_watch_sees_what_is_asked_for_elsewhere(no_policy: None, watched: Watched) -> None:
    watched.page.goto("/fi/")
    watched.page.evaluate("fetch('https://evil.example/a', {mode: 'no-cors'}).then(() => 0)")
    assert watched.faults[0].endswith("a request: https://evil.example/a")


def test_there_is_no_policy_where_none_is_wanted(no_policy: None, watched: Watched) -> None:
    response = watched.page.goto("/fi/")
    assert response is not None
    assert "content-security-policy" not in response.headers


def test_the_sanitiser_alone_lets_nothing_fire(
    no_policy: None, batches: list[str], watched: Watched
) -> None:
    for slug in batches:
        watched.look_at(f"/fi/{slug}/")
        for address in admin_pages(slug):
            watched.look_at(address)
    assert watched.faults == []


def test_beside_the_policy_there_is_nothing_to_stop(batches: list[str], watched: Watched) -> None:
    for slug in batches:
        watched.look_at(admin_pages(slug)[0])
    assert watched.faults == []


def test_nothing_fires_as_steps_are_swapped_in(
    no_policy: None, batches: list[str], watched: Watched
) -> None:
    # Attributes that htmx would obey are among these.
    number = [one.name for one in READABLE].index("framework") // VECTORS_AN_ARTICLE
    watched.page.goto(f"/fi/{batches[number]}/")
    watched.page.locator("main form button[type=submit]").first.click()
    watched.page.wait_for_selector("main button[name=result]")
    while "/steps/" in watched.page.url:
        watched.look()
        answer(watched.page, "not_resolved")
    watched.look()
    assert watched.faults == []
