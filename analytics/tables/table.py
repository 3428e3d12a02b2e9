"""A table, declared once: its page, its CSV and its JSON are all made of this."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from analytics.tables.names import Name

Value = Name | str | int | float | date | None
Plain = str | int | float | None
# Names go into addresses, file names and the ids of a page.
MACHINE_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


class Kind(StrEnum):
    """What a column holds, in which unit.

    `NUMBER` is a count or a quantity of no other kind, `PERCENT` is 0 to 100, `MINUTES` are
    minutes with their fractions, `DATE` is a day.
    """

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    MINUTES = "minutes"
    DATE = "date"

    @property
    def is_quantity(self) -> bool:
        """Whether its values stand below each other by their last digits."""
        return self in (Kind.NUMBER, Kind.PERCENT, Kind.MINUTES)

    def takes(self, value: Value) -> bool:
        """Whether a column of this kind may hold a value; every kind may hold None."""
        if value is None:
            return True
        if self is Kind.TEXT:
            return isinstance(value, str | Name)
        if self is Kind.DATE:
            return isinstance(value, date)
        return isinstance(value, int | float) and math.isfinite(value)


@dataclass(frozen=True)
class Column:
    """A column.

    Attributes:
        key: What JSON calls it; stays the same whatever the language.
        heading: What people call it, in their language.
        kind: What it holds.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """Columns, and rows with a value for each of them.

    Attributes:
        name: What addresses and files call it, such as `sessions-by-week`.
        caption: What people call it.
        columns: At least one, with different keys.
        rows: Values in the order of the columns; None where there is none.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse what no export could write.

        Raises:
            ValueError: A name that is none for machines, no column or two of one key, a row that
                is longer or shorter than the columns, a value its column cannot hold.
        """
        if not MACHINE_NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name such as sessions-by-week")
        keys = [column.key for column in self.columns]
        if not keys or len(set(keys)) < len(keys):
            raise ValueError(f"{self.name}: its columns {keys} need keys of their own")
        for number, row in enumerate(self.rows, start=1):
            self._require(number, row)

    def _require(self, number: int, row: tuple[Value, ...]) -> None:
        if len(row) != len(self.columns):
            raise ValueError(f"{self.name}, row {number}: {len(row)} values for {self.columns}")
        for column, value in zip(self.columns, row, strict=True):
            if not column.kind.takes(value):
                raise ValueError(
                    f"{self.name}, row {number}: {column.key} is a {column.kind}, not {value!r}"
                )

    @property
    def heading(self) -> Column:
        """The column that names the rows: the first that is no quantity, else the first."""
        named = (column for column in self.columns if not column.kind.is_quantity)
        return next(named, self.columns[0])

    def records(self) -> Iterable[dict[str, Plain]]:
        """Each row as what machines read: plain text, plain numbers, dates by ISO 8601."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield dict(zip(keys, map(plain, row), strict=True))


def plain(value: Value) -> Plain:
    """A value without its language and its link; a date by ISO 8601."""
    if isinstance(value, Name):
        return value.text
    return value.isoformat() if isinstance(value, date) else value
