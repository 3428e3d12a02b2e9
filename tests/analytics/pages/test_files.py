"""Every table of every page as a file, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import html
import json
import re
from datetime import datetime
from io import StringIO
from itertools import product

import pytest
from django.test import Client

from analytics.tables import export_response
from tests.analytics.pages.portal import search
from tests.analytics.pages.reading import (
    ARTICLE,
    EVERY_TABLE,
    FINNISH,
    OVERVIEW,
    PAGES,
    TABLES,
    text_of,
)
from troubleshooting.models import Article, ArticleTranslation, Block, Outcome, Topic

LINK = re.compile(r'<a href="(\?[^"]*export=[^"]*)"')
# What a spreadsheet would run, wherever it cuts a line; written down anew.
FORMULA = re.compile(r'[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]')
ATTACK = '=HYPERLINK("https://evil.example","x")'


def file_of(client: Client, address: str, table: str, format: str) -> str:
    response = client.get(f"{address}?table={table}&export={format}")
    assert response.status_code == 200
    disposition = f'attachment; filename="{table}.{format}"'
    assert response["Content-Disposition"] == disposition
    return response.content.decode()


@PAGES
def test_the_tables_of_a_page_are_these(staff: Client, filled: Article, address: str) -> None:
    tables = staff.get(address).context["page"].tables

    assert sorted(table.name for table in tables) == sorted(TABLES[address])


@PAGES
def test_the_page_leads_to_the_files_of_all_of_them(
    staff: Client, filled: Article, address: str
) -> None:
    page = text_of(staff, address + "?days=90")
    links = [html.unescape(link) for link in LINK.findall(page)]

    wanted = {
        f"?days=90&table={table}&export={format}"
        for table in TABLES[address]
        for format in ("csv", "json")
    }
    assert set(links) == wanted
    assert len(links) == len(wanted)


@EVERY_TABLE
def test_as_csv_it_has_a_heading_and_its_rows(
    staff: Client, filled: Article, address: str, table: str
) -> None:
    text = file_of(staff, address, table, "csv")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))

    assert text.startswith("\ufeff")
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(rows[0])
    assert len(set(rows[0])) == len(rows[0])


@EVERY_TABLE
def test_as_json_it_is_a_list_of_objects(
    staff: Client, filled: Article, address: str, table: str
) -> None:
    records = json.loads(file_of(staff, address, table, "json"))

    assert records
    assert len({tuple(record) for record in records}) == 1
    assert all(re.fullmatch(r"[a-z_]+", key) for key in records[0])


@PAGES
def test_keys_stay_whatever_the_language(staff: Client, filled: Article, address: str) -> None:
    def keys(language: str) -> list[list[str]]:
        response = staff.get(address, headers={"accept-language": language})
        return [[one.key for one in table.columns] for table in response.context["page"].tables]

    assert keys("fi") == keys("ar")


@PAGES
def test_what_others_wrote_is_no_formula(
    staff: Client, filled: Article, at: datetime, address: str
) -> None:
    ArticleTranslation.objects.update(title=ATTACK)
    Block.objects.update(label=ATTACK)
    Topic.objects.update(name=ATTACK)
    search(ATTACK, at)

    tables = staff.get(address).context["page"].tables
    texts = [export_response(table, "csv", "x").content.decode("utf-8-sig") for table in tables]

    assert "HYPERLINK" in "".join(texts)
    for text, delimiter in product(texts, ",;\t"):
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            assert [cell for cell in row if FORMULA.match(cell)] == []


def test_a_file_keeps_to_the_filter(staff: Client, filled: Article) -> None:
    def sessions(query: str) -> int:
        found = staff.get(f"{OVERVIEW}?table=languages&export=json{query}").json()
        return sum(record["sessions"] for record in found)

    assert sessions("&locale=ar-SA") == 12
    assert sessions("") > 40


def test_programs_get_keys_that_people_do_not_see(staff: Client, filled: Article) -> None:
    (record,) = staff.get(f"{OVERVIEW}?table=articles&export=json").json()

    assert record["key"] == filled.slug
    assert record["best_step_key"] == "s2"
    assert record["resolved"] + record["escalated"] + record["abandoned"] < record["sessions"]
    assert record["resolved_low_percent"] < record["resolved_percent"]


@pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
def test_outcomes_have_their_codes_in_every_language(
    staff: Client, filled: Article, address: str
) -> None:
    found = staff.get(f"{address}?table=outcomes&export=json", headers=FINNISH).json()

    assert [record["outcome_code"] for record in found] == Outcome.values
    assert found[0]["outcome"] == "ratkaistu"


def test_changes_have_the_codes_of_their_verdicts(staff: Client, filled: Article) -> None:
    (record,) = staff.get(f"{ARTICLE}?table=changes&export=json", headers=FINNISH).json()

    assert record["verdict_code"] == "fewer"
    assert "Since then, code" not in text_of(staff, ARTICLE)


@pytest.mark.parametrize(
    "query", ["table=none&export=csv", "table=outcomes&export=xml", "export=csv", "table=outcomes"]
)
def test_a_file_there_is_not_is_not_found(staff: Client, filled: Article, query: str) -> None:
    assert staff.get(f"{OVERVIEW}?{query}").status_code == 404
