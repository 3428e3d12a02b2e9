"""A table on a page: a caption, scopes, the words of its reader, links to its files."""

from __future__ import annotations

from xml.etree import ElementTree

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import translation

from analytics.tables import Column, Kind, Name, ShownTable, Table, export_links
from tests.analytics.tables.examples import make_table, usual_table


def page_of(table: Table, language: str = "en") -> ElementTree.Element:
    shown = ShownTable(table, export_links(table, QueryDict("days=30")))
    with translation.override(language):
        html = render_to_string("analytics/table.html", {"shown": shown})
    return ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own page


def cells(page: ElementTree.Element, row: int) -> list[str]:
    return [" ".join("".join(cell.itertext()).split()) for cell in page.findall(".//tbody/tr")[row]]


def test_values_are_in_the_words_of_the_reader() -> None:
    assert cells(page_of(usual_table(), "fi"), 0) == [
        "Tulostin ei tulosta",
        "3.11.2026",
        "12 345",
        "63,5 %",
        "4,0",
    ]


def test_no_value_is_said_and_shown() -> None:
    assert cells(page_of(usual_table()), 1)[3:] == ["–none yet", "–none yet"]


def test_columns_and_rows_are_named() -> None:
    page = page_of(usual_table())

    assert [one.get("scope") for one in page.findall(".//thead//th")] == ["col"] * 5
    assert [one.get("scope") for one in page.findall(".//tbody//th")] == ["row", "row"]


def test_the_caption_names_the_region_that_scrolls() -> None:
    page = page_of(usual_table())
    caption, region = page.find(".//caption"), page.find(".//*[@role='region']")

    assert caption is not None
    assert region is not None
    assert caption.text == "Articles, most sessions first"
    assert region.get("aria-labelledby") == caption.get("id")
    assert region.get("tabindex") == "0"


def test_a_name_has_its_language_and_leads_where_it_says() -> None:
    link = page_of(usual_table(), "ar").find(".//tbody//a")

    assert link is not None
    assert link.get("href") == "/x/"
    assert link[0].attrib == {"lang": "fi-FI", "dir": "ltr"}


def test_a_name_of_the_page_s_own_language_has_none() -> None:
    page = page_of(make_table(("printer", None, 1, 1, 1)))
    name = page.find(".//tbody//bdi")

    assert name is not None
    assert name.attrib == {}


def test_markup_is_shown_and_not_made() -> None:
    page = page_of(make_table((Name("<b>x</b>"), None, 1, 1, 1)))

    assert cells(page, 0)[0] == "<b>x</b>"


def test_rows_of_quantities_alone_are_named_by_the_first() -> None:
    columns = (Column("a", "A", Kind.NUMBER), Column("b", "B", Kind.NUMBER))
    row = page_of(make_table((1, 2), columns=columns)).find(".//tbody/tr")

    assert row is not None
    assert [(one.tag, one.get("class")) for one in row] == [("th", "number"), ("td", "number")]


def test_it_leads_to_its_files() -> None:
    links = [one.get("href") for one in page_of(usual_table()).findall(".//ul//a")]

    assert links == [f"?days=30&table=articles&export={one}" for one in ("csv", "json")]
