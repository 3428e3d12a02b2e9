"""Row 10: one answer counted twice. There is one outcome a session, and the database decides it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from analytics.models import SessionFact
from tests.flow.stories import make_article
from troubleshooting.models import Article, FlowSession, Outcome, Result, Step, StepResult

START, FIRST, LAST = "/fi/long/start/", "/fi/long/steps/s1/", "/fi/long/steps/s2/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def walker(client: Client, db: None) -> Client:
    make_article("long", steps=2)
    client.post(START)
    return client


def facts() -> list[tuple[str, str]]:
    return list(SessionFact.objects.values_list("article__slug", "outcome"))


def outcomes() -> list[str]:
    return list(FlowSession.objects.order_by("pk").values_list("outcome", flat=True))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("clicks", [2, 5])
def test_a_double_click_on_that_fixed_it(
    walker: Client, headers: dict[str, str], clicks: int
) -> None:
    for _ in range(clicks):
        answered = walker.post(FIRST, {"result": "resolved"}, headers=headers)
        assert (answered.get("Location") or answered["HX-Push-Url"]) == "/fi/long/end/"

    assert outcomes() == ["resolved"]
    assert StepResult.objects.count() == 1
    assert facts() == [("long", "resolved")]


def test_the_same_answer_minutes_later_keeps_its_time(walker: Client) -> None:
    walker.post(FIRST, {"result": "not_resolved"})
    StepResult.objects.update(seconds=7)
    FlowSession.objects.update(last_answer_at=timezone.now() - timedelta(hours=1))
    walker.post(FIRST, {"result": "not_resolved"})

    assert StepResult.objects.get().seconds == 7


def test_another_answer_replaces_it_and_the_outcome_follows(walker: Client) -> None:
    """Yes, then no with the browser's back, then yes again: one session, one fact."""
    for result, outcome in (
        ("resolved", "resolved"),
        ("not_resolved", ""),
        ("resolved", "resolved"),
    ):
        walker.post(FIRST, {"result": result})
        assert outcomes() == [outcome]
        assert facts() == ([("long", outcome)] if outcome else [])


def test_two_starts_at_once_are_one_session(client: Client, db: None) -> None:
    make_article("long", steps=2)
    client.get("/fi/long/")
    for _ in range(3):
        client.post(START)

    assert outcomes() == [""]


@pytest.mark.parametrize("page", ["handover", "read"])
def test_the_end_by_another_way_is_one_end_too(client: Client, db: None, page: str) -> None:
    make_article("long", steps=0 if page == "read" else 2)
    client.post(START)
    for _ in range(2):
        client.post(f"/fi/long/{page}/", {"result": "resolved"})

    assert outcomes() == ["resolved" if page == "read" else "escalated"]
    assert len(facts()) == 1


def test_the_database_refuses_a_second_one(walker: Client) -> None:
    """Whatever code there will be: no second result of a step, no second open session."""
    article, session = Article.objects.get(), FlowSession.objects.get()
    step, now = Step.objects.get(key="s1"), timezone.now()
    walker.post(FIRST, {"result": "not_resolved"})

    with pytest.raises(IntegrityError), transaction.atomic():
        StepResult.objects.create(
            session=session, step=step, result=Result.RESOLVED, position=1, answered_at=now
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        FlowSession.objects.create(
            article=article,
            locale="fi-FI",
            browser_key=session.browser_key,
            started_at=now,
            last_answer_at=now,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        FlowSession.objects.filter(pk=session.pk).update(outcome=Outcome.RESOLVED)
    assert outcomes() == [""]
