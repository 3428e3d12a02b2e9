"""Where the pages are: an article may be called as a page is, and old addresses lead on."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.analytics.pages.reading import ARTICLE, OVERVIEW, text_of
from tests.analytics.stories import RESOLVED, make_article, walk
from troubleshooting.models import Article


@pytest.mark.parametrize("slug", ["articles", "searches", "left", "handovers", "orders"])
def test_an_article_called_as_a_page_has_its_own_page(
    staff: Client, db: None, at: datetime, slug: str
) -> None:
    walk(make_article(slug), RESOLVED, at=at)
    address = f"/analytics/articles/{slug}/"

    assert f'href="{address}"' in text_of(staff, OVERVIEW)
    page = text_of(staff, address)
    assert "The printer does not print</h1>" in page
    assert f"Step 1 of {slug}" in page


def test_an_articles_name_may_be_in_any_script(staff: Client, db: None, at: datetime) -> None:
    walk(make_article("tulostin-ei-löydy-プリンター"), RESOLVED, at=at)

    address = reverse("analytics:article", kwargs={"slug": "tulostin-ei-löydy-プリンター"})

    assert f'href="{address}"' in text_of(staff, OVERVIEW)
    assert staff.get(address).status_code == 200


def test_an_article_there_is_not_is_not_found(staff: Client, db: None) -> None:
    assert staff.get(ARTICLE).status_code == 404


def test_the_address_an_article_had_leads_to_its_page_with_the_filter(
    staff: Client, article: Article
) -> None:
    response = staff.get("/analytics/printer-does-not-print/?days=7&locale=fi-FI")

    assert response.status_code == 302
    assert response["Location"] == f"{ARTICLE}?days=7&locale=fi-FI"
    assert staff.get("/analytics/printer-does-not-print/")["Location"] == ARTICLE


def test_it_leads_nowhere_else(staff: Client, db: None) -> None:
    response = staff.get("/analytics/%2F%2Fevil.example/", follow=True)

    assert response.status_code == 404
    assert all(address.startswith("/analytics/") for address, _status in response.redirect_chain)


@pytest.mark.parametrize(
    ("address", "current"), [(ARTICLE, "true"), ("/analytics/articles/", "page")]
)
def test_the_ways_between_the_pages_say_where_one_is_and_keep_the_filter(
    staff: Client, article: Article, address: str, current: str
) -> None:
    page = text_of(staff, f"{address}?days=7&utm=x")

    assert f'href="/analytics/articles/?days=7" aria-current="{current}"' in page
    assert 'href="/analytics/left/?days=7">' in page
