"""Row 28: giving up counts as success. Solved, handed over and unknown stay apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from analytics.models import SessionFact
from analytics.rollups.reading import Window, read
from analytics.rollups.statistics import SESSIONS, STEPS
from helpdesk.models import TicketLink
from helpdesk.roles import agents_group
from tests.analytics.exchange import export_lines
from tests.flow.stories import make_article
from tests.views.pages import Page
from troubleshooting.models import FlowSession

START, STEP, SECOND = "/fi/long/start/", "/fi/long/steps/s1/", "/fi/long/steps/s2/"
HANDOVER = "/fi/long/handover/"
ALL = Window(None, date(9999, 1, 1))
DAY = timedelta(days=1)


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    make_article("long", steps=4)
    return client


def give_up(reader: Client) -> FlowSession:
    """Start, answer the first step, close the tab on the second."""
    reader.post(START)
    reader.post(STEP, {"result": "not_resolved"})
    return FlowSession.objects.latest("pk")


def a_day_passes() -> None:
    for session in FlowSession.objects.all():
        session.started_at -= DAY + timedelta(hours=1)
        session.last_answer_at -= DAY + timedelta(hours=1)
        session.save()
    call_command("close_sessions", verbosity=0)


def the_helpdesk_is_phoned(session: FlowSession, reference: str = "INC-28") -> str:
    """An agent opens the session by its address, and links the caller's ticket; its page."""
    desk = an_agent()
    page = Page(desk.get(reverse("helpdesk:session", kwargs={"pk": session.pk})))
    (form,) = [one for one in page.post_forms if one.attributes["action"].endswith("/ticket/")]
    response = desk.post(form.attributes["action"], {"reference": reference}, follow=True)
    return response.content.decode()


def an_agent() -> Client:
    user, _is_new = User.objects.get_or_create(username="agent")
    user.groups.add(agents_group())
    desk = Client(headers={"accept-language": "en"})
    desk.force_login(user)
    return desk


def ends() -> dict[str, float]:
    """How sessions ended, as every page of the analytics counts it; without what none did."""
    told = read(SESSIONS, ALL).get((), {})
    return {name: count for name, count in told.items() if count and name != "answered"}


def facts() -> list[dict[str, Any]]:
    return list(SessionFact.objects.order_by("pk").values("outcome", "is_agents", "resolved_step"))


def test_who_closed_the_tab_is_unknown_and_no_success(reader: Client) -> None:
    give_up(reader)
    a_day_passes()

    assert ends() == {"abandoned": 1}
    (exported,) = export_lines()
    assert exported["outcome"] == "abandoned"


def test_a_ticket_by_phone_next_day_makes_it_handed_over(reader: Client) -> None:
    session = give_up(reader)
    a_day_passes()

    shown = the_helpdesk_is_phoned(session)

    assert ends() == {"escalated": 1}
    assert "handed to the helpdesk" in shown
    link = TicketLink.objects.get()
    assert (link.reference, link.session, link.outcome) == ("INC-28", session, "escalated")
    steps = SessionFact.objects.get().steps.order_by("position")
    assert list(steps.values_list("step__key", "result")) == [("s1", "not_resolved"), ("s2", "")]


def test_it_is_the_same_before_the_session_was_closed(reader: Client) -> None:
    the_helpdesk_is_phoned(give_up(reader))
    a_day_passes()

    assert ends() == {"escalated": 1}


def test_a_hand_over_by_the_reader_next_day_makes_it_so_too(reader: Client) -> None:
    give_up(reader)
    a_day_passes()

    reader.post(HANDOVER)

    assert ends() == {"escalated": 1}


def test_a_hand_over_of_the_next_try_tells_of_the_first(reader: Client) -> None:
    give_up(reader)
    a_day_passes()
    give_up(reader)
    reader.post(HANDOVER)

    assert ends() == {"escalated": 2}


def test_the_three_stay_apart(reader: Client) -> None:
    solved = Client()
    solved.post(START)
    solved.post(STEP, {"result": "resolved"})
    give_up(Client())
    session = give_up(reader)
    a_day_passes()
    the_helpdesk_is_phoned(session)

    assert ends() == {"resolved": 1, "abandoned": 1, "escalated": 1}


def test_what_was_solved_is_not_made_a_failure_by_a_ticket(reader: Client) -> None:
    give_up(reader)
    reader.post(SECOND, {"result": "resolved"})

    the_helpdesk_is_phoned(FlowSession.objects.get())

    assert ends() == {"resolved": 1}
    assert TicketLink.objects.get().solved_by == "s2"


@pytest.mark.parametrize("by", [{}, {"via": "a-ticket"}], ids=["portal", "ticket"])
def test_agents_own_walks_are_recorded_and_counted_nowhere(
    reader: Client, by: dict[str, str]
) -> None:
    desk = an_agent()
    desk.post(START, by)
    desk.post(STEP, {"result": "resolved"})

    (fact,) = facts()
    assert (fact["outcome"], fact["is_agents"]) == ("resolved", True)
    assert ends() == {}
    assert read(STEPS, ALL) == {}
    assert export_lines() == []


def test_an_agent_who_helps_within_a_reader_s_walk_takes_it_from_nobody(reader: Client) -> None:
    session = give_up(reader)
    desk = an_agent()
    desk.get(reverse("helpdesk:session", kwargs={"pk": session.pk}))
    the_helpdesk_is_phoned(session)
    reader.post(SECOND, {"result": "resolved"})

    assert ends() == {"resolved": 1}
    assert facts()[0]["is_agents"] is False


def test_after_the_retention_time_they_count_as_before(reader: Client) -> None:
    session = give_up(reader)
    a_day_passes()
    the_helpdesk_is_phoned(session)
    old = timezone.now() - 100 * DAY
    FlowSession.objects.update(started_at=old, last_answer_at=old, finished_at=old)

    call_command("forget_sessions", verbosity=0)

    assert not FlowSession.objects.exists()
    assert ends() == {"escalated": 1}
    link = TicketLink.objects.get()
    assert (link.outcome, link.transcript) == ("escalated", [])
