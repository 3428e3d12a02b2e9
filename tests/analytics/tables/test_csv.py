"""CSV: what RFC 4180 asks for, and Excel."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from analytics.tables import Column, Kind
from analytics.tables.formulas import neutralised
from analytics.tables.writing import csv_of
from tests.analytics.tables.examples import make_table, text_table, usual_table


def test_it_is_as_the_rfc_has_it() -> None:
    assert csv_of(usual_table()) == (
        '\ufeff"Artikkeli","Alkaen","Sessions","Resolution rate","Minuutit"\r\n'
        '"Tulostin ei tulosta","2026-11-03",12345,63.45,4.0\r\n'
        '"printer","",0,"",""\r\n'
    )


def test_numbers_below_zero_stay_numbers() -> None:
    columns = (Column("a", "A", Kind.NUMBER), Column("b", "B", Kind.MINUTES))

    assert csv_of(make_table((-5, -0.25), columns=columns)).endswith("\r\n-5,-0.25\r\n")


def test_a_heading_is_no_formula_either() -> None:
    table = make_table(columns=(Column("a", "=A"),))

    assert csv_of(table) == '\ufeff"\'=A"\r\n'


def test_a_table_without_rows_has_its_headings() -> None:
    assert csv_of(make_table()).count("\r\n") == 1


@given(st.lists(st.text(), max_size=5))
def test_every_text_comes_back(texts: list[str]) -> None:
    rows = list(csv.reader(StringIO(csv_of(text_table(*texts)).removeprefix("\ufeff"), newline="")))

    assert rows == [["Text", "Again"], *([neutralised(text)] * 2 for text in texts)]


@given(
    st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1, 1, 1)),
)
def test_every_number_and_date_comes_back(number: float, day: date) -> None:
    columns = (Column("n", "N", Kind.NUMBER), Column("d", "D", Kind.DATE))
    line = csv_of(make_table((number, day), columns=columns)).split("\r\n")[1]
    shown, written = next(csv.reader([line]))

    assert type(number)(shown) == number
    assert date.fromisoformat(written) == day
