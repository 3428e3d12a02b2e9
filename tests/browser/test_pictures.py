"""The README's pictures, taken of the samples; written only with --take-pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from tests.browser.conftest import PROJECT, Opener
from tests.browser.test_walk import answer

PICTURES = PROJECT / "docs" / "pictures"


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.config.getoption("--take-pictures"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        return PICTURES
    return tmp_path


@pytest.mark.parametrize(
    ("name", "tag", "width", "dark"),
    [("step-fi", "fi", 1100, False), ("step-ar", "ar", 390, False), ("step-ja", "ja", 390, True)],
)
def test_a_step(
    samples: None, open_page: Opener, folder: Path, name: str, tag: str, width: int, dark: bool
) -> None:
    page = open_page(f"/{tag}/laptop-is-slow/", width=width, dark=dark)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    for _ in range(3):
        answer(page, "not_resolved")
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000


def test_the_analytics(samples: None, analyst: User, open_page: Opener, folder: Path) -> None:
    for results in (["resolved"], ["not_resolved", "resolved"], ["not_resolved"] * 7):
        page = open_page("/en/vpn-does-not-connect/")
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_selector("main button[name=result]")
        for result in results:
            answer(page, result)
    page = open_page("/analytics/articles/vpn-does-not-connect/", user=analyst)
    page.screenshot(path=folder / "analytics.png")
    assert (folder / "analytics.png").stat().st_size > 10_000
