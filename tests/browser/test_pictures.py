"""The README's pictures, taken of the samples; written only with --take-pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from analytics.adoption.advice import renew_advice
from tests.browser.conftest import PROJECT, Opener
from tests.browser.history import add_history
from tests.browser.test_walk import answer
from troubleshooting.models import Article

SHOWN = "printer-does-not-print"
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
    # Else a picture may be taken while one step gives way to the next.
    page.emulate_media(reduced_motion="reduce")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_selector("main button[name=result]")
    for _ in range(3):
        answer(page, "not_resolved")
    page.wait_for_function("() => window.scrollY === 0")
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("name", "address", "part"),
    [
        ("analytics", "/analytics/?days=90", "#over-time"),
        ("article", "/analytics/articles/{}/?days=90", "#steps"),
        ("order", "/analytics/orders/{}/", "#recommended"),
    ],
)
def test_the_analytics(
    samples: None,
    analyst: User,
    open_page: Opener,
    folder: Path,
    name: str,
    address: str,
    part: str,
) -> None:
    for slug in ("laptop-is-slow", "no-sound-in-meetings", SHOWN):
        add_history(Article.objects.get(slug=slug), until=timezone.now())
    renew_advice(Article.objects.get(slug=SHOWN), now=timezone.now())
    page = open_page(address.format(SHOWN), user=analyst, width=1100)
    page.locator(part).evaluate("heading => window.scrollTo(0, heading.offsetTop - 24)")
    page.screenshot(path=folder / f"{name}.png")
    assert (folder / f"{name}.png").stat().st_size > 10_000
