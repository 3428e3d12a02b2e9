"""Sixteen readers at a time, through gunicorn, on SQLite: nothing fails, is lost or doubled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from benchmarks.answers import Load, all_at_once, answer_for, ask_first_step, sample_files
from benchmarks.ledger import Ledger, compare
from benchmarks.portal import Portal, running_portal

SECONDS = 5
READERS = 16


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with running_portal(tmp_path_factory.mktemp("portal"), sample_files()) as portal:
        yield portal


@pytest.fixture(scope="session")
def load(portal: Portal) -> Load:
    return answer_for(portal, seconds=SECONDS, readers=READERS, seed=1)


@pytest.fixture(scope="session")
def ledger(portal: Portal, load: Load) -> Ledger:
    return compare(portal.database, load.walks)


def test_every_reader_walked_to_an_end(load: Load) -> None:
    assert load.errors == []
    assert len(load.walks) >= READERS
    assert all(walk.reached_end and walk.answers for walk in load.walks)


def test_no_answer_was_lost(ledger: Ledger) -> None:
    assert ledger.lost == 0


def test_no_answer_was_doubled(ledger: Ledger) -> None:
    assert ledger.doubled == 0


def test_each_session_has_the_one_outcome_its_answers_give(ledger: Ledger) -> None:
    assert ledger.wrong_outcomes == 0


@pytest.mark.parametrize("result", ["resolved", "not_resolved"])
def test_one_answer_sent_sixteen_times_at_once_is_one_answer(portal: Portal, result: str) -> None:
    asked = ask_first_step(portal)

    led_to = all_at_once([lambda: asked.answer(result)] * READERS)

    assert len(led_to) == READERS
    assert len(set(led_to)) == 1
    assert recorded(portal, asked.browser_key) == [result]


def test_different_answers_at_once_leave_one_result_and_an_outcome_that_follows(
    portal: Portal,
) -> None:
    asked = ask_first_step(portal)

    all_at_once([lambda: asked.answer("resolved"), lambda: asked.answer("not_resolved")] * 8)

    results = recorded(portal, asked.browser_key)
    assert results in (["resolved"], ["not_resolved"])
    assert outcomes(portal, asked.browser_key) == [
        ("resolved", "resolved") if results == ["resolved"] else ("", None)
    ]


def test_starting_again_sixteen_times_at_once_is_one_new_session(portal: Portal) -> None:
    asked = ask_first_step(portal)
    asked.answer("not_resolved")

    led_to = all_at_once([asked.start_again] * READERS)

    assert len(set(led_to)) == 1
    assert sorted(outcomes(portal, asked.browser_key)) == [("", None), ("abandoned", "abandoned")]


def test_answering_while_starting_again_fails_nobody(portal: Portal) -> None:
    asked = ask_first_step(portal)

    all_at_once([asked.start_again, lambda: asked.answer("not_resolved")] * 8)

    ended = outcomes(portal, asked.browser_key)
    assert ended.count(("", None)) == 1
    assert set(ended) <= {("", None), ("abandoned", "abandoned")}


def recorded(portal: Portal, browser_key: str) -> list[str]:
    return [row[0] for row in rows(portal, RESULTS, browser_key)]


def outcomes(portal: Portal, browser_key: str) -> list[tuple[str | None, ...]]:
    """Outcome of each session of a browser, and what analytics counts for it."""
    return rows(portal, OUTCOMES, browser_key)


def rows(portal: Portal, statement: str, browser_key: str) -> list[tuple[str | None, ...]]:
    with closing(sqlite3.connect(portal.database)) as connection:
        return connection.execute(statement, [browser_key]).fetchall()


RESULTS = """
    SELECT result.result FROM troubleshooting_stepresult result
    JOIN troubleshooting_flowsession session ON session.id = result.session_id
    WHERE session.browser_key = ?
"""
OUTCOMES = """
    SELECT session.outcome, fact.outcome FROM troubleshooting_flowsession session
    LEFT JOIN analytics_sessionfact fact ON fact.session_id = session.id
    WHERE session.browser_key = ?
"""
