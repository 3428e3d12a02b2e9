"""No page scrolls sideways on a small phone, in any direction of writing, light or dark."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.analytics.pages.portal import add_past
from tests.browser.conftest import Opener
from troubleshooting.models import Article

READER_PAGES = ["", "files-do-not-sync/", "?q=x"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("tag", ["fi", "ar", "ja"])
def test_readers_pages_fit_320_pixels(
    samples: None, open_page: Opener, tag: str, dark: bool
) -> None:
    page = open_page(f"/{tag}/", width=320, dark=dark)
    for path in READER_PAGES:
        page.goto(f"/{tag}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.locator("form[role=search] input").is_visible()
    page.goto(f"/{tag}/files-do-not-sync/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for button in page.locator("main button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24


@pytest.mark.parametrize(
    "path",
    [
        "/helpdesk/",
        "/accounts/login/",
        "/analytics/",
        "/analytics/articles/",
        "/analytics/articles/files-do-not-sync/",
        "/analytics/left/",
        "/analytics/handovers/",
        "/analytics/searches/",
    ],
)
def test_staff_pages_fit_320_pixels(
    samples: None, analyst: User, open_page: Opener, path: str
) -> None:
    add_past(Article.objects.get(slug="files-do-not-sync"), timezone.now())
    page = open_page(path, user=analyst, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
