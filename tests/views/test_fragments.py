"""Each page plain, by HTMX, and on history restore."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.conftest import HOME, PAGES, STEP
from tests.views.pages import Page

HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@every_page
def test_plain_is_the_whole_page(everywhere: Client, path: str) -> None:
    assert Page(everywhere.get(path)).is_whole


@every_page
def test_htmx_gets_a_fragment_at_the_page_s_address(everywhere: Client, path: str) -> None:
    response = everywhere.get(path, headers=HTMX)

    assert not Page(response).is_whole
    assert "<main" not in response.content.decode()
    # What is typed makes no history; every other page is one to go back to.
    history = (
        "HX-Replace-Url"
        if path.startswith(HOME) and path[len(HOME) :][:1] in ("", "?")
        else "HX-Push-Url"
    )
    assert response[history] == path


@every_page
def test_history_restore_gets_the_whole_page(everywhere: Client, path: str) -> None:
    response = everywhere.get(path, headers=RESTORE)

    assert Page(response).is_whole
    assert "HX-Push-Url" not in response


@every_page
@pytest.mark.parametrize("headers", [{}, HTMX, RESTORE], ids=["plain", "htmx", "restore"])
def test_caches_are_told_what_it_depends_on(
    everywhere: Client, path: str, headers: dict[str, str]
) -> None:
    vary = everywhere.get(path, headers=headers)["Vary"]

    assert {"HX-Request", "HX-History-Restore-Request"} <= {one.strip() for one in vary.split(",")}


def test_an_answer_by_htmx_swaps_in_the_next_step(reader: Client) -> None:
    response = reader.post(STEP, {"result": "skipped"}, headers=HTMX)

    assert response["HX-Push-Url"] == "/fi/no-sound/steps/s2/"
    assert Page(response).post_forms[0].attributes["action"] == "/fi/no-sound/steps/s2/"


def test_an_invalid_answer_by_htmx_is_a_fragment(reader: Client) -> None:
    response = reader.post(STEP, {"result": "maybe"}, headers=HTMX)

    assert response.status_code == 422
    assert not Page(response).is_whole


def test_a_fragment_brings_its_title_and_announcement(reader: Client) -> None:
    html = reader.get(STEP, headers=HTMX).content.decode()

    assert "<title>" in html
    assert 'role="status"' in html


def test_title_and_announcement_name_what_to_do(reader: Client) -> None:
    step = STEP.replace("/fi/", "/en/")
    fragment = " ".join(reader.get(step, headers=HTMX).content.decode().split())
    whole = " ".join(reader.get(step).content.decode().split())

    assert "<title>Step 1 of 3 · Do s1 en-US · no-sound en-US · Askel</title>" in fragment
    assert "<title>Step 1 of 3 · Do s1 en-US · no-sound en-US · Askel</title>" in whole
    assert '"true">Step 1 of 3 · <span lang="en-US" dir="ltr">Do s1 en-US</span></p>' in fragment


def test_twelve_steps_back_are_twelve_whole_pages(client: Client, db: None) -> None:
    make_article("long", steps=12)
    client.post("/fi/long/start/")
    addresses = [f"/fi/long/steps/s{number}/" for number in range(1, 13)]
    for address in addresses:
        client.post(address, {"result": "not_resolved"}, headers=HTMX)

    for address in reversed(addresses):
        page = Page(client.get(address, headers=RESTORE))
        assert page.is_whole
        assert page.post_forms[0].attributes["action"] == address


def test_what_is_found_beside_a_page_leaves_its_address(reader: Client) -> None:
    beside = {"HX-Request": "true", "HX-Target": "found"}
    found = reader.get("/fi/", {"q": "sound"}, headers=beside)

    assert "article-card" in found.content.decode()
    assert "HX-Replace-Url" not in found
    assert reader.get("/fi/", {"q": ""}, headers=beside).content == b""
    assert "HX-Replace-Url" in reader.get("/fi/", {"q": "sound"}, headers={"HX-Request": "true"})
