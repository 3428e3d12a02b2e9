"""The first answer binds a session to its ticket, once."""

from __future__ import annotations

import logging
import threading
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from pytest_django import DjangoAssertNumQueries

from helpdesk import binding
from helpdesk.binding import bind_session
from helpdesk.links import issue_link
from helpdesk.models import TicketLink
from tests.helpdesk.stories import REFERENCE, answer, make_article, start_by
from troubleshooting.flow import (
    answer_reading,
    answer_step,
    close_abandoned,
    escalate,
    start_session,
)
from troubleshooting.models import Article, FlowSession, Outcome, Result


def bound(link: TicketLink) -> FlowSession | None:
    link.refresh_from_db()
    return link.session


def test_starting_binds_nothing(link: TicketLink, now: datetime) -> None:
    start_by(link, now)
    assert bound(link) is None


def test_the_first_answer_binds(link: TicketLink, now: datetime) -> None:
    session = answer(start_by(link, now), Result.NOT_RESOLVED, now=now)
    assert bound(link) == session
    assert link.bound_at == now + timedelta(seconds=95)


def test_a_second_browser_walks_unbound(link: TicketLink, now: datetime) -> None:
    first = answer(start_by(link, now), Result.NOT_RESOLVED, now=now)
    second = answer(start_by(link, now, browser="another"), Result.RESOLVED, now=now)
    assert second.outcome == Outcome.RESOLVED
    assert bound(link) == first
    assert link.outcome == ""


def test_of_two_sessions_that_read_an_unbound_link_one_binds(
    link: TicketLink, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = start_by(link, now), start_by(link, now, browser="another")
    unbound = TicketLink.objects.get(pk=link.pk)
    monkeypatch.setattr(binding, "read_token", lambda token, at: unbound)
    assert bind_session(first, now) is unbound
    assert bind_session(second, now) is None
    assert bound(link) == first


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_the_same_moment_one_binds(link: TicketLink, now: datetime) -> None:
    if not connection.features.test_db_allows_multiple_connections:
        pytest.skip("An in-memory database has one writer; PostgreSQL shows this.")
    sessions = [start_by(link, now, browser=f"browser-{number}") for number in range(4)]
    barrier = threading.Barrier(len(sessions))

    def run(session: FlowSession) -> None:
        barrier.wait()
        answer_step(session, "s1", Result.NOT_RESOLVED, now=now)
        connection.close()

    threads = [threading.Thread(target=run, args=(session,)) for session in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert bound(link) in sessions
    assert sum(one.results.count() for one in sessions) == len(sessions)


def test_a_link_stays_bound_when_its_session_is_deleted(link: TicketLink, now: datetime) -> None:
    answer(start_by(link, now), Result.RESOLVED, now=now).delete()
    answer(start_by(link, now, browser="another"), Result.NOT_RESOLVED, now=now)
    assert bound(link) is None
    assert link.outcome == Outcome.RESOLVED


@pytest.mark.parametrize("token", ["x", "1.abcdefghijkl.abcdefghijklmnop", "e" * 100])
def test_a_token_nobody_made_binds_nothing(link: TicketLink, now: datetime, token: str) -> None:
    session = answer(start_by(link, now, token=token), Result.NOT_RESOLVED, now=now)
    assert session.results.count() == 1
    assert bound(link) is None


def test_another_articles_session_binds_nothing(link: TicketLink, now: datetime) -> None:
    other = make_article("another-article")
    answer(start_by(link, now, article=other), Result.NOT_RESOLVED, now=now)
    assert bound(link) is None


def test_an_answer_after_the_link_expired_binds_nothing(link: TicketLink, now: datetime) -> None:
    session = start_by(link, now)
    answer_step(session, "s1", Result.NOT_RESOLVED, now=link.expires_at)
    assert bound(link) is None


def test_an_article_without_steps_is_bound_by_reading(agent: User, now: datetime) -> None:
    link = issue_link(REFERENCE, make_article("to-read", steps=0), "fi-FI", agent, now)
    session = answer_reading(start_by(link, now), resolved=True, now=now)
    assert bound(link) == session
    assert (link.outcome, link.solved_by, link.transcript) == (Outcome.RESOLVED, "", [])


def test_handing_over_without_an_answer_binds(link: TicketLink, now: datetime) -> None:
    session = escalate(start_by(link, now), now=now)
    assert bound(link) == session


def test_a_session_left_without_an_answer_binds_nothing(link: TicketLink, now: datetime) -> None:
    start_by(link, now)
    assert close_abandoned(now=now + timedelta(days=2), after=timedelta(days=1)) == 1
    assert bound(link) is None


def test_a_session_switched_away_from_without_an_answer_binds_nothing(
    link: TicketLink, now: datetime
) -> None:
    start_by(link, now, browser="same")
    start_session(make_article("another-article"), "fi-FI", browser_key="same", now=now)
    assert bound(link) is None


def test_a_ticket_can_be_linked_to_several_articles(
    link: TicketLink, agent: User, now: datetime
) -> None:
    other = issue_link(REFERENCE, make_article("another-article"), "fi-FI", agent, now)
    first = answer(start_by(link, now), Result.NOT_RESOLVED, now=now)
    second = answer(start_by(other, now), Result.RESOLVED, now=now)
    assert (bound(link), bound(other)) == (first, second)
    assert link.outcome == Outcome.SWITCHED


def test_a_session_without_a_link_costs_no_query(
    article: Article, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = start_session(article, "fi-FI", browser_key="b", now=now)
    with django_assert_num_queries(0):
        binding.follow_session(session, now, may_bind=True)


@pytest.mark.parametrize("error", [DatabaseError(REFERENCE), RuntimeError(REFERENCE)])
def test_a_fault_of_the_helpdesk_does_not_cost_the_step(
    link: TicketLink,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    def fail(*_args: object) -> None:
        raise error

    session = start_by(link, now)
    monkeypatch.setattr(binding, "_record", fail)
    with caplog.at_level(logging.DEBUG):
        answer(session, Result.RESOLVED, now=now)
    session.refresh_from_db()
    assert session.outcome == Outcome.RESOLVED
    assert bound(link) is None
    assert type(error).__name__ in caplog.text
    assert REFERENCE not in caplog.text
