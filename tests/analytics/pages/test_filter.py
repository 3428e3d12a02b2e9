"""The filter: it lives in the address, every link keeps it, and what it cannot read is 422."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import Settings

from analytics.filters import FilterForm
from analytics.reports.labels import Label
from analytics.reports.topics import NamedTopic
from tests.analytics.facts import add_facts
from tests.analytics.pages.reading import ARTICLE, OVERVIEW, TABLES, figures_of, text_of
from tests.analytics.stories import RESOLVED, make_article, walk
from tests.flow.incidents import topic_of
from troubleshooting.models import Article

COUNTING = pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
TOPICS = (NamedTopic("vpn", Label("VPN"), frozenset({7, 3})),)


def filter_of(query: str) -> FilterForm:
    return FilterForm(QueryDict(query), locales=["fi-FI"], topics=TOPICS)


@pytest.mark.parametrize(
    ("query", "sessions"),
    [
        ("", "2"),
        ("?days=7", "1"),
        ("?days=90", "3"),
        ("?days=all", "4"),
        ("?days=all&locale=en-US", "1"),
        ("?days=all&locale=en_us", "1"),
        ("?locale=sv-SE", "0"),
        ("?days=all&entry=portal", "4"),
        ("?days=all&entry=ticket", "0"),
    ],
)
@COUNTING
def test_it_keeps_to_the_filter(
    staff: Client, article: Article, at: datetime, address: str, query: str, sessions: str
) -> None:
    for days, locale in ((0, "fi-FI"), (20, "en-US"), (80, "fi-FI"), (900, "fi-FI")):
        moment = at - timedelta(days=days)
        walk(article, RESOLVED, at=moment, browser=f"browser-of-day-{days:05}", locale=locale)

    assert figures_of(text_of(staff, address + query))[0] == sessions


def test_the_overview_keeps_to_a_topic(staff: Client, article: Article, at: datetime) -> None:
    topic_of(article)
    add_facts(article, 3, "resolved", at=at)
    add_facts(make_article("vpn"), 4, "resolved", at=at)

    assert figures_of(text_of(staff, OVERVIEW))[0] == "7"
    assert figures_of(text_of(staff, OVERVIEW + "?topic=network"))[0] == "3"


def test_the_filter_shows_what_was_chosen(staff: Client, article: Article) -> None:
    topic_of(article)
    page = text_of(staff, OVERVIEW + "?days=90&locale=sv-se&entry=search&topic=network&by=week")

    for value, name in (
        ("90", "Last 90 days"),
        ("sv-SE", "Svenska"),
        ("search", "by a search"),
        ("network", "Network"),
        ("week", "Week"),
    ):
        assert f'<option value="{value}" selected>{name}</option>' in page


def test_an_articles_page_carries_the_topic_along_unseen(staff: Client, article: Article) -> None:
    topic_of(article)
    page = text_of(staff, ARTICLE + "?topic=network")

    assert '<input type="hidden" name="topic" value="network"' in page
    assert f'href="{OVERVIEW}?topic=network"' in page


REFUSED = (
    "?days=31",
    "?locale=%3Cscript%3E",
    "?locale=x&days=-",
    "?entry=pigeon",
    "?by=hour",
    "?topic=none",
)


@pytest.mark.parametrize(
    ("address", "query"),
    [
        *((OVERVIEW, query) for query in REFUSED),
        # Also where the page does not go by that part of it.
        *((page, "?topic=none&by=hour&entry=pigeon") for page in TABLES),
    ],
)
def test_a_filter_it_cannot_read_is_422(
    staff: Client, article: Article, address: str, query: str
) -> None:
    response = staff.get(address + query)

    assert response.status_code == 422
    assert response.content.count(b'class="field__error"') == query.count("=")
    assert b"<script>" not in response.content


def test_what_it_then_shows_as_chosen_is_what_the_page_goes_by(
    staff: Client, article: Article
) -> None:
    page = staff.get(OVERVIEW + "?days=31&entry=pigeon&locale=x&by=week").content.decode()

    assert re.findall(r'<option value="([^"]*)" selected', page) == ["30", "", "", "", "week"]


def test_a_file_is_not_made_of_a_filter_that_cannot_be_read(
    staff: Client, article: Article
) -> None:
    response = staff.get(OVERVIEW + "?days=31&table=outcomes&export=csv")

    assert response.status_code == 422
    assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("days=30&locale=&entry=", ""),
        ("locale=FI_fi&days=7&x=1&page=3", "?days=7&locale=fi-FI"),
        ("by=week&topic=vpn&entry=search", "?entry=search&topic=vpn&by=week"),
        ("days=31&locale=%3C&by=hour", ""),
    ],
)
def test_an_address_says_only_what_was_chosen_always_in_one_way(query: str, canonical: str) -> None:
    assert filter_of(query).query == canonical


def test_a_link_may_choose_otherwise() -> None:
    found = filter_of("days=7&locale=fi-FI").query_with(locale="ar-SA")

    assert found == "?days=7&locale=ar-SA"


@pytest.mark.parametrize(("zone", "until"), [("UTC", 10), ("Asia/Tokyo", 11)])
def test_days_are_whole_days_of_the_portal_and_end_today(
    settings: Settings, zone: str, until: int
) -> None:
    settings.TIME_ZONE = zone
    settings.ABANDON_AFTER_MINUTES = 60
    now = datetime(2026, 3, 9, 20, tzinfo=UTC)

    scope = filter_of("days=7&topic=vpn").scope(now)

    assert (scope.until.day, scope.days) == (until, 7)
    assert scope.idle_since == now - timedelta(hours=1)
    assert scope.articles == (3, 7)
