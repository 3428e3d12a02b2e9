"""Analytics on paper: no column of a table is beyond its edge."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.analytics.pages.portal import fill
from tests.analytics.pages.reading import ARTICLE, OVERVIEW
from tests.analytics.stories import make_article
from tests.browser.conftest import Opener

# A4 within its margins, and the width of a window half as wide as a screen.
WIDTHS = (672, 718)
TOO_WIDE = """
    [...document.querySelectorAll("main, .table-scroll")]
        .filter(one => one.scrollWidth > one.clientWidth)
        .map(one => one.getAttribute("aria-labelledby") ?? one.localName)
"""


@pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
@pytest.mark.parametrize("language", ["en", "fi", "de", "ar"])
def test_tables_are_no_wider_than_the_paper(
    analyst: User, open_page: Opener, address: str, language: str
) -> None:
    fill(make_article("printer-does-not-print"), timezone.now() - timedelta(hours=3))
    page = open_page(address, user=analyst)
    page.emulate_media(media="print")
    page.set_extra_http_headers({"accept-language": language})
    page.reload()

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate(TOO_WIDE) == []
