"""A table as people read it: each value in the words of their language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from analytics.tables.export import ExportLinks
from analytics.tables.names import Name
from analytics.tables.numbers import count_words, minutes_words, percent_words
from analytics.tables.table import Column, Kind, Table, Value


@dataclass(frozen=True)
class Cell:
    """A value on a page.

    Attributes:
        name: Its words; "" where there is no value.
        css: `number`, `date` or "".
        is_heading: Whether it names its row.
    """

    name: Name
    css: str
    is_heading: bool


@dataclass(frozen=True)
class ShownTable:
    """A table with the links to its files, for `analytics/table.html`."""

    table: Table
    links: ExportLinks

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """Its rows in the language the interface speaks now."""
        heading = self.table.heading
        return tuple(
            tuple(
                _cell(column, value, is_heading=column == heading)
                for column, value in zip(self.table.columns, row, strict=True)
            )
            for row in self.table.rows
        )


def _cell(column: Column, value: Value, *, is_heading: bool) -> Cell:
    name = value if isinstance(value, Name) else Name(_words(column.kind, value))
    return Cell(name, _css(column.kind), is_heading)


def _css(kind: Kind) -> str:
    if kind.is_quantity:
        return "number"
    return "date" if kind is Kind.DATE else ""


def _words(kind: Kind, value: str | float | date | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if kind is Kind.PERCENT:
        return percent_words(value)
    return minutes_words(value) if kind is Kind.MINUTES else count_words(value)
