"""The lists: all articles, those that are left, those that end at the helpdesk, searches without results."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.analytics.facts import add_both, add_facts
from tests.analytics.pages.portal import search
from tests.analytics.pages.reading import ARTICLES, HANDOVERS, LEFT, SEARCHES, rows_of, text_of
from tests.analytics.stories import make_article
from troubleshooting.models import Article, UnansweredQuery

DAY = timedelta(days=1)


@pytest.fixture
def many(db: None, at: datetime) -> None:
    for number in range(103):
        add_facts(make_article(f"a-{number:03}", steps=0), 1 + number // 50, "resolved", at=at)


def test_all_articles_have_a_hundred_rows_a_page(staff: Client, many: None) -> None:
    first, second = text_of(staff, ARTICLES), text_of(staff, f"{ARTICLES}?page=2")

    assert (len(rows_of(first, "articles")), len(rows_of(second, "articles"))) == (100, 3)
    assert "Page 1 of 2" in first
    assert 'rel="next" href="?page=2"' in first
    assert 'rel="prev" href="?days=7&amp;page=1"' in text_of(staff, f"{ARTICLES}?days=7&page=2")


@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_a_page_there_is_not_is_the_nearest(staff: Client, many: None, page: str) -> None:
    assert rows_of(text_of(staff, f"{ARTICLES}?page={page}"), "articles")


def test_a_file_has_all_of_them(staff: Client, many: None) -> None:
    response = staff.get(f"{ARTICLES}?table=articles&export=json&page=2")

    assert len(response.json()) == 103


@pytest.mark.parametrize(
    ("address", "outcome", "table"),
    [(LEFT, "abandoned", "left-by-article"), (HANDOVERS, "escalated", "handed-over-by-article")],
)
def test_few_sessions_do_not_lead(
    staff: Client, article: Article, at: datetime, address: str, outcome: str, table: str
) -> None:
    once = make_article("once")
    add_facts(once, 1, outcome, at=at)
    once.translations.update(title="Once of once")
    add_facts(article, 30, outcome, at=at)
    add_both(article, 15, 15, at=at)
    add_both(make_article("never"), 5, 5, at=at)

    rows = rows_of(text_of(staff, address), table)

    assert [row[:4] for row in rows] == [
        ["The printer does not print", "60", "30", "50 %"],
        ["Once of once", "1", "1", "100 %"],
    ]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (LEFT, "Nobody left an article in this time."),
        (HANDOVERS, "Nothing was handed over in this time."),
        (SEARCHES, "No search without results was noted in this time."),
    ],
)
def test_nothing_is_said_to_be_nothing(
    staff: Client, article: Article, address: str, words: str
) -> None:
    assert words in text_of(staff, address)


def test_searches_without_results_lead_to_the_search(staff: Client, db: None, at: datetime) -> None:
    search("coffee machine", at, count=2)
    search("مكنة القهوة", at, count=9, locale="ar-SA")
    search("settled", at)
    UnansweredQuery.objects.filter(query="settled").update(is_settled=True)

    page = text_of(staff, SEARCHES)

    assert [row[:3] for row in rows_of(page, "searches")] == [
        ["مكنة القهوة", "العربية", "9"],
        ["coffee machine", "English", "2"],
    ]
    assert 'href="/en/?q=coffee+machine"' in page


def test_searches_keep_to_the_language_and_the_time(staff: Client, db: None, at: datetime) -> None:
    search("long ago", at - 40 * DAY)
    search("now", at)
    search("nyt", at, locale="fi-FI")

    assert len(rows_of(text_of(staff, SEARCHES), "searches")) == 2
    assert len(rows_of(text_of(staff, SEARCHES + "?days=90"), "searches")) == 3
    (row,) = rows_of(text_of(staff, SEARCHES + "?locale=fi-FI"), "searches")
    assert row[0] == "nyt"


def test_a_page_shows_so_many_searches_and_a_file_all(
    staff: Client, db: None, at: datetime
) -> None:
    for number in range(205):
        search(f"words {number}", at)

    page = text_of(staff, SEARCHES)

    assert len(rows_of(page, "searches")) == 200
    assert "The first 200 of 205" in page
    assert len(staff.get(f"{SEARCHES}?table=searches&export=json").json()) == 205


@pytest.mark.parametrize("is_superuser", [False, True])
def test_who_may_settle_them_is_led_to_the_list(
    client: Client, db: None, at: datetime, *, is_superuser: bool
) -> None:
    search("coffee machine", at)
    client.force_login(User.objects.create_user("a", is_staff=True, is_superuser=is_superuser))

    page = text_of(client, SEARCHES)

    assert ("/admin/troubleshooting/unansweredquery/" in page) is is_superuser
