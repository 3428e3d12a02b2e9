"""What is aimed at spreadsheets meets one export, which makes formulas harmless.

The vectors go through it in `tests/analytics/tables/test_formulas.py`; nothing else writes a table.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.security.vectors import ALL

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "troubleshooting", "helpdesk", "analytics", "templates")
EXPORT = PROJECT / "analytics" / "tables"
TABLE = re.compile(r"\bimport csv\b|\bfrom csv\b|text/csv|\.xlsx?\b|spreadsheetml|text/tab-sep")


def test_there_are_vectors_for_it() -> None:
    assert [one for one in ALL if one.sink == "csv"]


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_else_writes_a_spreadsheet(package: str) -> None:
    files = [one for one in (PROJECT / package).rglob("*") if one.suffix in (".py", ".html")]
    assert files
    found = [one for one in files if TABLE.search(one.read_text("utf-8"))]
    assert [one for one in found if EXPORT not in one.parents] == []
