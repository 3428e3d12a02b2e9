"""A moment's hour of UTC, worked out by the database itself.

On SQLite Django's `TruncHour` calls Python for every row, which is a hundred times as slow.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func
from django.db.models.sql.compiler import SQLCompiler


class UtcHour(Func):
    """Such as `2026-05-20 06` of a column of moments; `moment_of` reads it."""

    output_field = CharField()

    def as_sqlite(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **more: Any,  # noqa: ANN401 - as Django hands it on
    ) -> tuple[str, Any]:
        """The first letters: moments are kept as text, in UTC."""
        return self.as_sql(compiler, connection, template="SUBSTR(%(expressions)s, 1, 13)", **more)

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        **more: Any,  # noqa: ANN401 - as Django hands it on
    ) -> tuple[str, Any]:
        """The same of a moment with a time zone."""
        template = "TO_CHAR(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')"
        return self.as_sql(compiler, connection, template=template, **more)


def moment_of(hour: str) -> datetime:
    """The beginning of an hour that `UtcHour` found."""
    return datetime.fromisoformat(f"{hour}:00+00:00")
