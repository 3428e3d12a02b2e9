"""Columns that only files have: codes and keys, which programs need and people do not."""

from __future__ import annotations

from dataclasses import replace

from analytics.tables import Table


def without(table: Table, *keys: str) -> Table:
    """A table without some of its columns.

    Args:
        table: The table.
        keys: Of the columns to leave out.
    """
    kept = [place for place, column in enumerate(table.columns) if column.key not in keys]
    return replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in table.rows),
    )
