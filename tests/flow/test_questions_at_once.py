"""An answer to a question sent sixteen times at the same moment, through gunicorn, on SQLite."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.conf import settings

from benchmarks.answers import Asked, all_at_once, ask_first_step, sample_files
from benchmarks.portal import Portal, environment_of, running_portal
from benchmarks.reader import Journal, Reader

SENDERS = 16
# A question before the first step of each article; the first's leads to the second, too.
QUESTIONS = """
from tests.flow.asking import ask
from troubleshooting.models import Article
first, second = Article.objects.order_by("slug")
ask(first, "q1", first.steps.first().key, on="next", works="solved", other="/" + second.slug)
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    folder = tmp_path_factory.mktemp("portal")
    with running_portal(folder, sample_files()) as portal:
        subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", QUESTIONS],
            cwd=settings.BASE_DIR,
            env=environment_of(folder),
            check=True,
        )
        yield portal


@pytest.fixture
def asked(portal: Portal) -> Asked:
    asked = ask_first_step(portal)
    assert asked.page.path.endswith("/questions/q1/")
    return asked


def choose(asked: Asked, choice: str) -> str:
    """Send the question's form on a connection of its own; where it leads."""
    reader = Reader(asked.portal.port, Journal(), dict(asked.cookies))
    try:
        return reader.post(asked.page.path, asked.page, choice=choice)
    finally:
        reader.close()


def rows(portal: Portal, statement: str, browser_key: str) -> list[tuple[str | None, ...]]:
    with closing(sqlite3.connect(portal.database)) as connection:
        return connection.execute(statement, [browser_key]).fetchall()


@pytest.mark.parametrize("choice", ["on", "works"])
def test_it_is_one_answer_and_one_outcome(portal: Portal, asked: Asked, choice: str) -> None:
    led_to = all_at_once([lambda: choose(asked, choice)] * SENDERS)

    assert len(set(led_to)) == 1
    assert rows(portal, ANSWERS, asked.browser_key) == [(choice,)]


def test_different_answers_leave_one_and_the_outcome_that_follows(
    portal: Portal, asked: Asked
) -> None:
    all_at_once([lambda: choose(asked, "on"), lambda: choose(asked, "works")] * 8)

    (answer,) = rows(portal, ANSWERS, asked.browser_key)
    outcome = "resolved" if answer == ("works",) else ""
    assert rows(portal, SESSIONS, asked.browser_key) == [(outcome, None)]


def test_the_other_article_is_started_once(portal: Portal, asked: Asked) -> None:
    led_to = all_at_once([lambda: choose(asked, "other")] * SENDERS)

    assert set(led_to) == {f"/fi/{portal.slugs[1]}/steps/"}
    (left, _none), (started, previous) = rows(portal, SESSIONS, asked.browser_key)
    assert (left, started) == ("switched", "")
    assert previous is not None


ANSWERS = """
    SELECT choice.key FROM troubleshooting_questionanswer answer
    JOIN troubleshooting_flowsession session ON session.id = answer.session_id
    JOIN troubleshooting_choice choice ON choice.id = answer.choice_id
    WHERE session.browser_key = ?
"""
SESSIONS = """
    SELECT outcome, previous_id FROM troubleshooting_flowsession
    WHERE browser_key = ? ORDER BY id
"""
