"""A real Chromium, with and without scripting, against the live server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.seeding import import_samples
from troubleshooting.ingest.importer import import_tree

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT.parent / "shared" / "corpus"
SEED = "fixing-office-apps-message-unlicensed-product"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's own loop runs in this thread; the tests still use the database from it, in turn.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)
            # On a busy machine a page is now and then quicker or slower than the test that looks at it.
            # What is really wrong fails twice; `-ra` names what did not.
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        how = "No Chromium here: install one (Debian: apt-get install chromium) or set CHROMIUM."
        if os.environ.get("ASKEL_REQUIRE_BROWSER"):
            pytest.fail(how)
        pytest.skip(how)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


Opener = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[Opener]:
    """Opens a page in a browser of its own; errors and warnings on its console fail the test.

    Where requests are made to fail, the browser itself complains (`may_complain`).
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_(
        path: str = "/",
        *,
        user: User | None = None,
        scripting: bool = True,
        width: int = 1280,
        dark: bool = False,
        may_complain: bool = False,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=scripting,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[django_settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        if not may_complain:
            page.on(
                "console",
                lambda message: (
                    complaints.append(message.text)
                    if message.type in ("error", "warning")
                    else None
                ),
            )
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def seed(transactional_db: None) -> str:
    """The real article the project started from, in three languages."""
    files = [CORPUS / locale / "bilingual" / f"{SEED}.md" for locale in ("fi-FI", "ar-SA", "ja-JP")]
    if not all(file.exists() for file in files):
        pytest.skip("The article corpus is not beside the project (../shared/corpus).")
    assert not import_tree(files, now=timezone.now()).failures
    return SEED


@pytest.fixture
def samples(transactional_db: None) -> None:
    import_samples()


@pytest.fixture
def analyst(transactional_db: None) -> User:
    return User.objects.create_superuser("analyst")
