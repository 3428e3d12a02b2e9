"""What readers answered against what the database has: lost, doubled, wrong."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

RESULTS_SQL = """
    SELECT session.browser_key, step.key, result.result
    FROM troubleshooting_stepresult result
    JOIN troubleshooting_flowsession session ON session.id = result.session_id
    JOIN troubleshooting_step step ON step.id = result.step_id
"""
# Facts are what analytics counts: one a finished session.
OUTCOMES_SQL = """
    SELECT session.browser_key, session.outcome, fact.outcome
    FROM troubleshooting_flowsession session
    LEFT JOIN analytics_sessionfact fact ON fact.session_id = session.id
"""


@dataclass
class Walked:
    """A reader's walk through one article, as the reader knows it.

    Attributes:
        browser_key: What the portal knows the browser by; "" where the start failed.
        answers: Result by step key, of the answers that were accepted.
        reached_end: Whether the end page was shown.
    """

    browser_key: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    reached_end: bool = False

    @property
    def outcome(self) -> str:
        """The outcome that its answers give."""
        if "resolved" in self.answers.values():
            return "resolved"
        return "unresolved" if self.reached_end else ""


@dataclass(frozen=True)
class Ledger:
    """How the two differ.

    Attributes:
        lost: Accepted answers that are not recorded as they were given.
        doubled: Recorded answers and sessions beyond what was given.
        wrong_outcomes: Sessions whose outcome, or whose fact, is not what the answers give.
    """

    lost: int
    doubled: int
    wrong_outcomes: int


def compare(database: Path, walks: Iterable[Walked]) -> Ledger:
    """Compare a portal's SQLite file with what its readers did; one session a walk."""
    walks = [one for one in walks if one.browser_key]
    readers = {one.browser_key for one in walks}
    given = Counter((one.browser_key, *answer) for one in walks for answer in one.answers.items())
    expected = Counter((one.browser_key, one.outcome, one.outcome or None) for one in walks)
    with closing(sqlite3.connect(database)) as connection:
        recorded = Counter(row for row in connection.execute(RESULTS_SQL) if row[0] in readers)
        ended = Counter(row for row in connection.execute(OUTCOMES_SQL) if row[0] in readers)
    return Ledger(
        lost=(given - recorded).total(),
        doubled=(recorded - given).total() + max(ended.total() - expected.total(), 0),
        wrong_outcomes=(expected - ended).total(),
    )
