"""Tables as files: `?table=sessions-by-week&export=csv` on the page that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse, QueryDict
from django.utils.http import content_disposition_header

from analytics.tables.table import Table
from analytics.tables.writing import csv_of, json_of

TABLE, EXPORT = "table", "export"


@dataclass(frozen=True)
class Format:
    """A kind of file: its media type, and what writes it."""

    media_type: str
    write: Callable[[Table], str]


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", csv_of),
    "json": Format("application/json", json_of),
}


@dataclass(frozen=True)
class ExportLinks:
    """Where a table's files are: queries to put behind the page's address."""

    csv: str
    json: str


def export_response(table: Table, format: str, name: str) -> HttpResponse:
    """A table as a file to keep.

    Args:
        table: The table.
        format: `csv` or `json`.
        name: The file's name without its ending.

    Raises:
        KeyError: There is no such format.
    """
    chosen = FORMATS[format]
    response = HttpResponse(chosen.write(table), content_type=chosen.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=f"{name}.{format}")
    response.headers["Content-Disposition"] = str(disposition)
    return response


def requested_export(query: QueryDict, tables: Iterable[Table]) -> HttpResponse | None:
    """The file that a page's query asks for, of the tables the page has; None for the page itself.

    Raises:
        Http404: There is no such table, or no such format. A script would take the page for its file.
    """
    if TABLE not in query and EXPORT not in query:
        return None
    asked, format = query.get(TABLE), query.get(EXPORT)
    found = next((table for table in tables if table.name == asked), None)
    if found is None or format not in FORMATS:
        raise Http404
    return export_response(found, format, found.name)


def export_links(table: Table, query: QueryDict) -> ExportLinks:
    """The links to a table's files that keep the page's filter."""
    return ExportLinks(csv=_link(table, query, "csv"), json=_link(table, query, "json"))


def _link(table: Table, query: QueryDict, format: str) -> str:
    link = query.copy()
    link[TABLE], link[EXPORT] = table.name, format
    return f"?{link.urlencode()}"
