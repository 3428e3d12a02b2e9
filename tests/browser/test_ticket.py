"""An agent links a ticket; an employee follows the link; the agent sees what solved it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import expect

from helpdesk.links import issue_link
from helpdesk.roles import agents_group
from tests.browser.conftest import Opener
from tests.browser.test_walk import answer
from tests.helpdesk.stories import start_by
from troubleshooting.flow import escalate
from troubleshooting.models import Article


def test_the_agent_sees_by_which_step_it_was_solved(samples: None, open_page: Opener) -> None:
    agent = User.objects.create_user("agent", password="a long password")
    agent.groups.add(agents_group())
    console = open_page("/helpdesk/")
    console.get_by_label("Name").fill("agent")
    console.get_by_label("Password").fill("a long password")
    console.locator("main button[type=submit]").click()
    console.locator("main input[name=reference]").fill("INC-4711")
    console.locator("main [name=article]").fill("printer-does-not-print")
    console.locator("main select[name=locale]").select_option("fi-FI")
    console.locator("main form button[type=submit]").first.click()
    link = console.locator("main .notice--good input").input_value()

    reader = open_page(link)
    expect(reader.locator("main h1")).to_contain_text("Tulostin")
    console.goto("/helpdesk/")
    expect(console.locator("main table")).to_contain_text("not opened")
    reader.locator("main form button[type=submit]").first.click()
    reader.wait_for_selector("main button[name=result]")
    console.goto("/helpdesk/")
    expect(console.locator("main table")).to_contain_text("opened, no answer yet")
    answer(reader, "not_resolved")
    answer(reader, "resolved")
    console.goto("/helpdesk/")
    expect(console.locator("main table")).to_contain_text("solved by step 2")
    console.locator("main table a").first.click()
    expect(console.locator("main")).to_contain_text("INC-4711")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_state_and_the_answers_are_on_a_narrow_screen(
    samples: None, open_page: Opener, width: int, language: str
) -> None:
    agent = User.objects.create_user("agent")
    agent.groups.add(agents_group())
    now = timezone.now()
    article = Article.objects.get(slug="laptop-is-slow")
    link = issue_link("INC-4711", article, "en-US", agent, now)
    escalate(start_by(link, now), now=now)
    console = open_page(user=agent, width=width)
    console.set_extra_http_headers({"Accept-Language": language})

    for path in ("/helpdesk/", f"/helpdesk/links/{link.public_id}/"):
        console.goto(path)
        cells = console.locator("main tbody :is(th, td):visible")
        assert cells.count() > 4
        assert console.locator("main tbody .table__label").first.is_visible()
        for cell in cells.all():
            box = cell.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
