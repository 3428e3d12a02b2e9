"""An editor accepts a recommended order, and readers are asked the steps in it from then on."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from analytics.models import OrderDecision
from analytics.transfer import import_sessions
from tests.browser.conftest import Opener
from troubleshooting.models import Article

SLUG = "printer-does-not-print"


@pytest.fixture
def keys(samples: None) -> list[str]:
    """The steps of an article; in nearly all of its sessions the last one helped."""
    article = Article.objects.get(slug=SLUG)
    found = list(article.steps.active().values_list("key", flat=True))
    assert not article.steps.exclude(audience="everyone").exists()
    now = timezone.now()
    lines = [
        json.dumps(
            {
                "article": SLUG,
                "locale": "fi-FI",
                "started_at": (now - timedelta(days=1, minutes=number)).isoformat(),
                "outcome": "resolved",
                "steps": [
                    {
                        "key": key,
                        "result": "resolved" if key == found[-1] else "not_resolved",
                        "seconds": 180,
                    }
                    for key in found
                ],
            }
        )
        for number in range(60)
    ]
    assert import_sessions([line.encode() for line in lines]).added == len(lines)
    return found


@pytest.mark.parametrize("scripting", [True, False], ids=["scripting", "plain"])
def test_the_flow_follows_an_accepted_order(
    keys: list[str], analyst: User, open_page: Opener, scripting: bool
) -> None:
    desk = open_page(f"/analytics/articles/{SLUG}/", user=analyst, scripting=scripting)
    desk.locator(f"main a[href='/analytics/orders/{SLUG}/']").click()
    expect(desk.locator("button[value=accept]")).to_have_count(0)
    desk.locator("button[value=renew]").click()
    expect(desk.locator(".reasons li").first).to_contain_text(str(len(keys)))
    expect(desk.locator("main figure").first).to_be_visible()
    desk.locator("button[value=accept]").click()
    expect(desk.locator("main .notice--good")).to_be_visible()
    assert OrderDecision.objects.get().recommended[0] == keys[-1]

    reader = open_page(f"/fi/{SLUG}/", scripting=scripting)
    reader.locator("#start-flow button").click()
    reader.wait_for_url(lambda url: url.endswith(f"/steps/{keys[-1]}/"))

    desk.goto(f"/analytics/articles/{SLUG}/")
    expect(desk.locator("main")).to_contain_text("Steps in the recommended order")
    desk.goto(f"/analytics/orders/{SLUG}/")
    desk.locator("button[value=take-back]").click()
    expect(desk.locator("main .notice--good")).to_be_visible()
    order = Article.objects.get(slug=SLUG).steps.active().values_list("key", flat=True)
    assert list(order) == keys
