"""The comparison finds what was lost, doubled or ended wrongly."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.ledger import Ledger, Walked, compare

TABLES = """
    CREATE TABLE troubleshooting_step (id INTEGER PRIMARY KEY, key TEXT);
    CREATE TABLE troubleshooting_flowsession (
        id INTEGER PRIMARY KEY, browser_key TEXT, outcome TEXT);
    CREATE TABLE troubleshooting_stepresult (session_id INTEGER, step_id INTEGER, result TEXT);
    CREATE TABLE analytics_sessionfact (session_id INTEGER, outcome TEXT);
    INSERT INTO troubleshooting_step VALUES (1, 'a'), (2, 'b');
    INSERT INTO troubleshooting_flowsession VALUES (1, 'me', 'resolved');
    INSERT INTO troubleshooting_stepresult VALUES (1, 1, 'skipped'), (1, 2, 'resolved');
    INSERT INTO analytics_sessionfact VALUES (1, 'resolved');
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "portal.sqlite3"
    change(path, TABLES)
    return path


def change(path: Path, statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statements)


def walked() -> list[Walked]:
    return [Walked("me", {"a": "skipped", "b": "resolved"}, reached_end=True)]


def test_equal_books_differ_in_nothing(database: Path) -> None:
    assert compare(database, walked()) == Ledger(lost=0, doubled=0, wrong_outcomes=0)


def test_a_missing_answer_is_lost(database: Path) -> None:
    change(database, "DELETE FROM troubleshooting_stepresult WHERE step_id = 1")

    assert compare(database, walked()) == Ledger(lost=1, doubled=0, wrong_outcomes=0)


def test_an_answer_recorded_twice_is_doubled(database: Path) -> None:
    change(database, "INSERT INTO troubleshooting_stepresult VALUES (1, 1, 'skipped')")

    assert compare(database, walked()) == Ledger(lost=0, doubled=1, wrong_outcomes=0)


def test_a_second_session_is_doubled(database: Path) -> None:
    change(database, "INSERT INTO troubleshooting_flowsession VALUES (2, 'me', '')")

    assert compare(database, walked()) == Ledger(lost=0, doubled=1, wrong_outcomes=0)


@pytest.mark.parametrize("table", ["troubleshooting_flowsession", "analytics_sessionfact"])
def test_an_outcome_that_does_not_follow_is_wrong(database: Path, table: str) -> None:
    change(database, f"UPDATE {table} SET outcome = 'unresolved'")

    assert compare(database, walked()) == Ledger(lost=0, doubled=0, wrong_outcomes=1)


def test_other_readers_do_not_matter(database: Path) -> None:
    change(database, "INSERT INTO troubleshooting_flowsession VALUES (2, 'somebody', '')")

    assert compare(database, walked()) == Ledger(lost=0, doubled=0, wrong_outcomes=0)
