"""What facts are written by, in statements put together once.

Who finishes a session waits while its facts are written, and an import writes millions. Django's
layer puts each statement together anew, and makes an object of each row, which costs several times
what carrying it out does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.backends.utils import CursorWrapper

from analytics.models import SessionFact, StepFact

# Values in one statement: SQLite takes 32,766.
VALUES_AT_ONCE = 16_000
Row = TypeVar("Row")
# What a session that is told of again may say otherwise. The day stays the one it was counted for.
FOLLOWS = """
ON CONFLICT (session_id) DO UPDATE SET entry = excluded.entry, outcome = excluded.outcome,
  resolved_step_id = excluded.resolved_step_id, seconds = excluded.seconds,
  answered = excluded.answered, digest = excluded.digest
RETURNING id, day
"""
INSERT, GIVING_KEYS = "INSERT INTO {} ({}) VALUES {}", " RETURNING id, digest, copy"
CLEAR = "DELETE FROM analytics_stepfact WHERE session_fact_id = %s"


class FactRow(NamedTuple):
    """A session's fact as it is written: all columns of `SessionFact` but its key."""

    session_id: int | None
    article_id: int
    locale: str
    entry: str
    article_version: int | None
    outcome: str
    resolved_step_id: int | None
    started_at: datetime
    seconds: int
    answered: int
    day: date
    order_version: str
    is_agents: bool
    is_randomised: bool
    digest: str
    copy: int | None


STARTED_AT, DAY = FactRow._fields.index("started_at"), FactRow._fields.index("day")


class StepRow(NamedTuple):
    """What a session said of a step, as it is written: all columns of `StepFact` but two keys."""

    step_id: int
    position: int
    result: str = ""
    seconds: int = 0
    by_helpdesk: bool = False
    order: int | None = None


def replace_fact(row: FactRow, steps: Sequence[StepRow], *, is_new: bool) -> tuple[int, date]:
    """Write the facts of a session that is kept, in place of those it has.

    Whoever calls has a transaction.

    Args:
        row: The session's fact.
        steps: Those of its steps.
        is_new: Whether it is known to have none.

    Returns:
        The fact's primary key, and the day it counts for.
    """
    with connection.cursor() as cursor:
        cursor.execute(_insert(SessionFact, FactRow._fields, 1) + FOLLOWS, _values(row))
        key, day = cursor.fetchone()
        if not is_new:
            cursor.execute(CLEAR, [key])
        _add_steps(cursor, [(key, step) for step in steps])
    # SQLite gives back what it keeps: text.
    return key, date.fromisoformat(day) if isinstance(day, str) else day


def add_facts(facts: Sequence[tuple[FactRow, Sequence[StepRow]]]) -> None:
    """Insert facts of sessions that are not kept; whoever calls has a transaction.

    Args:
        facts: Sessions, each with a digest and copy of its own, and their steps.
    """
    steps: list[tuple[int, StepRow]] = []
    with connection.cursor() as cursor:
        for part in _parts(facts, len(FactRow._fields)):
            statement = _insert(SessionFact, FactRow._fields, len(part)) + GIVING_KEYS
            cursor.execute(statement, [one for row, _steps in part for one in _values(row)])
            keys = {(digest, copy): key for key, digest, copy in cursor.fetchall()}
            steps += [(keys[row.digest, row.copy], step) for row, said in part for step in said]
        _add_steps(cursor, steps)


def _add_steps(cursor: CursorWrapper, steps: Sequence[tuple[int, StepRow]]) -> None:
    """Insert what sessions said of steps, each with its fact's primary key."""
    columns = ("session_fact_id", *StepRow._fields)
    for part in _parts(steps, len(columns)):
        statement = _insert(StepFact, columns, len(part))
        cursor.execute(statement, [one for key, step in part for one in (key, *step)])


@cache
def _insert(model: type[SessionFact | StepFact], columns: tuple[str, ...], count: int) -> str:
    """The statement that inserts so many rows."""
    names = ", ".join(f'"{name}"' for name in columns)
    row = f"({', '.join(['%s'] * len(columns))})"
    return INSERT.format(model._meta.db_table, names, ", ".join([row] * count))


def _parts(rows: Sequence[Row], columns: int) -> Iterator[Sequence[Row]]:
    """Rows in portions that fit into a statement."""
    size = VALUES_AT_ONCE // columns
    return (rows[start : start + size] for start in range(0, len(rows), size))


def _values(row: FactRow) -> list[Any]:
    """A fact's values as the database at hand takes them."""
    values = list(row)
    values[STARTED_AT] = connection.ops.adapt_datetimefield_value(row.started_at)
    values[DAY] = connection.ops.adapt_datefield_value(row.day)
    return values
