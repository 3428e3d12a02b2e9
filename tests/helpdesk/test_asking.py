"""An agent is asked the steps still to try, on the ticket's page and the session's."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from analytics.models import SessionFact
from helpdesk.models import TicketLink
from helpdesk.state import State, state_of
from tests.flow.stories import leave_to_helpdesk
from tests.helpdesk.stories import answer, make_article, start_by, withdraw
from tests.views.pages import Form, Page
from troubleshooting.flow import escalate, start_session
from troubleshooting.models import Article, FlowSession, Outcome, Result

NOT_RESOLVED, RESOLVED = Result.NOT_RESOLVED, Result.RESOLVED


@pytest.fixture
def article(article: Article) -> Article:
    """Of its four steps the last two are the helpdesk's."""
    leave_to_helpdesk(article, "s3", "s4")
    return article


@pytest.fixture
def session(link: TicketLink, now: datetime) -> FlowSession:
    """A reader's, who came by the link, tried one step and handed it over."""
    session = answer(start_by(link, now), NOT_RESOLVED, now=now)
    return escalate(session, now=now + timedelta(minutes=5))


@pytest.fixture
def unlinked(article: Article, now: datetime) -> FlowSession:
    return start_session(article, "fi-FI", browser_key="somebody-else's-browser", now=now)


def session_page(session: FlowSession) -> str:
    return reverse("helpdesk:session", kwargs={"pk": session.pk})


def ticket_page(link: TicketLink) -> str:
    return reverse("helpdesk:detail", kwargs={"public_id": link.public_id})


def read(client: Client, path: str, language: str = "en") -> Page:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code == 200
    return Page(response)


def asked(page: Page) -> Form | None:
    return next((form for form in page.post_forms if form.results), None)


def fields(form: Form) -> dict[str, str]:
    return {one["name"]: one.get("value", "") for one in form.fields}


def send(client: Client, page: Page, result: str) -> str:
    """Send the page's answers as a browser does; where it leads."""
    form = asked(page)
    assert form is not None
    sent = {**fields(form), "result": result}
    return str(client.post(form.attributes["action"], sent)["Location"])


