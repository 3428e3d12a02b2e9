"""A table refuses what no export could write."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.tables import Column, Kind, Name, Table
from tests.analytics.tables.examples import COLUMNS, make_table, usual_table

A, B = Column("a", "A"), Column("b", "B", Kind.NUMBER)


@pytest.mark.parametrize(
    "name", ["", "Sessions", "sessions by week", "../x", "a--b", "1st", "ä", "a\n"]
)
def test_its_name_is_one_for_machines(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        Table(name, "Caption", (A,))


@pytest.mark.parametrize("columns", [(), (A, A)])
def test_its_columns_have_keys_of_their_own(columns: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="keys of their own"):
        Table("t", "Caption", columns)


@pytest.mark.parametrize("row", [(), ("a",), ("a", 1, 2)])
def test_each_row_has_a_value_for_each_column(row: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match=r"t, row 2: \d values"):
        Table("t", "Caption", (A, B), (("a", 1), row))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.TEXT, 1),
        (Kind.NUMBER, "1"),
        (Kind.NUMBER, float("nan")),
        (Kind.PERCENT, float("inf")),
        (Kind.MINUTES, date(2026, 1, 1)),
        (Kind.DATE, "2026-01-01"),
        (Kind.DATE, Name("today")),
    ],
)
def test_a_column_holds_values_of_its_kind_only(kind: Kind, value: str | float | date) -> None:
    with pytest.raises(ValueError, match=f"c is a {kind}"):
        Table("t", "Caption", (Column("c", "C", kind),), ((value,),))


@pytest.mark.parametrize("kind", Kind)
def test_any_column_may_have_no_value(kind: Kind) -> None:
    table = Table("t", "Caption", (Column("c", "C", kind),), ((None,),))

    assert list(table.records()) == [{"c": None}]


def test_records_are_plain() -> None:
    assert next(iter(usual_table().records())) == {
        "article": "Tulostin ei tulosta",
        "since": "2026-11-03",
        "sessions": 12345,
        "resolved_percent": 63.45,
        "minutes": 4.0,
    }


def test_the_first_column_that_is_no_quantity_names_the_row() -> None:
    assert make_table().heading == COLUMNS[0]
    assert make_table(columns=(B, A)).heading == A
    assert make_table(columns=(B,)).heading == B
