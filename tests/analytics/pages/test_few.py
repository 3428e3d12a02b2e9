"""A portal that has only begun: no session, and one."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client

from tests.analytics.pages.reading import ARTICLE, OVERVIEW, PAGES, figures_of, text_of
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, walk
from troubleshooting.models import Article

QUERIES = pytest.mark.parametrize("query", ["?days=all", "?days=7&by=month&locale=fi-FI"])
# What a template or a division shows where nobody thought of nothing.
SLIPS = ("None", "nan", "inf%", "{{", "{%")


@PAGES
@QUERIES
@pytest.mark.parametrize("results", [[], [RESOLVED], [NOT_RESOLVED] * 5])
def test_each_page_can_be_read(
    staff: Client, article: Article, at: datetime, address: str, query: str, results: list[str]
) -> None:
    if results:
        walk(article, *results, at=at)  # type: ignore[arg-type]

    page = text_of(staff, address + query)

    assert [slip for slip in SLIPS if slip in page] == []


@pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
def test_with_none_it_says_so_and_draws_nothing(
    staff: Client, article: Article, address: str
) -> None:
    page = text_of(staff, address)

    assert figures_of(page) == ["0", "–", "0", "–", "–"]
    assert "There is nothing to draw yet." in page
    assert "<meter" not in page


def test_before_the_first_article(staff: Client, db: None) -> None:
    assert "No session ended in this time" in text_of(staff, OVERVIEW)


@pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
def test_one_is_drawn_and_says_how_little_it_says(
    staff: Client, article: Article, at: datetime, address: str
) -> None:
    walk(article, RESOLVED, at=at, seconds=60)

    page = text_of(staff, address).replace("\u00a0", " ")

    assert figures_of(page)[:2] == ["1", "100 %"]
    assert "between 21 % and 100 %" in page
