"""A long list, a hundred rows a page; a file has them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from analytics.pages.asked import Asked

ROWS = 100


@dataclass(frozen=True)
class Paged:
    """Some of a long list, for `analytics/pages.html`.

    Attributes:
        rows: What is shown, or written to a file.
        page: Which page of how many.
        query: The filter, to put the page's number behind.
    """

    rows: Sequence[int]
    page: Page[int]
    query: str


def paged(rows: Sequence[int], asked: Asked) -> Paged:
    """The page of a list that is asked for; a number there is not gives the first or the last.

    Args:
        rows: The whole list, such as primary keys.
        asked: Which page; all of them for a file.
    """
    page = Paginator(rows, ROWS).get_page(asked.number)
    query = asked.filter.query
    return Paged(
        rows=rows if asked.is_file else list(page.object_list),
        page=page,
        query=f"{query}&page=" if query else "?page=",
    )
