"""What an answer writes, in statements put together once: others wait while it is written.

SQLite has one writer at a time. Django's layer puts a statement together anew each time, which
costs more than carrying it out.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.db import connection

from troubleshooting.models import FlowSession, StepResult

RESULT = """
INSERT INTO troubleshooting_stepresult
  (session_id, step_id, result, reason, by_helpdesk, position, seconds, answered_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
"""
OUTCOME = """
UPDATE troubleshooting_flowsession
SET last_answer_at = %s, outcome = %s, resolved_by_id = %s, finished_at = %s WHERE id = %s
"""


def add_result(row: StepResult) -> None:
    """Insert a step's first result, which gets its primary key; whoever calls has a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            RESULT,
            [
                row.session_id,
                row.step_id,
                row.result,
                row.reason,
                row.by_helpdesk,
                row.position,
                row.seconds,
                _moment(row.answered_at),
            ],
        )
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, connection.alias


def write_outcome(session: FlowSession) -> None:
    """Write what an answer may change of a session; whoever calls holds its row."""
    finished = _moment(session.finished_at) if session.finished_at else None
    last, outcome = _moment(session.last_answer_at), session.outcome
    with connection.cursor() as cursor:
        cursor.execute(OUTCOME, [last, outcome, session.resolved_by_id, finished, session.pk])


def _moment(moment: datetime) -> datetime | str:
    """A time as the database at hand takes it."""
    return cast("datetime | str", connection.ops.adapt_datetimefield_value(moment))
