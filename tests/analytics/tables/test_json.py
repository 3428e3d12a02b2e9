"""JSON: objects by machine keys, plain numbers, whatever the language."""

from __future__ import annotations

import json

from django.utils import translation

from analytics.tables.writing import json_of
from tests.analytics.tables.examples import make_table, usual_table


def test_each_row_is_an_object() -> None:
    with translation.override("fi"):
        rows = json.loads(json_of(usual_table()))

    assert rows == [
        {
            "article": "Tulostin ei tulosta",
            "since": "2026-11-03",
            "sessions": 12345,
            "resolved_percent": 63.45,
            "minutes": 4.0,
        },
        {
            "article": "printer",
            "since": None,
            "sessions": 0,
            "resolved_percent": None,
            "minutes": None,
        },
    ]


def test_other_scripts_are_written_as_they_are() -> None:
    assert "プリンター" in json_of(make_table(("プリンター", None, 1, 1, 1)))


def test_formulas_are_no_matter_of_json() -> None:
    assert json.loads(json_of(make_table(("=1+1", None, 1, 1, 1))))[0]["article"] == "=1+1"


def test_no_rows_are_an_empty_list() -> None:
    assert json.loads(json_of(make_table())) == []
