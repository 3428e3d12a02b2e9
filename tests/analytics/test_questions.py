"""Facts of sessions whose questions branch."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from analytics.models import SessionFact, StepFact
from tests.analytics.exchange import export_lines, write_lines
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article
from tests.flow.asking import ask
from troubleshooting.flow import answer_step, close_abandoned, start_session
from troubleshooting.flow.branching.answering import answer_question
from troubleshooting.models import Article, FlowSession

BROWSER = "one-browser-of-many"


@pytest.fixture
def session(db: None, at: datetime) -> FlowSession:
    article: Article = make_article("printer")
    ask(article, "q1", "s2", cable="next", radio="s4", works="solved")
    session = start_session(article, "fi-FI", browser_key=BROWSER, now=at)
    return answer_step(session, "s1", NOT_RESOLVED, now=at)


def shown() -> list[tuple[str, int, str]]:
    rows = StepFact.objects.order_by("position")
    return list(rows.values_list("step__key", "position", "result"))


def test_who_leaves_behind_a_jump_stood_at_the_step_it_led_to(
    session: FlowSession, at: datetime
) -> None:
    answer_question(session, "q1", "radio", now=at)

    close_abandoned(now=at + timedelta(days=2), after=timedelta(days=1))

    assert shown() == [("s1", 1, "not_resolved"), ("s4", 4, "")]


def test_who_leaves_at_a_question_stood_at_no_step(session: FlowSession, at: datetime) -> None:
    close_abandoned(now=at + timedelta(days=2), after=timedelta(days=1))

    assert shown() == [("s1", 1, "not_resolved")]


def test_an_answer_that_ends_it_and_another_that_reopens_it(
    session: FlowSession, at: datetime
) -> None:
    answer_question(session, "q1", "works", now=at)
    assert SessionFact.objects.values_list("outcome", "resolved_step").get() == ("resolved", None)

    answer_question(session, "q1", "cable", now=at)

    assert not SessionFact.objects.exists()


def test_what_solved_it_beside_the_way_is_no_fact_and_the_export_can_be_read_again(
    session: FlowSession, at: datetime, tmp_path: Path
) -> None:
    answer_question(session, "q1", "cable", now=at + timedelta(minutes=1))
    answer_step(session, "s2", RESOLVED, now=at + timedelta(minutes=2))
    answer_question(session, "q1", "radio", now=at + timedelta(minutes=3))
    answer_step(session, "s4", NOT_RESOLVED, now=at + timedelta(minutes=4))
    answer_step(session, "s5", NOT_RESOLVED, now=at + timedelta(minutes=5))

    assert SessionFact.objects.get().outcome == "unresolved"
    assert [key for key, _place, _result in shown()] == ["s1", "s4", "s5"]
    exported = export_lines()
    SessionFact.objects.all().delete()
    call_command("import_sessions", str(write_lines(tmp_path / "lines", *exported)))
    assert export_lines() == exported
