"""Sessions are deleted when their time is over, with all that they say of somebody."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from tests.flow.stories import BROWSER, NO, YES, answers, make_article
from troubleshooting.flow import close_abandoned, escalate, retention, start_session
from troubleshooting.flow.resuming import join_session
from troubleshooting.models import Article, FlowSession, SessionGuest, StepResult
from troubleshooting.signals import sessions_forgotten

DAY = timedelta(days=1)
KEPT = 90 * DAY


def forget(now: datetime) -> int:
    return retention.forget_sessions(now=now, after=KEPT)


def forget_by_command() -> str:
    out = StringIO()
    call_command("forget_sessions", stdout=out)
    return out.getvalue()


def test_an_ended_session_goes_after_its_time(session: FlowSession, now: datetime) -> None:
    ended = answers(session, now, s1=NO, s2=YES).finished_at
    assert ended is not None

    assert forget(ended + KEPT) == 0
    assert forget(ended + KEPT + timedelta(seconds=1)) == 1
    assert not FlowSession.objects.exists()


def test_all_it_says_goes_with_it(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)
    join_session(session, "the-browser-on-the-phone", now=now)

    forget(now + KEPT + DAY)

    assert not StepResult.objects.exists()
    assert not SessionGuest.objects.exists()


def test_one_under_way_stays_however_old(session: FlowSession, now: datetime) -> None:
    assert forget(now + 10 * KEPT) == 0


def test_the_time_of_one_that_was_left_runs_from_its_last_answer(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO)
    close_abandoned(now=now + KEPT + DAY, after=DAY)

    assert forget(now + KEPT + DAY) == 1


def test_the_time_of_one_that_was_handed_over_runs_from_then(
    session: FlowSession, now: datetime
) -> None:
    answers(session, now, s1=NO)
    escalate(session, now=now + 30 * DAY)

    assert forget(now + KEPT + DAY) == 0
    assert forget(now + KEPT + 31 * DAY) == 1


def test_an_answer_after_the_end_keeps_it(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)
    answers(session, now + 30 * DAY, s1=NO, s2=YES)

    assert forget(now + KEPT + DAY) == 0


def test_a_walk_that_went_on_from_it_stays(session: FlowSession, now: datetime) -> None:
    other = start_session(make_article("other"), "fi-FI", browser_key=BROWSER, now=now + DAY)
    assert other.previous == session

    forget(now + KEPT + DAY + timedelta(hours=1))

    other.refresh_from_db()
    assert other.previous is None


def test_it_is_done_in_portions(
    article: Article, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for number in range(5):
        session = start_session(article, "fi-FI", browser_key=f"{number}" * 20, now=now)
        answers(session, now, s1=YES)
    told: list[int] = []

    def hear(sender: object, *, sessions: tuple[int, ...], **_others: object) -> None:
        told.append(len(sessions))
        assert FlowSession.objects.filter(pk__in=sessions).count() == len(sessions)

    sessions_forgotten.connect(hear)
    try:
        assert forget(now + KEPT + DAY) == 5
    finally:
        sessions_forgotten.disconnect(hear)
    assert told == [2, 2, 1]


def test_who_cannot_forget_keeps_the_session(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)

    def refuse(sender: object, **_others: object) -> None:
        raise RuntimeError("not now")

    sessions_forgotten.connect(refuse)
    try:
        with pytest.raises(RuntimeError, match="not now"):
            forget(now + KEPT + DAY)
    finally:
        sessions_forgotten.disconnect(refuse)
    assert FlowSession.objects.exists()


def test_the_command_closes_first_and_says_how_many(article: Article, settings: Settings) -> None:
    settings.RETENTION_DAYS = 30
    for days in (1, 20, 40, 50):
        at = timezone.now() - days * DAY - timedelta(minutes=1)
        start_session(article, "fi-FI", browser_key=f"browser-{days:020}", now=at)

    said = forget_by_command()

    assert said == "4 sessions closed as abandoned; 2 deleted that ended more than 30 days ago\n"
    assert forget_by_command().startswith("0 sessions closed as abandoned; 0 deleted")


def test_a_portion_costs_the_same_queries_however_many(
    article: Article, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        session = start_session(article, "fi-FI", browser_key=f"{number:020}", now=now)
        answers(session, now, s1=NO, s2=YES)

    with django_assert_max_num_queries(20):
        assert forget(now + KEPT + DAY) == 20
