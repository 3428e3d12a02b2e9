"""`manage.py export_sessions` writes the contract's lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from analytics.models import SessionFact
from tests.analytics.exchange import export_lines, export_text
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, SKIPPED, walk
from troubleshooting.flow import answer_step, escalate
from troubleshooting.models import Article

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def test_it_writes_a_line_a_session_as_the_contract_says(article: Article) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=AT, seconds=95)
    assert export_lines() == [
        {
            "article": "printer-does-not-print",
            "locale": "fi-FI",
            "started_at": "2026-03-01T08:00:00Z",
            "outcome": "resolved",
            "steps": [
                {"key": "s1", "position": 1, "result": "not_resolved", "seconds": 95},
                {"key": "s2", "position": 2, "result": "resolved", "seconds": 95},
            ],
        }
    ]


def test_it_orders_steps_by_their_last_answer(article: Article) -> None:
    session = walk(article, SKIPPED, NOT_RESOLVED, at=AT)
    session = answer_step(session, "s1", NOT_RESOLVED, now=AT + timedelta(minutes=3))
    answer_step(session, "s3", RESOLVED, now=AT + timedelta(minutes=4))
    (written,) = export_lines()
    assert [step["key"] for step in written["steps"]] == ["s2", "s1", "s3"]


def test_it_leaves_out_sessions_under_way(article: Article) -> None:
    walk(article, NOT_RESOLVED, at=AT)
    assert export_text() == ""


def test_it_leaves_out_what_staff_walked(article: Article) -> None:
    walk(article, RESOLVED, at=AT)
    SessionFact.objects.update(is_agents=True)
    assert export_text() == ""


def test_it_leaves_out_the_step_that_was_not_answered(article: Article) -> None:
    escalate(walk(article, NOT_RESOLVED, at=AT), now=AT + timedelta(minutes=1))
    (written,) = export_lines()
    assert [step["key"] for step in written["steps"]] == ["s1"]


def test_it_writes_the_oldest_first(article: Article) -> None:
    for days in (1, 3, 2):
        walk(article, RESOLVED, at=AT - timedelta(days=days), browser=f"browser-of-day-{days:05}")
    started = [one["started_at"] for one in export_lines()]
    assert started == sorted(started)
    assert len(started) == 3


def test_it_writes_a_file(article: Article, tmp_path: Path) -> None:
    walk(article, RESOLVED, at=AT)
    call_command("export_sessions", str(tmp_path / "sessions.jsonl"))
    assert (tmp_path / "sessions.jsonl").read_text(encoding="utf-8") == export_text()


def test_it_says_when_a_file_cannot_be_written(article: Article, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_sessions", str(tmp_path / "nowhere" / "sessions.jsonl"))


def test_the_number_of_queries_does_not_grow_with_the_sessions(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        walk(article, NOT_RESOLVED, RESOLVED, at=AT, browser=f"browser-number-{number:05}")
    with django_assert_num_queries(2):
        export_text()
