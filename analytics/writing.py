"""What facts are written by, in statements put together once.

Who finishes a session waits while its facts are written, and an import writes millions. Django's
layer puts each statement together anew, and makes an object of each row, which costs several times
what carrying it out does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.backends.utils import CursorWrapper

from analytics.models import SessionFact, StepFact
from analytics.rollups.marks import mark_stale

# Values in one statement: SQLite takes 32,766.
VALUES_AT_ONCE = 16_000
Fact = SessionFact | StepFact
Row = TypeVar("Row")
# What a session that is told of again may say otherwise. The day stays the one it was counted for.
FOLLOWS = """
ON CONFLICT (session_id) DO UPDATE SET entry = excluded.entry, outcome = excluded.outcome,
  resolved_step_id = excluded.resolved_step_id, seconds = excluded.seconds,
  answered = excluded.answered, digest = excluded.digest
RETURNING id, day
"""
IS_FIRST = " ON CONFLICT (session_id) DO NOTHING RETURNING id"
INSERT, GIVING_KEYS = "INSERT INTO {} ({}) VALUES {}", " RETURNING id, digest, copy"
INSERT_RECORDS = """
INSERT INTO {0} ({1}) SELECT {1} FROM json_populate_recordset(NULL::{0}, %s)
"""
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
    is_fresh: bool


STARTED_AT, DAY = FactRow._fields.index("started_at"), FactRow._fields.index("day")


class StepRow(NamedTuple):
    """What a session said of a step, as it is written: all columns of `StepFact` but two keys."""

    step_id: int
    position: int
    result: str = ""
    seconds: int = 0
    by_helpdesk: bool = False
    order: int | None = None


def write_fact(row: FactRow, steps: Sequence[StepRow]) -> int:
    """Write the facts of a session that is kept, in place of those it has.

    Two queries where it has none, five where it has; whoever calls has a transaction.

    Args:
        row: The session's fact, fresh. One that it has stays as fresh as it is.
        steps: Those of its steps.

    Returns:
        The fact's primary key.
    """
    values = _values(row)
    with connection.cursor() as cursor:
        cursor.execute(_insert(SessionFact, FactRow._fields, 1) + IS_FIRST, values)
        first = cursor.fetchone()
        key, day = (first[0], row.day) if first else _replace(cursor, values)
        _add_steps(cursor, [(key, step) for step in steps])
    if not first:
        mark_stale([(row.article_id, day)])
    return key


def _replace(cursor: CursorWrapper, values: Sequence[Any]) -> tuple[int, date]:
    """Write a session's fact in place of the one it has, and remove those of its steps.

    Returns:
        The fact's primary key, and the day it counts for.
    """
    cursor.execute(_insert(SessionFact, FactRow._fields, 1) + FOLLOWS, values)
    key, day = cursor.fetchone()
    cursor.execute(CLEAR, [key])
    # SQLite gives back what it keeps: text.
    return key, date.fromisoformat(day) if isinstance(day, str) else day


def add_facts(facts: Sequence[tuple[FactRow, Sequence[StepRow]]]) -> None:
    """Insert facts of sessions that are not kept; whoever calls has a transaction.

    Args:
        facts: Sessions, each with a digest and copy of its own, and their steps.
    """
    rows = [_values(row) for row, _steps in facts]
    keys: dict[tuple[str, int | None], int] = {}
    with _unlogged_cursor() as cursor:
        for statement, values in _insertions(SessionFact, FactRow._fields, rows):
            cursor.execute(statement + GIVING_KEYS, values)
            keys |= {(digest, copy): key for key, digest, copy in cursor.fetchall()}
        _add_steps(
            cursor, [(keys[row.digest, row.copy], step) for row, said in facts for step in said]
        )


def _unlogged_cursor() -> CursorWrapper:
    """A cursor that `DEBUG` logs nothing of: it would quote and keep each of millions of values."""
    return connection.make_cursor(connection.create_cursor())


def _add_steps(cursor: CursorWrapper, steps: Sequence[tuple[int, StepRow]]) -> None:
    """Insert what sessions said of steps, each with its fact's primary key."""
    rows = [(key, *step) for key, step in steps]
    for statement, values in _insertions(StepFact, ("session_fact_id", *StepRow._fields), rows):
        cursor.execute(statement, values)


def _insertions(
    model: type[Fact], columns: tuple[str, ...], rows: Sequence[Sequence[Any]]
) -> Iterator[tuple[str, list[Any]]]:
    """Statements with their values that insert rows."""
    if rows and connection.vendor == "postgresql":
        # Its driver writes each value into the statement by itself, which takes longest of all.
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        names = _names(columns)
        statement = INSERT_RECORDS.format(model._meta.db_table, names)
        yield statement, [json.dumps(records, default=str)]
        return
    for part in _parts(rows, len(columns)):
        yield _insert(model, columns, len(part)), [one for row in part for one in row]


@lru_cache(maxsize=64)
def _insert(model: type[Fact], columns: tuple[str, ...], count: int) -> str:
    """The statement that inserts so many rows."""
    row = f"({', '.join(['%s'] * len(columns))})"
    return INSERT.format(model._meta.db_table, _names(columns), ", ".join([row] * count))


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _parts(rows: Sequence[Row], columns: int) -> Iterator[Sequence[Row]]:
    """Rows in portions that fit into a statement.

    They are powers of two, so that there are few statements: databases remember how they do each.
    """
    start, most = 0, VALUES_AT_ONCE // columns
    while left := len(rows) - start:
        size = 1 << (min(left, most).bit_length() - 1)
        yield rows[start : start + size]
        start += size


def _values(row: FactRow) -> list[Any]:
    """A fact's values as the database at hand takes them."""
    values = list(row)
    values[STARTED_AT] = connection.ops.adapt_datetimefield_value(row.started_at)
    values[DAY] = connection.ops.adapt_datefield_value(row.day)
    return values
