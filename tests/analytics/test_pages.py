"""The pages at `/analytics/`: who may, what they say, what they cost."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.analytics.stories import NOT_RESOLVED, RESOLVED, make_article, walk
from troubleshooting.models import Article, FlowSession

OVERVIEW = "/analytics/"
ARTICLE = "/analytics/printer-does-not-print/"
PAGES = pytest.mark.parametrize("address", [OVERVIEW, ARTICLE])
FINNISH = {"accept-language": "fi"}


def text_of(client: Client, address: str, headers: dict[str, str] | None = None) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def row_of(page: str, key: str) -> list[str]:
    """The cells of a step's or an outcome's row, without markup."""
    found = re.search(rf'<tr data-(?:step|outcome)="{key}">(.*?)</tr>', page, re.DOTALL)
    assert found
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", found[1], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in cells]


@PAGES
def test_nobody_is_asked_to_sign_in(client: Client, article: Article, address: str) -> None:
    response = client.get(address + "?days=7")
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('login')}?next={address}%3Fdays%3D7"


@PAGES
def test_a_user_who_is_not_staff_is_refused(client: Client, article: Article, address: str) -> None:
    client.force_login(User.objects.create_user("reader"))
    assert client.get(address).status_code == 403


@PAGES
def test_staff_who_left_are_asked_to_sign_in(staff: Client, article: Article, address: str) -> None:
    User.objects.update(is_active=False)
    assert staff.get(address).status_code == 302


@PAGES
def test_staff_see_the_page(staff: Client, article: Article, address: str) -> None:
    assert staff.get(address).status_code == 200


@PAGES
def test_it_rejects_post(staff: Client, article: Article, address: str) -> None:
    assert staff.post(address).status_code == 405


@PAGES
def test_htmx_gets_the_whole_page(staff: Client, article: Article, address: str) -> None:
    for headers in ({}, {"HX-History-Restore-Request": "true"}):
        page = text_of(staff, address, {"HX-Request": "true", **headers})
        assert '<main id="main"' in page


def test_an_article_there_is_not_is_not_found(staff: Client, db: None) -> None:
    assert staff.get(ARTICLE).status_code == 404


def test_an_articles_name_may_be_in_any_script(staff: Client, db: None, at: datetime) -> None:
    walk(make_article("tulostin-ei-löydy-プリンター"), RESOLVED, at=at)
    page = text_of(staff, OVERVIEW)
    address = reverse("analytics:article", kwargs={"slug": "tulostin-ei-löydy-プリンター"})
    assert address in page
    assert staff.get(address).status_code == 200


def test_the_overview_counts_and_leads_to_the_article(
    staff: Client, article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, RESOLVED, at=at, browser="first-browser-number-1", seconds=60)
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="second-browser-number-2")
    page = text_of(staff, OVERVIEW)
    assert re.findall(r'figure__value">\s*(.*?)\s*</dd>', page) == ["2", "50 %", "2.0"]
    assert row_of(page, "resolved")[1:3] == ["1", "50 %"]
    assert f'href="{ARTICLE}?locale=&amp;days=30"' in page


def test_both_pages_name_the_step_that_solved_it(
    staff: Client, article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, NOT_RESOLVED, NOT_RESOLVED, RESOLVED, at=at)
    assert "Vaihe 4 of printer" in text_of(staff, OVERVIEW, FINNISH)
    page = text_of(staff, ARTICLE, FINNISH)
    label = "Vaihe 4 of printer-does-not-print"
    assert row_of(page, "s4")[:6] == ["4", label, "1", "1", "1", "100 %"]
    assert row_of(page, "s5")[2:5] == ["0", "0", "0"]


def test_it_marks_words_of_another_language(staff: Client, article: Article, at: datetime) -> None:
    walk(article, RESOLVED, at=at)
    page = text_of(staff, ARTICLE, {"accept-language": "ar"})
    assert '<h1 lang="en-US" dir="ltr">The printer does not print</h1>' in page


def test_it_counts_what_was_left_and_writes_nothing(
    staff: Client, article: Article, at: datetime
) -> None:
    walk(article, NOT_RESOLVED, at=at - timedelta(days=2))
    assert row_of(text_of(staff, OVERVIEW), "abandoned")[1] == "1"
    page = text_of(staff, ARTICLE)
    assert row_of(page, "abandoned")[1] == "1"
    assert row_of(page, "s2")[2] == "1"
    assert FlowSession.objects.open().count() == 1


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
    ],
)
@PAGES
def test_it_keeps_to_the_filter(
    staff: Client, article: Article, at: datetime, address: str, query: str, sessions: str
) -> None:
    for days, locale in ((0, "fi-FI"), (20, "en-US"), (80, "fi-FI"), (900, "fi-FI")):
        moment = at - timedelta(days=days)
        walk(article, RESOLVED, at=moment, browser=f"browser-of-day-{days:05}", locale=locale)
    page = text_of(staff, address + query)
    assert re.findall(r'figure__value">\s*(.*?)\s*</dd>', page)[0] == sessions


def test_the_filter_shows_what_was_chosen(staff: Client, article: Article) -> None:
    page = text_of(staff, OVERVIEW + "?days=90&locale=sv-se")
    assert '<option value="90" selected>' in page
    assert '<option value="sv-SE" selected>Svenska</option>' in page


@PAGES
@pytest.mark.parametrize("query", ["?days=31", "?locale=%3Cscript%3E", "?locale=x&days=-"])
def test_a_filter_it_cannot_read_is_422(
    staff: Client, article: Article, address: str, query: str
) -> None:
    response = staff.get(address + query)
    assert response.status_code == 422
    assert b'class="field__error"' in response.content
    assert b"<script>" not in response.content


@PAGES
def test_the_number_of_queries_does_not_grow_with_the_rows(
    staff: Client, article: Article, at: datetime, address: str
) -> None:
    counts = set()
    for number in range(1, 5):
        other = make_article(f"article-{number}", steps=number)
        for one in (article, other):
            walk(one, RESOLVED, at=at, browser=f"solved-{one.slug}-{number:05}")
            left = at - timedelta(days=3)
            walk(one, NOT_RESOLVED, at=left, browser=f"left-{one.slug}-{number:05}")
        with CaptureQueriesContext(connection) as queries:
            staff.get(address)
        counts.add(len(queries))
    assert len(counts) == 1
