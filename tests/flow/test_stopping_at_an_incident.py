"""A reader recognises an incident as their problem: the session ends with it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.incidents import plan, post
from tests.flow.stories import BROWSER, NO, YES, answers, make_article
from troubleshooting.flow import answer_step, escalate, start_session, walk
from troubleshooting.flow.incidents.known import (
    IncidentOver,
    end_at_incident,
    end_incident,
    stop_at_incident,
)
from troubleshooting.flow.origin import Origin
from troubleshooting.models import Article, FlowSession, Incident, Result

HOUR = timedelta(hours=1)


@pytest.fixture
def incident(article: Article, now: datetime) -> Incident:
    return post(now, article)


def stop(article: Article, now: datetime, referral: str = "") -> FlowSession:
    return stop_at_incident(
        article, "fi-FI", browser_key=BROWSER, now=now, origin=Origin.of(referral)
    )


@pytest.mark.usefixtures("incident")
def test_the_session_under_way_ends_as_incident(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    session = answers(session, now, s1=NO)
    announced.clear()

    ended = end_at_incident(session, now=now + HOUR)

    assert (ended.outcome, ended.finished_at, ended.resolved_by) == ("incident", now + HOUR, None)
    assert announced == ["finished incident"]


@pytest.mark.usefixtures("incident")
def test_a_resolved_session_stays_resolved(session: FlowSession, now: datetime) -> None:
    session = answers(session, now, s1=YES)

    assert end_at_incident(session, now=now + HOUR).outcome == "resolved"


@pytest.mark.usefixtures("incident")
def test_what_was_handed_over_stays_handed_over(session: FlowSession, now: datetime) -> None:
    session = escalate(session, now=now)

    assert end_at_incident(session, now=now + HOUR).outcome == "escalated"


@pytest.mark.usefixtures("incident")
def test_it_is_announced_once(session: FlowSession, now: datetime, announced: list[str]) -> None:
    end_at_incident(session, now=now)
    end_at_incident(session, now=now + HOUR)

    assert announced.count("finished incident") == 1


@pytest.mark.usefixtures("incident")
def test_answering_afterwards_takes_it_up_again(session: FlowSession, now: datetime) -> None:
    session = end_at_incident(answers(session, now, s1=NO), now=now)

    session = answer_step(session, "s2", Result.NOT_RESOLVED, now=now + HOUR)

    assert (session.outcome, session.finished_at) == ("", None)
    assert walk(session, "fi-FI").current is not None


@pytest.mark.usefixtures("incident")
def test_the_outcome_follows_the_answers_given_afterwards(
    session: FlowSession, now: datetime
) -> None:
    session = end_at_incident(session, now=now)

    assert answers(session, now, s1=NO, s2=YES).outcome == "resolved"
    assert answers(session, now + HOUR, s2=NO, s3=NO).outcome == "unresolved"


def test_nothing_goes_on_nothing_ends(session: FlowSession, now: datetime) -> None:
    plan(now, session.article)
    post(now, make_article("other"))

    with pytest.raises(IncidentOver):
        end_at_incident(session, now=now)
    session.refresh_from_db()
    assert session.is_open


def test_it_was_over_meanwhile(session: FlowSession, incident: Incident, now: datetime) -> None:
    end_incident(incident, now=now)

    with pytest.raises(IncidentOver):
        stop(session.article, now + HOUR)


@pytest.mark.usefixtures("incident")
def test_who_has_not_started_gets_a_session_that_ends_at_once(
    article: Article, now: datetime, announced: list[str]
) -> None:
    session = stop(article, now)

    assert (session.outcome, session.locale) == ("incident", "fi-FI")
    assert announced == ["started", "finished incident"]


@pytest.mark.usefixtures("incident")
def test_asked_twice_it_is_done_once(article: Article, now: datetime) -> None:
    assert stop(article, now) == stop(article, now + HOUR)
    assert FlowSession.objects.count() == 1


@pytest.mark.usefixtures("incident")
def test_the_session_that_just_ended_without_help_ends_by_it(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO, s2=NO, s3=NO)

    assert stop(session.article, now + HOUR) == session
    session.refresh_from_db()
    assert session.outcome == "incident"


def test_a_session_that_ended_before_it_began_is_another_matter(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO, s2=NO, s3=NO)
    post(now, session.article, starts_at=now + HOUR)

    assert stop(session.article, now + 2 * HOUR) != session
    session.refresh_from_db()
    assert session.outcome == "unresolved"


@pytest.mark.usefixtures("incident")
def test_a_solved_one_is_another_matter(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)

    assert stop(session.article, now + HOUR).outcome == "incident"
    session.refresh_from_db()
    assert session.outcome == "resolved"


@pytest.mark.usefixtures("incident")
def test_starting_again_afterwards_starts_clean(article: Article, now: datetime) -> None:
    ended = stop(article, now)

    begun = start_session(article, "fi-FI", browser_key=BROWSER, now=now + HOUR)

    assert begun != ended
    assert begun.is_open


@pytest.mark.usefixtures("incident")
@pytest.mark.parametrize("under_way", [False, True])
def test_the_link_it_came_by_is_kept(article: Article, now: datetime, under_way: bool) -> None:
    if under_way:
        start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    session = stop(article, now, referral="a-ticket")

    assert (session.referral, session.entry) == ("a-ticket", "ticket")
