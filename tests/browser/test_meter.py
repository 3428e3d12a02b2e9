"""The bars of analytics are filled from edge to edge, from the side where one begins to read."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page

from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article, walk
from tests.browser.conftest import Opener


def colours(page: Page) -> list[tuple[Any, Any]]:
    """Those near the upper and the lower edge of a half-filled bar, near its left and right end."""
    picture = Image.open(BytesIO(page.locator("#articles ~ div meter").screenshot()))
    upper, lower = picture.height // 4, picture.height * 3 // 4
    columns = (picture.width // 4, picture.width * 3 // 4)
    return [(picture.getpixel((x, upper)), picture.getpixel((x, lower))) for x in columns]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_bar_is_filled_in_its_whole_height(
    analyst: User, open_page: Opener, direction: str, dark: bool
) -> None:
    article = make_article("printer", steps=1)
    for result in (RESOLVED, NOT_RESOLVED):
        walk(article, result, at=timezone.now(), browser=result)
    page = open_page("/analytics/", user=analyst, dark=dark)
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)

    left, right = colours(page)

    assert left[0] == left[1]
    assert right[0] == right[1]
    fill, track = (left, right) if direction == "ltr" else (right, left)
    assert fill != track
    accent = page.evaluate("getComputedStyle(document.querySelector('meter')).color")
    red, green, blue = fill[0][:3]
    assert accent == f"rgb({red}, {green}, {blue})"
