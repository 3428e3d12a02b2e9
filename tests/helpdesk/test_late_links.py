"""A ticket that comes after the walk is linked to its session, which is thereby handed over."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from analytics.models import SessionFact
from helpdesk.late_links import SessionIsLinked, link_session
from helpdesk.models import TicketLink
from helpdesk.state import State, state_of
from tests.helpdesk.stories import REFERENCE, answer, start_by
from tests.views.pages import Form, Page
from troubleshooting.flow import answer_step, close_abandoned, start_session
from troubleshooting.models import Article, FlowSession, Outcome, Result

NOT_RESOLVED, RESOLVED = Result.NOT_RESOLVED, Result.RESOLVED
DAY = timedelta(days=1)


@pytest.fixture
def session(article: Article, now: datetime) -> FlowSession:
    """A reader's, who stands at the second step."""
    begun = start_session(article, "fi-FI", browser_key="a-browser-of-somebody", now=now)
    return answer(begun, NOT_RESOLVED, now=now)


@pytest.fixture
def left(session: FlowSession, now: datetime) -> FlowSession:
    """Its tab was closed, and a day passed."""
    close_abandoned(now=now + DAY + timedelta(hours=1), after=DAY)
    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED
    return session


def session_page(session: FlowSession) -> str:
    return reverse("helpdesk:session", kwargs={"pk": session.pk})


def link_page(session: FlowSession) -> str:
    return reverse("helpdesk:link_session", kwargs={"pk": session.pk})


def read(client: Client, path: str) -> Page:
    response = client.get(path, headers={"accept-language": "en"})
    assert response.status_code == 200
    return Page(response)


def form_of(page: Page) -> Form | None:
    """The form that asks for the ticket's reference."""
    forms = [one for one in page.post_forms if "reference" in {f["name"] for f in one.fields}]
    return forms[0] if forms else None


def test_one_that_was_left_becomes_handed_over(
    left: FlowSession, agent: User, now: datetime
) -> None:
    link = link_session(left, REFERENCE, agent, now + DAY)

    left.refresh_from_db()
    assert left.outcome == Outcome.ESCALATED
    assert (link.session, link.agent, link.reference) == (left, agent, REFERENCE)
    assert (link.outcome, link.locale) == ("escalated", "fi-FI")
    assert [step.result for step in link.steps] == ["not_resolved", "", "", ""]


def test_the_fact_follows_and_stays_one(left: FlowSession, agent: User, now: datetime) -> None:
    fact = SessionFact.objects.get()

    link_session(left, REFERENCE, agent, now + DAY)

    assert SessionFact.objects.get().pk == fact.pk
    assert SessionFact.objects.get().outcome == "escalated"


@pytest.mark.parametrize(
    ("results", "outcome"),
    [
        ((), Outcome.ESCALATED),
        ((NOT_RESOLVED, NOT_RESOLVED), Outcome.ESCALATED),
        ((NOT_RESOLVED,) * 4, Outcome.ESCALATED),
        ((NOT_RESOLVED, RESOLVED), Outcome.RESOLVED),
    ],
    ids=["unanswered", "under way", "nothing helped", "solved"],
)
def test_only_what_was_solved_stays_so(
    article: Article, agent: User, now: datetime, results: tuple[Result, ...], outcome: Outcome
) -> None:
    session = start_session(article, "fi-FI", browser_key="a-browser-of-somebody", now=now)
    session = answer(session, *results, now=now)

    link = link_session(session, REFERENCE, agent, now + DAY)

    session.refresh_from_db()
    assert (session.outcome, link.outcome) == (outcome, outcome)
    assert link.solved_by == ("s2" if outcome == Outcome.RESOLVED else "")


def test_what_its_reader_answers_afterwards_is_followed(
    left: FlowSession, agent: User, now: datetime
) -> None:
    link = link_session(left, REFERENCE, agent, now + DAY)

    answer_step(left, "s2", RESOLVED, now=now + DAY)

    link.refresh_from_db()
    assert (link.outcome, link.solved_by) == ("resolved", "s2")
    assert state_of(link, now).state == State.SOLVED_BY_STEP


