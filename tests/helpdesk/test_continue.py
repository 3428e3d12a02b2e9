"""A reader who began alone and then follows a ticket's link goes on, tied to the ticket."""

from __future__ import annotations

from django.test import Client

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from troubleshooting.models import Article, FlowSession

PAGE = "/fi/printer-does-not-print/"


def begin(client: Client) -> None:
    client.post(f"{PAGE}start/")
    client.post(f"{PAGE}steps/s1/", {"result": "not_resolved"})


def test_going_on_ties_the_walk_to_the_ticket(
    client: Client, article: Article, link: TicketLink
) -> None:
    begin(client)
    token = link_token(link)

    assert b'name="resume"' in client.get(PAGE, {"via": token}).content
    client.post(f"{PAGE}start/", {"via": token, "resume": "1"})
    client.post(f"{PAGE}steps/s2/", {"result": "resolved"})

    link.refresh_from_db()
    assert link.session == FlowSession.objects.get()
    assert link.outcome == "resolved"


def test_the_first_link_counts(client: Client, article: Article, link: TicketLink) -> None:
    client.post(f"{PAGE}start/", {"via": "somebody-else"})

    client.post(f"{PAGE}start/", {"via": link_token(link), "resume": "1"})

    assert FlowSession.objects.get().referral == "somebody-else"
