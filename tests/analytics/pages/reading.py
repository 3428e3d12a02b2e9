"""The analytics pages: where they are, which tables they have, and what stands on them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

OVERVIEW = "/analytics/"
ARTICLES = "/analytics/articles/"
ARTICLE = "/analytics/articles/printer-does-not-print/"
SEARCHES, LEFT, HANDOVERS = "/analytics/searches/", "/analytics/left/", "/analytics/handovers/"
# By the names that their files are asked for.
TABLES = {
    OVERVIEW: (
        "sessions-over-time",
        "resolution-over-time",
        "worse",
        "outcomes",
        "articles",
        "topics",
        "languages",
        "entries",
    ),
    ARTICLES: ("articles",),
    ARTICLE: (
        "sessions-over-time",
        "resolution-over-time",
        "steps",
        "solved-by",
        "languages",
        "effort",
        "outcomes",
        "changes",
    ),
    SEARCHES: ("searches",),
    LEFT: ("left-by-article", "most-left"),
    HANDOVERS: ("handed-over-by-article", "most-handed-over"),
}
PAGES = pytest.mark.parametrize("address", TABLES)
EVERY_TABLE = pytest.mark.parametrize(
    ("address", "table"), [(page, table) for page, tables in TABLES.items() for table in tables]
)
FINNISH = {"accept-language": "fi"}
FIGURE = re.compile(r'figure__value">(.*?)</dd>', re.DOTALL)


def text_of(client: Client, address: str, headers: dict[str, str] | None = None) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def figures_of(page: str) -> list[str]:
    """The figures at the head of a page."""
    return [bare(figure) for figure in FIGURE.findall(page)]


def rows_of(page: str, table: str) -> list[list[str]]:
    """The cells of a table's rows, without markup."""
    found = re.search(rf'<caption id="table-{table}">.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    assert found, table
    rows = re.findall(r"<tr.*?</tr>", found[1], re.DOTALL)
    return [
        [bare(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)] for row in rows
    ]


def row_of(page: str, table: str, name: str) -> list[str]:
    """The row of a table that has a cell with this name in it."""
    (row,) = [row for row in rows_of(page, table) if name in " ".join(row)]
    return row


def bare(html: str) -> str:
    """The words people see."""
    seen = re.sub(r'<span class="(visually-hidden|table__label)">.*?</span>', "", html)
    return " ".join(re.sub(r"<[^>]+>", "", seen).split())
