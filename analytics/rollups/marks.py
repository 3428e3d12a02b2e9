"""Marking articles' days whose facts changed since the rollups were told of them.

The mark is written in the transaction that writes the fact, after it, and holds its row until that
ends: rolling up takes the marks first, so it waits for facts on their way in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection

Cell = tuple[int, date]
# Marks in one statement: SQLite takes some 32,000 values.
AT_ONCE = 5_000
MARK = """
INSERT INTO analytics_staleday (article_id, day) VALUES {values}
ON CONFLICT (article_id, day) DO UPDATE SET day = excluded.day
"""


def mark_stale(cells: Iterable[Cell]) -> None:
    """Mark articles' days; one query for some thousands. Whoever calls has a transaction.

    Args:
        cells: Articles' primary keys with days, in any order: they are marked in their own order,
            so that two who mark several wait for each other instead of for ever.
    """
    wanted = sorted(set(cells))
    for start in range(0, len(wanted), AT_ONCE):
        _mark(wanted[start : start + AT_ONCE])


def _mark(cells: Sequence[Cell]) -> None:
    values = ", ".join(["(%s, %s)"] * len(cells))
    with connection.cursor() as cursor:
        # Who changes a fact that is there pays for this with each answer: Django's layer costs more.
        cursor.execute(MARK.format(values=values), [one for cell in cells for one in cell])
