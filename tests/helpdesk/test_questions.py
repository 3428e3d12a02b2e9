"""Questions in a ticket's transcript: what was answered, and which steps were led past."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from helpdesk.models import TicketLink
from helpdesk.state import State, state_of
from tests.flow.asking import ask
from tests.helpdesk.stories import answer, start_by
from troubleshooting.flow.branching.answering import answer_question
from troubleshooting.models import FlowSession, Result

NOT_RESOLVED = Result.NOT_RESOLVED


@pytest.fixture
def session(link: TicketLink, now: datetime) -> FlowSession:
    """Of an article that asks after its first step."""
    ask(link.article, "q1", "s2", cable="next", radio="s4", works="solved")
    return start_by(link, now)


def said(link: TicketLink) -> list[tuple[str, str]]:
    link.refresh_from_db()
    return [
        (step.key, step.answer or step.result or ("passed" if step.is_passed else ""))
        for step in link.steps
    ]


def test_it_tells_the_question_where_it_was_asked(
    link: TicketLink, session: FlowSession, now: datetime
) -> None:
    session = answer(session, NOT_RESOLVED, now=now)
    assert said(link) == [("s1", "not_resolved"), ("q1", ""), ("s2", ""), ("s3", ""), ("s4", "")]
    assert state_of(link, now).text == "at a question"

    answer_question(session, "q1", "radio", now=now)

    assert said(link) == [
        ("s1", "not_resolved"),
        ("q1", "radio fi-FI"),
        ("s4", ""),
        ("s2", "passed"),
        ("s3", "passed"),
    ]
    assert state_of(link, now).text == "on step 4 of 4"


def test_an_answer_to_a_question_binds_as_one_to_a_step(link: TicketLink, now: datetime) -> None:
    ask(link.article, "q1", "s1", cable="next", radio="s4")
    session = start_by(link, now)

    answer_question(session, "q1", "cable", now=now)

    link.refresh_from_db()
    assert (link.session, link.bound_at) == (session, now)


def test_solved_by_an_answer_is_not_solved_by_reading(
    link: TicketLink, session: FlowSession, now: datetime
) -> None:
    answer_question(answer(session, NOT_RESOLVED, now=now), "q1", "works", now=now)

    link.refresh_from_db()
    assert state_of(link, now).state == State.SOLVED_BY_ANSWER
    assert state_of(link, now).tone == "good"


def test_the_agent_s_page_shows_it(
    client: Client, agent: User, link: TicketLink, session: FlowSession, now: datetime
) -> None:
    answer_question(answer(session, NOT_RESOLVED, now=now), "q1", "radio", now=now)
    client.force_login(agent)

    address = reverse("helpdesk:detail", kwargs={"public_id": link.public_id})
    page = client.get(address, headers={"accept-language": "en"}).content.decode()

    for words in ("Which q1 en-US?", "radio en-US"):
        assert f'<span lang="en-US" dir="ltr">{words}</span>' in page
    for words in ("Which q1 fi-FI?", "radio fi-FI"):
        assert f'lang="fi-FI" dir="ltr">{words}</span>' in page
    assert page.count("not asked") == 2
