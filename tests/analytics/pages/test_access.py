"""Who may see the analytics: staff, whichever page, whichever file."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from analytics.pages.sections import SECTIONS
from tests.analytics.pages.reading import PAGES, text_of
from troubleshooting.models import Article

QUERIES = pytest.mark.parametrize("query", ["days=7", "table=articles&export=csv"])


@PAGES
@QUERIES
def test_nobody_is_asked_to_sign_in(
    client: Client, article: Article, address: str, query: str
) -> None:
    response = client.get(f"{address}?{query}")

    assert response.status_code == 302
    escaped = query.replace("=", "%3D").replace("&", "%26")
    assert response["Location"] == f"{reverse('login')}?next={address}%3F{escaped}"


@PAGES
@QUERIES
def test_a_user_who_is_not_staff_is_refused(
    client: Client, article: Article, address: str, query: str
) -> None:
    client.force_login(User.objects.create_user("reader"))

    assert client.get(f"{address}?{query}").status_code == 403


@PAGES
def test_staff_who_left_are_asked_to_sign_in(staff: Client, article: Article, address: str) -> None:
    User.objects.update(is_active=False)

    assert staff.get(address).status_code == 302


@PAGES
def test_staff_see_the_page(staff: Client, filled: Article, address: str) -> None:
    assert staff.get(address).status_code == 200


@PAGES
def test_it_rejects_post(staff: Client, article: Article, address: str) -> None:
    assert staff.post(address).status_code == 405


@PAGES
def test_htmx_gets_the_whole_page(staff: Client, article: Article, address: str) -> None:
    for headers in ({}, {"HX-History-Restore-Request": "true"}):
        page = text_of(staff, address, {"HX-Request": "true", **headers})
        assert '<main id="main"' in page


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_every_section_has_a_page_for_staff_alone(
    client: Client, article: Article, section: object
) -> None:
    address = reverse(section.name)  # type: ignore[attr-defined]
    assert client.get(address).status_code == 302

    client.force_login(User.objects.create_user("reader"))
    assert client.get(address).status_code == 403

    client.force_login(User.objects.create_user("analyst", is_staff=True))
    assert f'href="{address}" aria-current="page"' in text_of(client, address)
