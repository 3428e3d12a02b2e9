"""The ticket's reference stays on the helpdesk's pages: in no address, log line or analytics row."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.utils.http import urlencode

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from tests.helpdesk.stories import answer, start_by, withdraw
from troubleshooting.models import Article, Result

REFERENCE = "ZEBRA-4711"


def test_it_stands_in_nothing_but_the_link_itself(
    client: Client,
    console: Client,
    article: Article,
    now: datetime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        addresses = whole_story(console, article, now)
    assert len(addresses) > 8
    assert not [one for one in addresses if REFERENCE in one]
    assert caplog.records
    assert REFERENCE not in caplog.text
    analytics = list(apps.get_app_config("analytics").get_models())
    assert any(model._default_manager.exists() for model in analytics)
    others = [*analytics, *apps.get_app_config("troubleshooting").get_models()]
    assert not [
        model for model in others if REFERENCE in repr(list(model._default_manager.values()))
    ]


def whole_story(console: Client, article: Article, now: datetime) -> list[str]:
    """An agent links, readers and scanners come, and everything is looked at; the addresses met."""
    addresses = []
    reader = Client()

    def visit(client: Client, address: str) -> None:
        response = client.get(address)
        addresses.extend([address, response.get("Location", ""), response.get("HX-Push-Url", "")])

    new = {"reference": REFERENCE, "article": article.slug, "locale": "fi-FI"}
    made = console.post("/helpdesk/", new)
    addresses.append(made["Location"])
    addresses.append(console.post("/helpdesk/", {**new, "article": "?"}).request["PATH_INFO"])
    link = TicketLink.objects.get()
    token = link_token(link)
    visit(reader, f"/h/{token}/")
    visit(reader, f"/h/{token[:-1]}/")
    visit(reader, f"/{link.locale[:2]}/{article.slug}/?{urlencode({'via': token})}")
    answer(start_by(link, now), Result.NOT_RESOLVED, Result.RESOLVED, now=now)
    visit(console, made["Location"])
    visit(console, f"/helpdesk/links/{link.public_id}/")
    visit(console, "/helpdesk/links/nothing/")
    withdraw(article)
    visit(reader, f"/h/{token}/")
    TicketLink.objects.update(expires_at=link.created_at + timedelta(seconds=1))
    visit(reader, f"/h/{token}/")
    return addresses


def test_a_links_text_form_leaves_it_out(link: TicketLink) -> None:
    assert link.reference not in f"{link} {link!r}"


def test_it_is_left_out_of_error_reports(console: Client, article: Article) -> None:
    new = {"reference": REFERENCE, "article": article.slug, "locale": "fi-FI"}
    response = console.post("/helpdesk/", new)
    assert response.wsgi_request.sensitive_post_parameters == ("reference",)


def test_the_admin_cannot_search_for_it(client: Client, link: TicketLink) -> None:
    client.force_login(User.objects.create_superuser("root"))
    page = client.get("/admin/helpdesk/ticketlink/").content.decode()
    assert link.reference in page
    assert 'name="q"' not in page
