"""One linked ticket: what was tried, for those who may see it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from helpdesk.links import link_token
from helpdesk.models import TicketLink
from helpdesk.roles import agents_group
from tests.flow.incidents import TITLE, post
from tests.helpdesk.stories import REFERENCE, answer, make_article, start_by, withdraw
from troubleshooting.flow.incidents.known import Words, end_at_incident, end_incident
from troubleshooting.flow.retention import forget_sessions
from troubleshooting.models import Result, Status

HTMX = {"HX-Request": "true"}
ASKS = 'hx-trigger="every'
NOT_RESOLVED, RESOLVED = Result.NOT_RESOLVED, Result.RESOLVED


def address(link: TicketLink) -> str:
    return f"/helpdesk/links/{link.public_id}/"


def page(client: Client, link: TicketLink) -> str:
    response = client.get(address(link), headers={"accept-language": "en"})
    assert response.status_code == 200
    return response.content.decode()


def test_it_asks_nobody_to_sign_in(client: Client, link: TicketLink) -> None:
    response = client.get(address(link))
    assert (response.status_code, response["Location"]) == (
        302,
        f"{reverse('login')}?next={address(link)}",
    )


def test_it_is_not_there_for_strangers(client: Client, link: TicketLink) -> None:
    client.force_login(User.objects.create_user("employee"))
    assert client.get(address(link)).status_code == 404


def test_it_is_not_there_for_who_may_only_make_links(client: Client, link: TicketLink) -> None:
    user = User.objects.create_user("other")
    user.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    client.force_login(user)
    assert client.get(address(link)).status_code == 404


def test_its_maker_sees_it_without_the_right_to_see_all(client: Client, link: TicketLink) -> None:
    assert link.agent is not None
    link.agent.groups.clear()
    client.force_login(link.agent)
    assert REFERENCE in page(client, link)


def test_a_colleague_who_may_see_all_sees_it(client: Client, link: TicketLink) -> None:
    colleague = User.objects.create_user("colleague")
    colleague.groups.add(agents_group())
    client.force_login(colleague)
    assert REFERENCE in page(client, link)


@pytest.mark.parametrize("public_id", ["nothing", "x" * 300, "%00"])
def test_it_knows_no_other_link(console: Client, public_id: str) -> None:
    assert console.get(f"/helpdesk/links/{public_id}/").status_code == 404


def test_it_takes_no_posts(console: Client, link: TicketLink) -> None:
    assert console.post(address(link)).status_code == 405


def test_it_shows_the_link_to_copy(console: Client, link: TicketLink) -> None:
    assert f'value="http://testserver/h/{link_token(link)}/"' in page(console, link)


def test_it_shows_no_link_that_leads_nowhere(console: Client, link: TicketLink) -> None:
    link.created_at = timezone.now() - timedelta(days=9)
    link.expires_at = timezone.now() - timedelta(days=1)
    link.save()
    assert link_token(link) not in page(console, link)


def test_it_shows_what_was_said_and_what_was_not_tried(
    console: Client, link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, Result.NOT_POSSIBLE, now=now, seconds=95)
    shown = page(console, link)
    first, second, third = (
        shown.split(f'data-step="s{n}"')[1].split("</tr>")[0] for n in (1, 2, 3)
    )
    assert "Tee kohta 1" in first
    assert "did not help" in first
    assert "1:35" in first
    assert "not possible" in second
    assert "not tried" in third
    assert "on step 3 of 4" in shown


def test_it_says_that_nobody_has_started_yet(console: Client, link: TicketLink) -> None:
    assert "Nobody has started through this link yet" in page(console, link)


def test_it_says_that_its_reader_has_started(
    console: Client, link: TicketLink, now: datetime
) -> None:
    start_by(link, now)

    shown = page(console, link)

    assert "opened, no answer yet" in shown
    assert "Its reader has started" in shown


def test_it_says_which_incident_its_reader_stopped_at(
    console: Client, link: TicketLink, now: datetime
) -> None:
    post(now, link.article)
    end_incident(post(now, link.article, words=(Words("en-US", "Older"),)), now=now)
    later = (Words("en-US", "Later"),)
    post(now, link.article, words=later, starts_at=now + timedelta(minutes=5))
    end_at_incident(start_by(link, now), now=now)

    shown = page(console, link)

    assert "known incident" in shown
    assert f"{TITLE}</span>" in shown
    assert "Older" not in shown
    assert "Later" not in shown


def test_it_names_no_incident_where_the_session_is_gone(
    console: Client, link: TicketLink, now: datetime
) -> None:
    post(now, link.article)
    end_at_incident(start_by(link, now), now=now).delete()

    shown = page(console, link)

    assert "known incident" in shown
    assert TITLE not in shown


def test_an_agent_without_an_editors_rights_sees_a_published_article(
    console: Client, link: TicketLink
) -> None:
    assert 'href="/en/printer-does-not-print/"' in page(console, link)


def test_a_draft_of_another_article_changes_nothing(console: Client, link: TicketLink) -> None:
    make_article("secret", titles={"en-US": "Secret draft"}, status=Status.DRAFT)
    shown = page(console, link)
    assert "The printer does not print" in shown
    assert "Secret" not in shown


def test_a_withdrawn_article_is_hidden_without_its_title_and_what_was_tried_is_shown(
    console: Client, link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, RESOLVED, now=now)
    withdraw(link.article)
    shown = page(console, link)
    assert "The article is not available now." in shown
    assert "printer" not in shown
    assert "Tulostin" not in shown
    assert link_token(link) not in shown
    assert "Tee kohta 1" in shown
    assert "solved by step 2" in shown


def test_it_still_tells_what_solved_it_when_the_session_is_deleted(
    console: Client, link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, RESOLVED, now=now)
    forget_sessions(now=now + timedelta(days=91), after=timedelta(days=90))
    shown = page(console, link)
    assert "solved by step 2: <span" in shown
    assert "Tee kohta 2" in shown
    assert "What was tried is no longer kept" in shown
    assert "did not help" not in shown


def test_it_refreshes_what_was_tried_alone(console: Client, link: TicketLink) -> None:
    response = console.get(address(link), headers=HTMX)
    shown = response.content.decode().strip()
    assert shown.startswith('<section id="progress"')
    assert "HX-Push-Url" not in response
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(response["Vary"].split(", "))


def test_it_restores_the_whole_page_from_history(console: Client, link: TicketLink) -> None:
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in console.get(address(link), headers=headers).content.decode()


def test_it_stops_asking_for_news_when_the_session_ended(
    console: Client, link: TicketLink, now: datetime
) -> None:
    assert ASKS in page(console, link)
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)
    assert ASKS in page(console, link)
    answer(session, NOT_RESOLVED, RESOLVED, now=now)
    assert ASKS not in page(console, link)


def test_it_costs_few_queries(
    console: Client,
    link: TicketLink,
    now: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    with django_assert_num_queries(7):
        console.get(address(link))
