"""Facts follow the sessions they are about."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import RestrictedError
from pytest_django import DjangoAssertNumQueries

from analytics.facts import record_session
from analytics.models import SessionFact, StaleDay, StepFact
from analytics.orders import version_of
from analytics.rollups.days import day_of
from analytics.writing import FactRow, StepRow
from tests.analytics.stories import (
    NOT_POSSIBLE,
    NOT_RESOLVED,
    RESOLVED,
    SKIPPED,
    make_article,
    walk,
)
from tests.flow.stories import leave_to_helpdesk
from troubleshooting.flow import (
    answer_reading,
    answer_step,
    close_abandoned,
    escalate,
    start_session,
)
from troubleshooting.flow.answers import read_answers
from troubleshooting.flow.origin import Origin
from troubleshooting.flow.withheld import answer_withheld
from troubleshooting.models import Article, FlowSession, Outcome
from troubleshooting.signals import session_finished

DAY = timedelta(days=1)


def said(fact: SessionFact) -> list[tuple[str, int, str]]:
    return list(fact.steps.values_list("step__key", "position", "result").order_by("position"))


def test_it_names_the_fourth_step_that_resolved_it(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, NOT_RESOLVED, NOT_RESOLVED, RESOLVED, at=at)
    fact = SessionFact.objects.get()
    assert fact.resolved_step == article.steps.get(key="s4")
    assert (fact.outcome, fact.locale, fact.entry) == ("resolved", "fi-FI", "portal")


def test_it_records_each_answer_with_its_place_and_seconds(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, SKIPPED, NOT_POSSIBLE, RESOLVED, at=at, seconds=40)
    rows = StepFact.objects.order_by("order").values_list("position", "order", "result", "seconds")
    assert list(rows) == [
        (1, 1, "not_resolved", 40),
        (2, 2, "skipped", 40),
        (3, 3, "not_possible", 40),
        (4, 4, "resolved", 40),
    ]


def test_it_sums_the_seconds_and_counts_the_answers(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, seconds=45)
    assert SessionFact.objects.values_list("seconds", "answered").get() == (90, 2)


def test_it_names_the_order_the_session_had(article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)
    article.steps.filter(key="s5").update(position=0)
    walk(article, RESOLVED, at=at, browser="came-after-the-change")
    versions = list(SessionFact.objects.order_by("pk").values_list("order_version", flat=True))
    assert versions == [
        version_of(["s1", "s2", "s3", "s4", "s5"]),
        version_of(["s5", "s1", "s2", "s3", "s4"]),
    ]


@pytest.mark.parametrize(
    "origin", [Origin.of("a-ticket"), Origin.of("", "jam"), Origin.of("", is_framed=True)]
)
def test_it_says_how_the_reader_came(article: Article, at: datetime, origin: Origin) -> None:
    session = start_session(article, "fi-FI", browser_key="a" * 20, now=at, origin=origin)
    answer_step(session, "s1", RESOLVED, now=at)
    assert SessionFact.objects.get().entry == origin.entry


@pytest.mark.parametrize("is_agents", [True, False])
def test_it_says_whether_staff_walked(article: Article, at: datetime, is_agents: bool) -> None:
    origin = Origin(is_agents=is_agents)
    session = start_session(article, "fi-FI", browser_key="a" * 20, now=at, origin=origin)
    answer_step(session, "s1", RESOLVED, now=at)
    assert SessionFact.objects.get().is_agents is is_agents


def test_it_says_which_answers_the_helpdesk_gave(article: Article, at: datetime) -> None:
    leave_to_helpdesk(article, "s3")
    session = walk(article, NOT_RESOLVED, at=at)
    answer_withheld(session, "s3", RESOLVED, seconds=40, now=at + timedelta(hours=1))
    rows = StepFact.objects.order_by("order").values_list("step__key", "by_helpdesk")
    assert list(rows) == [("s1", False), ("s3", True)]
    assert not SessionFact.objects.get().is_agents


def test_a_hand_over_after_it_was_left_replaces_the_fact(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, at=at)
    close_abandoned(now=at + 2 * DAY, after=DAY)
    before = SessionFact.objects.get()
    escalate(session, now=at + 3 * DAY)
    after = SessionFact.objects.get()
    assert (before.outcome, after.outcome, after.pk) == ("abandoned", "escalated", before.pk)
    assert said(after) == [("s1", 1, "not_resolved"), ("s2", 2, "")]


def test_the_first_fact_is_fresh_and_each_change_marks_its_day(
    article: Article, at: datetime
) -> None:
    def marked() -> list[tuple[int, date]]:
        found = list(StaleDay.objects.values_list("article_id", "day"))
        StaleDay.objects.all().delete()
        return found

    cell = (article.pk, day_of(at))
    session = walk(article, NOT_RESOLVED, at=at)
    assert marked() == []
    session = escalate(session, now=at + timedelta(minutes=5))
    assert marked() == []
    assert SessionFact.objects.get(is_fresh=True).session == session
    session = answer_step(session, "s2", SKIPPED, now=at + timedelta(minutes=6))
    assert marked() == [cell]
    answer_step(session, "s2", RESOLVED, now=at + timedelta(minutes=7))
    assert marked() == [cell]


def test_a_fact_keeps_the_day_it_was_counted_for(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at)
    SessionFact.objects.update(day=day_of(at) - DAY)
    StaleDay.objects.all().delete()
    answer_step(session, "s1", SKIPPED, now=at + timedelta(minutes=5))
    assert SessionFact.objects.get().day == day_of(at) - DAY
    assert StaleDay.objects.get().day == day_of(at) - DAY


def test_the_columns_written_are_all_there_are() -> None:
    """A column that is added is written too, or its rows are refused."""
    for model, written in (
        (SessionFact, {"id", *FactRow._fields}),
        (StepFact, {"id", "session_fact_id", *StepRow._fields}),
    ):
        assert {field.column for field in model._meta.concrete_fields} == written


def test_the_last_answer_costs_few_queries(
    article: Article, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    session = walk(article, NOT_RESOLVED, at=at)
    session.outcome, session.finished_at = Outcome.UNRESOLVED, at
    session.save()
    answers = read_answers(session)
    # The fact, and its steps; what was said is known where an answer ends the session.
    with transaction.atomic(), django_assert_num_queries(2):
        record_session(session, answers)


def test_it_writes_nothing_while_the_session_is_under_way(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, NOT_RESOLVED, at=at)
    assert not SessionFact.objects.exists()


def test_a_changed_answer_replaces_the_fact(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at)
    answer_step(session, "s1", RESOLVED, now=at + timedelta(minutes=5))
    fact = SessionFact.objects.get()
    assert fact.resolved_step == article.steps.get(key="s1")


def test_an_answer_changed_beside_the_outcome_replaces_the_fact_too(
    article: Article, at: datetime
) -> None:
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at)
    answer_step(session, "s1", SKIPPED, now=at + timedelta(seconds=61))
    answer_step(session, "s2", RESOLVED, now=at + timedelta(seconds=62))
    assert said(SessionFact.objects.get()) == [("s1", 1, "skipped"), ("s2", 2, "resolved")]


def test_a_reopened_session_has_no_fact(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at)
    answer_step(session, "s2", NOT_RESOLVED, now=at + timedelta(minutes=5))
    assert not SessionFact.objects.exists()
    assert not StepFact.objects.exists()


def test_an_abandoned_session_taken_up_again_has_no_fact(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, at=at)
    close_abandoned(now=at + 2 * DAY, after=DAY)
    answer_step(session, "s2", NOT_RESOLVED, now=at + 2 * DAY)
    assert not SessionFact.objects.exists()


def test_a_double_post_adds_nothing(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, RESOLVED, at=at)
    answer_step(session, "s2", RESOLVED, now=at + timedelta(minutes=2))
    assert SessionFact.objects.count() == 1
    assert StepFact.objects.count() == 2


def test_unresolved_names_no_step(article: Article, at: datetime) -> None:
    walk(article, *[NOT_RESOLVED] * 5, at=at)
    fact = SessionFact.objects.get()
    assert (fact.outcome, fact.resolved_step, fact.steps.count()) == ("unresolved", None, 5)


def test_an_escalated_session_keeps_the_step_it_stood_at(article: Article, at: datetime) -> None:
    escalate(walk(article, NOT_RESOLVED, at=at), now=at + timedelta(minutes=2))
    fact = SessionFact.objects.get()
    assert fact.outcome == "escalated"
    assert said(fact) == [("s1", 1, "not_resolved"), ("s2", 2, "")]


def test_escalating_after_the_last_step_adds_no_step(article: Article, at: datetime) -> None:
    escalate(walk(article, *[NOT_RESOLVED] * 5, at=at), now=at + timedelta(minutes=9))
    fact = SessionFact.objects.get()
    assert (fact.outcome, fact.steps.count()) == ("escalated", 5)


def test_an_abandoned_session_keeps_the_step_it_stood_at(article: Article, at: datetime) -> None:
    walk(article, at=at)
    close_abandoned(now=at + 2 * DAY, after=DAY)
    fact = SessionFact.objects.get()
    assert (fact.outcome, fact.seconds) == ("abandoned", 0)
    assert said(fact) == [("s1", 1, "")]


def test_a_session_ends_as_switched_when_another_article_starts(
    article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, at=at)
    walk(make_article("vpn-does-not-connect"), at=at + timedelta(minutes=3))
    fact = SessionFact.objects.get()
    assert (fact.article, fact.outcome) == (article, "switched")
    assert said(fact) == [("s1", 1, "not_resolved"), ("s2", 2, "")]


def test_a_session_can_end_at_an_incident(article: Article, at: datetime) -> None:
    session = walk(article, at=at)
    session.outcome, session.finished_at = Outcome.INCIDENT, at
    session.save()
    session_finished.send(FlowSession, session=session)
    assert said(SessionFact.objects.get(outcome="incident")) == [("s1", 1, "")]


def test_a_step_removed_meanwhile_is_not_the_one_it_stood_at(
    article: Article, at: datetime
) -> None:
    session = walk(article, NOT_RESOLVED, at=at)
    article.steps.filter(key="s2").update(retired_at=at)
    escalate(session, now=at + timedelta(minutes=2))
    assert said(SessionFact.objects.get()) == [("s1", 1, "not_resolved"), ("s3", 3, "")]


@pytest.mark.parametrize("outcome", ["resolved", "unresolved"])
def test_reading_alone_names_no_step_and_takes_its_time(
    outcome: str, db: None, at: datetime
) -> None:
    article = make_article("read-this", steps=0)
    session = start_session(article, "fi-FI", browser_key="a-reader-of-one-page", now=at)
    ended = at + timedelta(seconds=70)
    answer_reading(session, resolved=outcome == "resolved", now=ended)
    fact = SessionFact.objects.get(outcome=outcome)
    assert (fact.resolved_step, fact.answered, fact.seconds) == (None, 0, 70)


def test_a_fact_says_nothing_of_the_person(article: Article, at: datetime) -> None:
    session = walk(article, RESOLVED, at=at, browser="a-key-nobody-may-find-again")
    FlowSession.objects.update(referral="a-ticket-nobody-may-find")
    answer_step(session, "s1", NOT_RESOLVED, now=at + timedelta(minutes=1))
    escalate(session, now=at + timedelta(minutes=2))
    for model in (SessionFact, StepFact):
        for row in model.objects.values():
            assert "nobody-may-find" not in repr(row)


def test_a_fact_outlives_its_session(article: Article, at: datetime) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at)
    FlowSession.objects.all().delete()
    fact = SessionFact.objects.get()
    assert fact.session is None
    assert fact.steps.count() == 2


def test_facts_are_undone_with_the_answer_they_follow_from(article: Article, at: datetime) -> None:
    session = walk(article, NOT_RESOLVED, at=at)
    with transaction.atomic():
        answer_step(session, "s2", RESOLVED, now=at + timedelta(minutes=1))
        transaction.set_rollback(True)
    assert not SessionFact.objects.exists()


def test_a_step_cannot_be_deleted_from_under_its_facts(article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)
    with pytest.raises(RestrictedError):
        article.steps.get(key="s1").delete()


def test_an_article_goes_with_its_facts(article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)
    article.delete()
    assert not SessionFact.objects.exists()