def test_the_tickets_page_asks_the_first_one(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    page = read(console, ticket_page(link))

    form = asked(page)
    assert form is not None
    assert form.results == ["resolved", "not_resolved", "skipped", "not_possible"]
    assert fields(form)["step"] == "s3"


def test_an_answer_leads_back_to_the_ticket_and_on_to_the_next(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    target = send(console, read(console, ticket_page(link)), "not_resolved")

    assert target == f"{ticket_page(link)}#ask"
    form = asked(read(console, target))
    assert form is not None
    assert fields(form)["step"] == "s4"
    assert session.results.filter(by_helpdesk=True).count() == 1


def test_a_step_that_resolves_solves_the_ticket(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    send(console, read(console, ticket_page(link)), "resolved")

    link.refresh_from_db()
    session.refresh_from_db()
    assert (session.outcome, link.outcome, link.solved_by) == ("resolved", "resolved", "s3")
    state = state_of(link, timezone.now())
    assert (state.state, state.text) == (State.SOLVED_BY_STEP, "solved by the helpdesk")
    page = read(console, ticket_page(link))
    assert asked(page) is None
    assert "nothing is left to try" in page.html
    assert "Still to try" not in page.html


def test_its_list_counts_as_the_transcript_does(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    send(console, read(console, ticket_page(link)), "not_resolved")

    page = read(console, ticket_page(link))

    assert '<li value="3">' in page.html
    assert 'aria-hidden="true">3</span>' in page.html


def test_the_facts_follow(console: Client, link: TicketLink, session: FlowSession) -> None:
    assert SessionFact.objects.get().outcome == "escalated"

    send(console, read(console, ticket_page(link)), "resolved")

    fact = SessionFact.objects.get()
    assert fact.outcome == "resolved"
    assert fact.resolved_step is not None
    assert fact.resolved_step.key == "s3"
    rows = fact.steps.order_by("position").values_list("step__key", "position", "result")
    assert list(rows) == [("s1", 1, "not_resolved"), ("s3", 3, "resolved")]


def test_when_all_were_tried_it_says_so(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    for _step in range(2):
        send(console, read(console, ticket_page(link)), "not_possible")

    page = read(console, ticket_page(link))

    assert asked(page) is None
    assert "All the helpdesk’s steps were tried." in page.html
    session.refresh_from_db()
    assert session.outcome == Outcome.ESCALATED


def test_an_answer_can_be_changed(console: Client, link: TicketLink, session: FlowSession) -> None:
    send(console, read(console, ticket_page(link)), "resolved")
    page = read(console, ticket_page(link))
    assert "?step=s3#ask" in page.links_in_main

    send(console, read(console, f"{ticket_page(link)}?step=s3"), "not_resolved")

    session.refresh_from_db()
    assert session.outcome == Outcome.ESCALATED
    assert session.results.get(step__key="s3").result == "not_resolved"


def test_the_transcript_tells_whose_the_steps_are(
    console: Client, link: TicketLink, session: FlowSession
) -> None:
    link.refresh_from_db()
    assert [(one.key, one.number, one.for_helpdesk) for one in link.steps] == [
        ("s1", 1, False),
        ("s2", 2, False),
        ("s3", 3, True),
        ("s4", 4, True),
    ]
    page = read(console, ticket_page(link)).html
    assert page.count("for the helpdesk</span>") == 2
    assert page.count("still to try</span>") == 2


def test_the_state_counts_what_the_reader_is_asked(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)
    link.refresh_from_db()

    assert state_of(link, now).text == "on step 2 of 2"


def test_a_refresh_takes_no_step_out_of_the_agents_hand(
    console: Client, link: TicketLink, now: datetime
) -> None:
    answer(start_by(link, now), NOT_RESOLVED, now=now)

    fragment = console.get(ticket_page(link), headers={"HX-Request": "true"}).content.decode()

    assert 'id="progress"' in fragment
    assert 'id="ask"' not in fragment


def test_who_may_not_make_links_is_shown_but_not_asked(
    client: Client, link: TicketLink, session: FlowSession
) -> None:
    assert link.agent is not None
    link.agent.groups.clear()
    client.force_login(link.agent)

    page = read(client, ticket_page(link))

    assert "still to try" in page.html
    assert asked(page) is None


def test_a_session_is_shown_without_a_ticket(console: Client, unlinked: FlowSession) -> None:
    page = read(console, session_page(unlinked))

    form = asked(page)
    assert form is not None
    assert fields(form)["step"] == "s3"
    assert 'lang="en-US" dir="ltr">The printer does not print</a>' in page.html
    assert 'lang="fi-FI" dir="ltr">Tee kohta 1</span>' in page.html


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Do part 3"), ("fi", "Tee kohta 3"), ("ja", "Do part 3")]
)
def test_the_step_is_asked_in_the_agents_language(
    console: Client, unlinked: FlowSession, language: str, words: str
) -> None:
    response = console.get(session_page(unlinked), headers={"accept-language": language})

    assert response.context["asking"].step.label == words


def test_it_leads_back_to_the_session(console: Client, unlinked: FlowSession) -> None:
    target = send(console, read(console, session_page(unlinked)), "resolved")

    assert target == f"{session_page(unlinked)}#ask"
    unlinked.refresh_from_db()
    assert unlinked.outcome == Outcome.RESOLVED


def test_the_comment_and_the_device_are_shown_as_text(
    console: Client, unlinked: FlowSession
) -> None:
    unlinked.comment, unlinked.device = "<b>still silent</b>", "Windows 11"
    unlinked.save()

    page = read(console, session_page(unlinked)).html

    assert "&lt;b&gt;still silent&lt;/b&gt;" in page
    assert "Windows 11" in page


def test_the_time_since_the_page_was_shown_is_kept(console: Client, unlinked: FlowSession) -> None:
    shown_at = str(int(timezone.now().timestamp()) - 95)

    sent = {"step": "s3", "result": "not_resolved", "shown_at": shown_at}
    console.post(session_page(unlinked), sent)

    assert 95 <= unlinked.results.get().seconds < 120


@pytest.mark.parametrize("shown_at", ["", "soon", "-5", "9" * 30, "²"])
def test_a_time_that_is_none_counts_nothing(
    console: Client, unlinked: FlowSession, shown_at: str
) -> None:
    sent = {"step": "s3", "result": "not_resolved", "shown_at": shown_at}

    assert console.post(session_page(unlinked), sent).status_code == 302
    assert unlinked.results.get().seconds == 0


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"step": "s3"},
        {"step": "s3", "result": "maybe"},
        {"step": "s1", "result": "resolved"},
        {"step": "nothing", "result": "resolved"},
    ],
)
def test_an_answer_that_is_none_is_422(
    console: Client, unlinked: FlowSession, sent: dict[str, str]
) -> None:
    response = console.post(session_page(unlinked), sent, headers={"accept-language": "en"})

    assert response.status_code == 422
    assert "Choose one of the answers." in response.content.decode()
    assert not unlinked.results.exists()


def test_another_agents_ticket_is_not_led_to(
    client: Client, link: TicketLink, unlinked: FlowSession
) -> None:
    other = User.objects.create_user("other")
    other.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    client.force_login(other)
    sent = {"step": "s3", "result": "resolved", "ticket": link.public_id}

    target = client.post(session_page(unlinked), sent)["Location"]

    assert target == f"{session_page(unlinked)}#ask"


def test_a_withdrawn_article_asks_nothing_and_keeps_its_title(
    console: Client, article: Article, session: FlowSession, link: TicketLink
) -> None:
    withdraw(article)

    for path in (session_page(session), ticket_page(link)):
        page = read(console, path)
        assert asked(page) is None
        assert "The printer does not print" not in page.html
        assert "Tee kohta 1" in page.html


def test_it_is_for_agents_alone(client: Client, unlinked: FlowSession) -> None:
    sent = {"step": "s3", "result": "resolved"}
    assert client.get(session_page(unlinked))["Location"].startswith(reverse("login"))
    assert client.post(session_page(unlinked), sent).status_code == 302

    client.force_login(User.objects.create_user("employee"))

    assert client.get(session_page(unlinked)).status_code == 403
    assert client.post(session_page(unlinked), sent).status_code == 403
    assert not unlinked.results.exists()


def test_a_session_that_is_not_there_is_not_found(console: Client, db: None) -> None:
    assert console.get("/helpdesk/sessions/999999/").status_code == 404


def test_looking_writes_nothing(console: Client, unlinked: FlowSession) -> None:
    before = FlowSession.objects.values().get()

    read(console, session_page(unlinked))

    assert FlowSession.objects.values().get() == before
    assert not unlinked.results.exists()


def test_its_queries_do_not_grow_with_the_steps(
    console: Client, article: Article, unlinked: FlowSession, now: datetime
) -> None:
    read(console, session_page(unlinked))
    with CaptureQueriesContext(connection) as few:
        read(console, session_page(unlinked))
    long = make_article("long", steps=12)
    leave_to_helpdesk(long, "s7", "s8", "s9", "s10")
    session = start_session(long, "fi-FI", browser_key="a-third-browser-of-many", now=now)

    with CaptureQueriesContext(connection) as many:
        read(console, session_page(session))

    assert len(many) == len(few) <= 16
