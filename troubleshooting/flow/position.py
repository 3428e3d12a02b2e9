"""Where a session stands: all that its pages say of it, in one value that can be compared.

Two sessions that stand at the same place see the same pages, apart from what is in nobody's
session: so a page made for one may be shown to the other (`troubleshooting.views.kept`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper

Position = tuple[Any, ...]


@dataclass(frozen=True)
class Standing:
    """A browser's newest session of an article.

    Attributes:
        session: Its primary key; None where there is none.
        position: Equal for sessions that see the same overview, steps and questions; None where
            its pages say more than a position holds: they lead back to the article that was left
            for this one.
    """

    session: int | None
    position: Position | None


# Every page of a flow asks, and what these cost is mostly Django's putting them together: so they
# are put together once. Columns that hold JSON come as they are written, which tells as much.
SESSION = """
SELECT s.id, s.previous_id, s.outcome, s.questions, s.locale, s.step_keys, s.withheld, s.ticks,
  s.resolved_by_id, s.comment, s.device
FROM troubleshooting_flowsession s JOIN troubleshooting_article a ON a.id = s.article_id
LEFT JOIN troubleshooting_sessionguest j ON j.session_id = s.id AND j.browser_key = %s
WHERE a.slug = %s AND s.id IN (
  SELECT o.id FROM troubleshooting_flowsession o WHERE o.browser_key = %s
  UNION SELECT g.session_id FROM troubleshooting_sessionguest g WHERE g.browser_key = %s)
ORDER BY COALESCE(j.joined_at, s.started_at) DESC, s.id DESC LIMIT 1
"""
ANSWERS = """
SELECT r.step_id, r.result, r.reason, r.by_helpdesk
FROM troubleshooting_stepresult r WHERE r.session_id = %s ORDER BY r.answered_at, r.id
"""
TURNS = """
SELECT t.question_id, t.choice_id
FROM troubleshooting_questionanswer t WHERE t.session_id = %s ORDER BY t.answered_at, t.id
"""
NO_QUESTIONS: tuple[Any, ...] = ("[]", [])


def session_of_browser(browser_key: str, slug: str) -> tuple[int | None, bool]:
    """The newest session of an article in a browser, and whether it is under way: one query.

    Returns:
        Its primary key and whether it is open; None and False where there is none.
    """
    with connection.cursor() as cursor:
        row = _newest(cursor, browser_key, slug)
    return (row[0], row[2] == "") if row else (None, False)


def standing_of_browser(browser_key: str, slug: str) -> Standing:
    """Where the newest session of an article in a browser stands.

    Two queries for a session, three where it has questions; one, or none, where there is none.
    """
    with connection.cursor() as cursor:
        row = _newest(cursor, browser_key, slug)
        if row is None:
            return Standing(None, ())
        key, previous, outcome, questions, *shown = row
        if previous:
            return Standing(key, None)
        cursor.execute(ANSWERS, [key])
        said = cursor.fetchall()
        turns: list[Any] = []
        if questions not in NO_QUESTIONS:
            cursor.execute(TURNS, [key])
            turns = cursor.fetchall()
    position = (outcome, repr((questions, shown)), tuple(said), tuple(turns))
    return Standing(key, position)


def _newest(cursor: CursorWrapper, browser_key: str, slug: str) -> tuple[Any, ...] | None:
    """The row of `SESSION`; None where there is none."""
    if not browser_key:
        return None
    cursor.execute(SESSION, [browser_key, slug, browser_key, browser_key])
    return cast("tuple[Any, ...] | None", cursor.fetchone())
