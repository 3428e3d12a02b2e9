"""Row 9: back shows a bare fragment."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import make_article
from tests.views.pages import Page

HTMX = {"HX-Request": "true"}
RESTORE = {**HTMX, "HX-History-Restore-Request": "true"}
BOTH = {"HX-Request", "HX-History-Restore-Request"}
STEPS = 12


@pytest.fixture
def walked(client: Client, db: None) -> list[str]:
    """The addresses of a walk of twelve answers by htmx, the end last."""
    make_article("long", steps=STEPS)
    addresses = ["/fi/", "/fi/?q=long", "/fi/long/"]
    response = client.post("/fi/long/start/", headers=HTMX, follow=True)
    for _ in range(STEPS):
        addresses.append(response["HX-Push-Url"])
        response = client.post(addresses[-1], {"result": "not_resolved"}, headers=HTMX, follow=True)
    return [*addresses, response["HX-Push-Url"]]


@pytest.mark.parametrize("headers", [{}, RESTORE], ids=["reload", "restore"])
def test_every_page_of_the_way_back_is_whole(
    client: Client, walked: list[str], headers: dict[str, str]
) -> None:
    assert len(set(walked)) == STEPS + 4
    for address in reversed(walked):
        response = client.get(address, headers=headers)

        assert response.status_code == 200
        assert Page(response).is_whole, address
        assert {one.strip() for one in response["Vary"].split(",")} >= BOTH, address
        assert "HX-Push-Url" not in response


def test_a_cache_cannot_mistake_one_for_the_other(client: Client, walked: list[str]) -> None:
    for address in walked:
        whole, part = client.get(address), client.get(address, headers=HTMX)

        assert whole["ETag"] != part["ETag"], address
        stale = {**RESTORE, "If-None-Match": part["ETag"]}
        assert client.get(address, headers=stale).status_code == 200


def test_pages_without_steps_come_back_whole_too(client: Client, db: None) -> None:
    make_article("about", steps=0)
    client.post("/fi/about/start/", headers=HTMX)
    for address in ("/fi/about/", "/fi/about/read/"):
        assert Page(client.get(address, headers=RESTORE)).is_whole
