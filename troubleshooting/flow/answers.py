"""What was said of a session's steps, read at once: what its outcome and its facts follow from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection

from troubleshooting.models import FlowSession


class Said(NamedTuple):
    """What was last said of a step.

    Attributes:
        step: The step's primary key.
        key: Its key.
        result: One of `Result`.
        answered_at: When.
        position: Its 1-based place in the session's order.
        seconds: From the answer before (or the start) to its first answer.
        by_helpdesk: An agent said it, not the reader.
    """

    step: int
    key: str
    result: str
    answered_at: datetime
    position: int
    seconds: int
    by_helpdesk: bool


@dataclass(frozen=True)
class Answers:
    """What was said of a session's steps, and which of them the article still has.

    Attributes:
        article: The article's slug.
        said: In the order it was said.
        active: The primary keys of the session's steps that are asked to this day, by key.
    """

    article: str
    said: tuple[Said, ...]
    active: dict[str, int]

    def of(self, key: str) -> Said | None:
        """What was said of a step; None for nothing."""
        return next((one for one in self.said if one.key == key), None)

    def with_last(self, last: Said) -> Answers:
        """The same after an answer: a first one, or another in place of an earlier one."""
        return replace(self, said=(*(one for one in self.said if one.key != last.key), last))


# Every answer asks, and holds the lock meanwhile: put together by Django's layer, the question
# costs thirty times its answer.
ANSWERS = """
SELECT a.slug, s.id, s.key, s.retired_at,
  r.result, r.answered_at, r.position, r.seconds, r.by_helpdesk
FROM troubleshooting_article a
LEFT JOIN troubleshooting_step s ON s.article_id = a.id
LEFT JOIN troubleshooting_stepresult r ON r.step_id = s.id AND r.session_id = %s
WHERE a.id = %s ORDER BY r.answered_at, r.id
"""


def read_answers(session: FlowSession) -> Answers:
    """A session's answers: one query for a few columns."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERS, [session.pk, session.article_id])
        rows = cursor.fetchall()
    said, active, asked = [], {}, set(session.step_keys)
    for _slug, step, key, retired_at, result, at, position, seconds, by_helpdesk in rows:
        if result is not None:
            is_agents = bool(by_helpdesk)
            said.append(Said(step, key, result, _moment(at), position, seconds, is_agents))
        if retired_at is None and key in asked:
            active[key] = step
    return Answers(rows[0][0], tuple(said), active)


def _moment(kept: datetime) -> datetime:
    """A time as a column keeps it: SQLite's say nothing of a zone, and are in UTC."""
    return kept if kept.tzinfo else kept.replace(tzinfo=UTC)
