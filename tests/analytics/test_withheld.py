"""Steps for the helpdesk: nobody stood in front of one that they were not asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from analytics.models import SessionFact, StepFact
from tests.analytics.exchange import export_lines, line, run_import, write_lines
from tests.analytics.reports.reading import report, scope_at
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, walk
from tests.flow.stories import leave_to_helpdesk
from troubleshooting.flow import answer_step, close_abandoned
from troubleshooting.flow.withheld import answer_withheld
from troubleshooting.models import Article

DAY = timedelta(days=1)


@pytest.fixture
def article(article: Article) -> Article:
    """Of its five steps the first and the third are the helpdesk's."""
    leave_to_helpdesk(article, "s1", "s3")
    return article


def facts() -> list[tuple[str, int, str]]:
    rows = StepFact.objects.order_by("position")
    return list(rows.values_list("step__key", "position", "result"))


def test_a_session_that_was_left_stood_at_the_first_step_it_asks(
    article: Article, at: datetime
) -> None:
    session = walk(article, at=at)
    answer_step(session, "s2", NOT_RESOLVED, now=at)

    close_abandoned(now=at + 2 * DAY, after=DAY)

    assert facts() == [("s2", 2, "not_resolved"), ("s4", 4, "")]


def test_a_report_says_the_same_before_it_is_closed(article: Article, at: datetime) -> None:
    walk(article, at=at)

    found = report(article, scope_at(at, idle=-DAY))

    assert [row.shown for row in found.steps] == [0, 1, 0, 0, 0]


def test_an_import_says_the_same(article: Article, tmp_path: Path) -> None:
    sent = line(outcome="abandoned", steps=[])

    status, _out, _err = run_import(write_lines(tmp_path / "sessions.jsonl", sent))

    assert status == 0
    assert facts() == [("s2", 2, "")]


def test_what_an_agent_said_is_exported_with_its_place_among_all(
    article: Article, at: datetime
) -> None:
    session = walk(article, at=at)
    answer_step(session, "s2", NOT_RESOLVED, now=at + timedelta(minutes=1))

    answer_withheld(session, "s3", RESOLVED, seconds=40, now=at + timedelta(hours=1))

    (exported,) = export_lines()
    assert exported["outcome"] == "resolved"
    assert exported["steps"] == [
        {"key": "s2", "position": 2, "result": "not_resolved", "seconds": 60},
        {"key": "s3", "position": 3, "result": "resolved", "seconds": 40},
    ]
    assert SessionFact.objects.get().resolved_step == article.steps.get(key="s3")
