"""What each page costs the database, whatever there is to show."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import make_article
from tests.views.conftest import PAGES

QUERIES = {
    "home": 2,
    "search": 6,
    "nothing found": 3,
    "article": 8,
    "step": 8,
    "handover": 8,
    "end": 8,
    "read": 8,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_so_many_queries(
    everywhere: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES[name]):
        everywhere.get(PAGES[name])


@pytest.mark.parametrize("name", ["home", "search"])
def test_more_articles_cost_no_more(
    everywhere: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        make_article(f"sound-{number}", steps=1)

    with django_assert_num_queries(QUERIES[name]):
        everywhere.get(PAGES[name])


def test_more_steps_cost_no_more(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("long", steps=15)
    client.post("/fi/long/start/")

    with django_assert_num_queries(QUERIES["step"]):
        client.get("/fi/long/steps/s1/")
