"""A table as text: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import json
from io import StringIO

from analytics.tables.formulas import neutralised
from analytics.tables.table import Plain, Table

# Without it Excel reads UTF-8 as the code page of its own machine.
BYTE_ORDER_MARK = "\ufeff"


def csv_of(table: Table) -> str:
    """A table as CSV: commas, quoted text, lines ending in CRLF (RFC 4180), a byte order mark first.

    The first line has the headings as people read them. Numbers are plain, with a point; an empty
    field is no value. No text is a formula to a spreadsheet; numbers below zero stay numbers.
    """
    out = StringIO(BYTE_ORDER_MARK, newline="")
    out.seek(0, 2)
    # Quoted text keeps its commas and line ends whatever reads it.
    writer = csv.writer(out, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([neutralised(column.heading) for column in table.columns])
    writer.writerows([_field(value) for value in record.values()] for record in table.records())
    return out.getvalue()


def _field(value: Plain) -> str | int | float:
    if value is None:
        return ""
    return neutralised(value) if isinstance(value, str) else value


def json_of(table: Table) -> str:
    """A table as a JSON list of objects, by the keys of the columns; null is no value."""
    return json.dumps(list(table.records()), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
