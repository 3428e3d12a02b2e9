"""Tickets that readers opened stand in a list of their own, for every agent."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from helpdesk.models import TicketLink
from tests.helpdesk.stories import answer
from troubleshooting.flow import start_session
from troubleshooting.models import Article, Result

LIST = "/helpdesk/?by=readers"


@pytest.fixture
def handed_over(article: Article, now: datetime) -> TicketLink:
    return made_by_reader(article, now, "ABC-123")


def made_by_reader(article: Article, now: datetime, reference: str) -> TicketLink:
    session = start_session(article, "fi-FI", browser_key=f"browser-{reference}", now=now)
    answer(session, Result.NOT_RESOLVED, now=now)
    return TicketLink.objects.create(
        reference=reference,
        article=article,
        locale="fi-FI",
        by_reader=True,
        created_at=now,
        expires_at=now + timedelta(days=9),
        session=session,
        bound_at=now,
    )


def page(client: Client, address: str) -> str:
    return client.get(address, headers={"accept-language": "en"}).content.decode()


def test_the_list_has_them_and_none_of_the_agents(
    console: Client, handed_over: TicketLink, link: TicketLink
) -> None:
    assert "ABC-123" in page(console, LIST)
    assert link.reference not in page(console, LIST)


def test_the_agent_s_own_list_has_none_of_them(console: Client, handed_over: TicketLink) -> None:
    assert "ABC-123" not in page(console, "/helpdesk/")


def test_there_is_a_way_to_it_where_readers_can_open_tickets(
    console: Client, settings: Settings
) -> None:
    assert LIST not in page(console, "/helpdesk/")

    settings.TICKET_SYSTEM_URL = "https://desk.example.org/"

    assert LIST in page(console, "/helpdesk/")


def test_the_news_of_the_list_are_of_the_list(console: Client, handed_over: TicketLink) -> None:
    assert 'hx-get="/helpdesk/?page=1&amp;by=readers"' in page(console, LIST)


def test_one_is_shown_without_an_address_to_send(console: Client, handed_over: TicketLink) -> None:
    shown = page(console, f"/helpdesk/links/{handed_over.public_id}/")

    assert "ABC-123" in shown
    assert "/h/" not in shown


def test_an_agent_who_may_see_only_own_links_sees_it_too(
    client: Client, handed_over: TicketLink, link: TicketLink
) -> None:
    agent = User.objects.create_user("new-agent")
    agent.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    client.force_login(agent)

    assert client.get(f"/helpdesk/links/{handed_over.public_id}/").status_code == 200
    assert client.get(f"/helpdesk/links/{link.public_id}/").status_code == 404


def test_who_is_no_agent_sees_none(client: Client, handed_over: TicketLink) -> None:
    client.force_login(User.objects.create_user("employee"))

    assert client.get(f"/helpdesk/links/{handed_over.public_id}/").status_code == 404
    assert client.get(LIST).status_code == 403


def test_more_of_them_cost_no_more(
    console: Client,
    article: Article,
    now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made_by_reader(article, now, "A-1")
    with django_assert_max_num_queries(20) as few:
        page(console, LIST)
    for number in range(2, 9):
        made_by_reader(article, now, f"A-{number}")

    with django_assert_max_num_queries(len(few)):
        page(console, LIST)
