"""Ticket links in the admin: to look at, and no more."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from helpdesk.models import TicketLink


@pytest.fixture
def root(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("root"))
    return client


def test_an_administrator_sees_links(root: Client, link: TicketLink) -> None:
    assert root.get("/admin/helpdesk/ticketlink/").status_code == 200
    assert root.get(f"/admin/helpdesk/ticketlink/{link.pk}/change/").status_code == 200


def test_nobody_changes_them(root: Client, link: TicketLink) -> None:
    assert root.get("/admin/helpdesk/ticketlink/add/").status_code == 403
    assert root.post(f"/admin/helpdesk/ticketlink/{link.pk}/change/").status_code == 403
    assert root.post(f"/admin/helpdesk/ticketlink/{link.pk}/delete/").status_code == 403


def test_an_agent_who_is_no_staff_stays_out(console: Client, link: TicketLink) -> None:
    assert console.get("/admin/helpdesk/ticketlink/").status_code == 302
