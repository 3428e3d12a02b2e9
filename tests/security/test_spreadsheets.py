"""What is aimed at spreadsheets finds none: nothing here writes a table as text.

A page or a command that will has to put the vectors of `sink` csv through its export.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.security.vectors import ALL

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "troubleshooting", "helpdesk", "analytics", "templates")
TABLE = re.compile(r"\bimport csv\b|\bfrom csv\b|text/csv|\.xlsx?\b|spreadsheetml|text/tab-sep")


def test_there_are_vectors_for_the_day_one_is_written() -> None:
    assert [one for one in ALL if one.sink == "csv"]


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_writes_a_spreadsheet(package: str) -> None:
    files = [one for one in (PROJECT / package).rglob("*") if one.suffix in (".py", ".html")]
    assert files
    assert [one for one in files if TABLE.search(one.read_text("utf-8"))] == []