def test_a_session_has_one_ticket(left: FlowSession, agent: User, now: datetime) -> None:
    link_session(left, REFERENCE, agent, now + DAY)

    with pytest.raises(SessionIsLinked):
        link_session(left, "INC-2", agent, now + DAY)

    assert TicketLink.objects.get().reference == REFERENCE


def test_one_that_came_by_a_ticket_s_link_has_that(
    link: TicketLink, agent: User, now: datetime
) -> None:
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)

    with pytest.raises(SessionIsLinked):
        link_session(session, "INC-2", agent, now + DAY)


def test_a_link_that_was_never_answered_gives_way(
    link: TicketLink, agent: User, now: datetime
) -> None:
    session = start_by(link, now)

    later = link_session(session, "INC-2", agent, now + DAY)

    link.refresh_from_db()
    assert not link.is_bound
    assert later.session == session


def test_the_page_asks_for_the_ticket_and_leads_to_it(console: Client, left: FlowSession) -> None:
    form = form_of(read(console, session_page(left)))
    assert form is not None
    sent = {one["name"]: one.get("value", "") for one in form.fields} | {"reference": "INC-7"}

    response = console.post(form.attributes["action"], sent)

    link = TicketLink.objects.get()
    assert response["Location"] == reverse("helpdesk:detail", kwargs={"public_id": link.public_id})
    shown = read(console, response["Location"]).html
    assert "INC-7" in shown
    assert "handed to the helpdesk" in shown
    assert "did not help" in shown


def test_the_page_of_a_linked_session_leads_to_its_ticket(
    console: Client, left: FlowSession, agent: User
) -> None:
    link = link_session(left, REFERENCE, agent, timezone.now())

    page = read(console, session_page(left))

    assert form_of(page) is None
    assert reverse("helpdesk:detail", kwargs={"public_id": link.public_id}) in page.links_in_main


def test_another_agents_ticket_is_not_named(client: Client, left: FlowSession, agent: User) -> None:
    link_session(left, REFERENCE, agent, timezone.now())
    other = User.objects.create_user("other")
    other.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    client.force_login(other)

    page = read(client, session_page(left))

    assert form_of(page) is None
    assert REFERENCE not in page.html
    assert "linked by somebody else" in page.html


@pytest.mark.parametrize("reference", ["", "  ", "x" * 101])
def test_a_reference_that_is_none_is_422(
    console: Client, left: FlowSession, reference: str
) -> None:
    response = console.post(link_page(left), {"reference": reference})

    assert response.status_code == 422
    assert b"field__error" in response.content
    assert not TicketLink.objects.exists()


def test_sent_twice_it_is_one_ticket(console: Client, left: FlowSession) -> None:
    for _again in range(2):
        response = console.post(link_page(left), {"reference": "INC-7"})

    assert response["Location"] == session_page(left)
    assert TicketLink.objects.count() == 1


def test_looking_at_its_address_writes_nothing(console: Client, left: FlowSession) -> None:
    assert console.get(link_page(left))["Location"] == session_page(left)
    assert not TicketLink.objects.exists()


def test_it_is_for_agents_alone(client: Client, left: FlowSession) -> None:
    assert client.post(link_page(left), {"reference": "x"})["Location"].startswith(reverse("login"))
    client.force_login(User.objects.create_user("employee"))
    assert client.post(link_page(left), {"reference": "x"}).status_code == 403
    assert not TicketLink.objects.exists()


def test_a_form_without_a_token_is_refused(left: FlowSession, agent: User) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(agent)

    assert careful.post(link_page(left), {"reference": "x"}).status_code == 403


def test_a_session_that_is_not_there_is_not_found(console: Client, db: None) -> None:
    assert console.post("/helpdesk/sessions/999999/ticket/", {"reference": "x"}).status_code == 404
