"""Formula injection: what a spreadsheet would run is text, what it would show stays as it is."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.tables.formulas import is_formula, neutralised
from analytics.tables.writing import csv_of
from tests.analytics.tables.examples import text_table
from tests.security.vectors import ALL

# What the spreadsheets of OWASP's "CSV Injection" take for a formula, written down anew.
FORMULA = re.compile(r'[\s"\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]')
DANGEROUS = re.compile(FORMULA.pattern + r"|[\t\r\n]")
VECTORS = [one for one in ALL if one.sink == "csv"]
LINES = st.text(st.sampled_from("=+-@\t\r\n;'\",\u00a0\u200b＝＋－＠ aå1"), max_size=12)


def read(text: str, delimiter: str) -> list[str]:
    """All fields of a CSV text, as a program with this list separator reads them."""
    rows = csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    return [field for row in rows for field in row]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one.name)
def test_a_known_attack_is_text(vector: object) -> None:
    fields = read(csv_of(text_table(vector.markdown)), ",")  # type: ignore[attr-defined]

    assert not [one for one in fields if DANGEROUS.match(one)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+358 40 123", "'+358 40 123"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u200b\ufeff=1", "'\u200b\ufeff=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("﹦1", "'﹦1"),
        ("−1", "'−1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; @x", "a;' @x"),
        ("a\n=1", "a\n'=1"),
        ('a;"=1', "a;'\"=1"),
    ],
)
def test_an_apostrophe_goes_before_a_formula(text: str, shown: str) -> None:
    assert neutralised(text) == shown


@pytest.mark.parametrize(
    "text", ["", "a", "Wi-Fi", "a=b", "me@here", "1 + 1", "'quoted'", "–", "a; b", "Ärger", "0x80"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


@given(st.lists(LINES, min_size=1, max_size=3))
def test_nothing_dangerous_is_left(texts: list[str]) -> None:
    fields = read(csv_of(text_table(*texts)), ",")

    assert not [one for one in fields if DANGEROUS.match(one)]


@given(st.lists(LINES, min_size=1, max_size=3), st.sampled_from(";\t"))
def test_nor_where_another_separator_cuts_the_lines(texts: list[str], separator: str) -> None:
    fields = read(csv_of(text_table(*texts)), separator)

    assert not [one for one in fields if FORMULA.match(one)]


@given(st.text())
def test_only_apostrophes_are_added(text: str) -> None:
    assert neutralised(text).replace("'", "") == text.replace("'", "")


@given(st.text())
def test_what_is_text_already_is_not_changed_again(text: str) -> None:
    once = neutralised(text)

    assert neutralised(once) == once
    assert not is_formula(once)
