"""Tables as files: what a page's query asks for, and the links that ask for it."""

from __future__ import annotations

import pytest
from django.http import Http404, QueryDict

from analytics.tables import export_links, export_response, requested_export
from tests.analytics.tables.examples import text_table, usual_table

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@pytest.mark.parametrize("format", MEDIA_TYPES)
def test_a_file_has_its_type_and_name(format: str) -> None:
    response = export_response(usual_table(), format, "articles-2026-11-30")

    assert response["Content-Type"] == MEDIA_TYPES[format]
    expected = f'attachment; filename="articles-2026-11-30.{format}"'
    assert response["Content-Disposition"] == expected


def test_csv_begins_with_a_byte_order_mark() -> None:
    assert export_response(usual_table(), "csv", "x").content.startswith(b"\xef\xbb\xbf")


def test_no_other_format_is_written() -> None:
    with pytest.raises(KeyError):
        export_response(usual_table(), "xlsx", "x")


def test_a_name_in_any_script_is_sent_as_the_rfc_has_it() -> None:
    response = export_response(usual_table(), "csv", 'ä"x')

    assert response["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A4%22x.csv"


def test_the_page_is_asked_for_where_no_table_is() -> None:
    tables = [usual_table()]

    for query in ("", "days=30"):
        assert requested_export(QueryDict(query), tables) is None


@pytest.mark.parametrize(
    "query",
    ["table=articles", "export=csv", "table=other&export=csv", "table=articles&export=xlsx"],
)
def test_what_there_is_not_is_not_found(query: str) -> None:
    with pytest.raises(Http404):
        requested_export(QueryDict(query), [usual_table()])


@pytest.mark.parametrize("format", MEDIA_TYPES)
def test_a_link_leads_to_the_file_and_keeps_the_filter(format: str) -> None:
    table = usual_table()
    links = export_links(table, QueryDict("locale=fi-FI&days=30"))
    query = QueryDict(getattr(links, format).removeprefix("?"))
    response = requested_export(query, [text_table("x"), table])

    assert (query["locale"], query["days"]) == ("fi-FI", "30")
    assert response is not None
    assert response.content == export_response(table, format, "articles").content
    assert response["Content-Disposition"] == f'attachment; filename="articles.{format}"'
