"""A reader, or a mail scanner, opens a link."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from tests.helpdesk.stories import answer, start_by, withdraw
from troubleshooting.models import Result


def rows() -> list[object]:
    """Everything there is in the apps' tables."""
    models = [
        model
        for app in ("troubleshooting", "helpdesk", "analytics", "sessions")
        for model in apps.get_app_config(app).get_models()
    ]
    return [list(model._default_manager.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("method", ["get", "head"])
def test_it_leads_to_the_article_in_the_links_language(
    client: Client, link: TicketLink, method: str
) -> None:
    token = link_token(link)
    response = getattr(client, method)(f"/h/{token}/")
    assert response.status_code == 302
    assert response["Location"] == f"/fi/printer-does-not-print/?via={token}"


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("kind", ["good", "altered", "expired"])
def test_it_writes_nothing_and_sets_no_cookie(
    client: Client, link: TicketLink, method: str, kind: str
) -> None:
    if kind == "expired":
        make_expired(link)
    before = rows()
    for _scan in range(3):
        response = getattr(client, method)(f"/h/{token_of(link, kind)}/")
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
    assert rows() == before


def test_it_still_binds_the_person_after_a_scanner_came(
    client: Client, link: TicketLink, now: datetime
) -> None:
    client.get(f"/h/{link_token(link)}/")
    client.head(f"/h/{link_token(link)}/")
    session = answer(start_by(link, now), Result.NOT_RESOLVED, now=now)
    link.refresh_from_db()
    assert link.session == session


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_takes_no_other_method(client: Client, link: TicketLink, method: str) -> None:
    assert getattr(client, method)(f"/h/{link_token(link)}/").status_code == 405


def test_it_costs_few_queries(
    client: Client, link: TicketLink, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        client.get(f"/h/{link_token(link)}/")


@pytest.mark.parametrize(("kind", "status"), [("altered", 404), ("expired", 410)])
def test_it_refuses_and_still_offers_the_article(
    client: Client, link: TicketLink, kind: str, status: int
) -> None:
    if kind == "expired":
        make_expired(link)
    response = client.get(f"/h/{token_of(link, kind)}/", headers={"accept-language": "fi"})
    assert response.status_code == status
    page = response.content.decode()
    assert 'href="/fi/printer-does-not-print/"' in page
    assert "Tulostin ei tulosta" in page


def test_it_offers_an_expired_links_article_in_the_links_language(
    client: Client, link: TicketLink
) -> None:
    make_expired(link)
    response = client.get(f"/h/{link_token(link)}/", headers={"accept-language": "en"})
    assert 'href="/fi/printer-does-not-print/"' in response.content.decode()


@pytest.mark.parametrize("token", ["nonsense", "zzzzzzzz.a.b", "%00"])
def test_it_offers_the_front_page_where_no_article_is_named(
    client: Client, link: TicketLink, token: str
) -> None:
    response = client.get(f"/h/{token}/", headers={"accept-language": "fi"})
    assert response.status_code == 404
    page = response.content.decode()
    assert 'href="/fi/"' in page
    assert "printer-does-not-print" not in page


@pytest.mark.parametrize(("kind", "status"), [("good", 404), ("altered", 404), ("expired", 410)])
def test_it_names_no_withdrawn_article(
    client: Client, link: TicketLink, kind: str, status: int
) -> None:
    if kind == "expired":
        make_expired(link)
    withdraw(link.article)
    response = client.get(f"/h/{token_of(link, kind)}/")
    assert response.status_code == status
    page = response.content.decode()
    assert "printer" not in page
    assert "Tulostin" not in page


def token_of(link: TicketLink, kind: str) -> str:
    token = link_token(link)
    return token[:-1] if kind == "altered" else token


def make_expired(link: TicketLink) -> None:
    link.created_at = timezone.now() - timedelta(days=30)
    link.expires_at = timezone.now() - timedelta(days=1)
    link.save()
