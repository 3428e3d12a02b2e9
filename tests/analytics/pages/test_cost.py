"""What a page costs: at most thirty queries, however many articles and sessions there are."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.analytics.facts import add_facts
from tests.analytics.pages.portal import grow
from tests.analytics.pages.reading import OVERVIEW, PAGES
from troubleshooting.models import Article

MOST = 30
FILTERS = pytest.mark.parametrize("query", ["", "?days=365&topic=network"])


def queries_of(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


@PAGES
@FILTERS
def test_it_is_at_most_thirty_queries_and_they_do_not_grow(
    staff: Client, filled: Article, at: datetime, address: str, query: str
) -> None:
    counts = [len(queries_of(staff, address + query))]
    for number in range(2):
        grow(number, at)
        counts.append(len(queries_of(staff, address + query)))

    assert len(set(counts)) == 1
    assert counts[0] <= MOST


@PAGES
def test_a_page_reads_no_facts_but_those_of_stale_days_and_fresh_ones(
    staff: Client, filled: Article, at: datetime, address: str
) -> None:
    call_command("roll_up")
    add_facts(filled, 2, "resolved", at=at - timedelta(days=1))

    told = [sql for sql in queries_of(staff, address) if "analytics_sessionfact" in sql]

    for sql in told:
        assert "analytics_staleday" in sql
        # What got worse reads two windows at once.
        windows = sql.count("WHERE is_fresh) AS fresh CROSS JOIN")
        assert windows in (1, 2)
        facts = sql.count("analytics_sessionfact f")
        assert facts == 3 * windows, "of stale days, fresh ones, the unfilled"


def test_a_file_costs_no_more_than_its_page(staff: Client, filled: Article) -> None:
    as_file = queries_of(staff, f"{OVERVIEW}?table=articles&export=csv")

    assert len(as_file) <= len(queries_of(staff, OVERVIEW))
