"""What each page costs the database, whatever there is to show."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import make_article
from tests.views.conftest import PAGES

# Of these, those for the way back to the article a reader came from: nobody else pays them.
TRAIL = 2
# The first to see a page pays for its name too: the generation, the incidents known by their times,
# the session's answers, and both session and answers once more when the page is made.
NAME = 5
# Of these, those for what the browser has under way.
LEFT_OFF = 2
QUERIES = {
    "home": 9 + LEFT_OFF,
    "search": 8,
    "nothing found": 6,
    "article": 11,
    "step": 13,
    "handover": 10,
    "end": 9,
    "read": 9,
    "topics": 4,
    "topic": 6,
    "articles": 4,
}


def _ask_first(client: Client, name: str) -> None:
    """A process that searched for words before knows how common they are."""
    if name in ("search", "nothing found"):
        client.get(PAGES[name])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_so_many_queries(
    everywhere: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _ask_first(everywhere, name)
    with django_assert_num_queries(QUERIES[name]):
        everywhere.get(PAGES[name])


@pytest.mark.parametrize("name", ["home", "search", "topics", "topic", "articles"])
def test_more_articles_cost_no_more(
    everywhere: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        make_article(f"sound-{number}", steps=1)

    _ask_first(everywhere, name)
    with django_assert_num_queries(QUERIES[name]):
        everywhere.get(PAGES[name])


def test_home_asks_nothing_more_for_a_browser_that_never_started(
    everywhere: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES["home"] - LEFT_OFF):
        Client().get(PAGES["home"])


def test_more_steps_cost_no_more(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("long", steps=15)
    client.post("/fi/long/start/")

    with django_assert_num_queries(QUERIES["step"] - TRAIL + NAME):
        client.get("/fi/long/steps/s1/")


def test_what_the_front_page_counts_is_kept_for_a_while(
    everywhere: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    everywhere.get(PAGES["home"])

    with django_assert_num_queries(QUERIES["home"] - 5):
        everywhere.get(PAGES["home"])
