from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.text.pairs import pair
from troubleshooting.ingest.importer import import_tree
from troubleshooting.models import ArticleTranslation
from troubleshooting.search import query_terms, search_articles

pytestmark = pytest.mark.django_db


def take_in(folder: Path, name: str, locale: str, title: tuple[str, str], body: str = "") -> None:
    file = folder / f"{name}.md"
    text = f"---\nms.contentlocale: {locale}\n---\n# {pair(*title)}\n\n{body}\n"
    file.write_text(text, encoding="utf-8")
    assert not import_tree([file], now=timezone.now()).failures


def found(query: str, locale: str = "fi-FI") -> list[str]:
    return [hit.translation.article.slug for hit in search_articles(query, locale)]


@pytest.fixture
def articles(tmp_path: Path) -> None:
    body = (
        f"{pair('Virhe 0x80070005 tai 550 5.7.708.', 'Error 0x80070005 or 550 5.7.708.')}\n\n"
        f"{pair('Vaihda Wi-Fi-adapter.', 'Replace the Wi-Fi-adapter.')}\n\n"
        "```\nipconfig /flushdns\n```"
    )
    take_in(tmp_path, "codes", "fi-FI", ("Verkko", "Network"), body)
    take_in(tmp_path, "sound", "fi-FI", ("Ääni ei kuulu", "No sound"), pair("Soita.", "Network."))
    take_in(
        tmp_path, "login", "zh-CN", ("登录", "Sign-in"), pair("如果无法登录，请重置密码", "Reset.")
    )


@pytest.mark.parametrize(
    "query", ["80070005", "0x80070005", "5.7.708", "adapter", "wi-fi", "flushdns", "VERKKO"]
)
def test_codes_and_parts_of_words_are_found(articles: None, query: str) -> None:
    assert found(query) == ["codes"]


def test_a_word_inside_an_unspaced_sentence_is_found(articles: None) -> None:
    assert found("重置", "zh-CN") == ["login"]


def test_it_is_highlighted(articles: None, client: Client) -> None:
    page = client.get("/zh/", {"q": "重置"}, follow=True).content.decode()
    assert "如果无法登录，请<mark>重置</mark>密码" in page


def test_a_title_is_highlighted_and_what_is_written_in_it_stays_words(
    tmp_path: Path, client: Client
) -> None:
    take_in(tmp_path, "a", "fi-FI", ("Verkko <server name> puuttuu", "No network"), pair("A", "B"))
    page = client.get("/fi/", {"q": "verkko name"}).content.decode()
    assert "<mark>Verkko</mark> &lt;server <mark>name</mark>&gt; puuttuu" in page


def test_a_page_of_hits_costs_no_more_for_many(
    articles: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        client.get("/fi/", {"q": "Network"})


def test_english_stands_in_where_there_is_no_translation(articles: None) -> None:
    (hit,) = search_articles("Reset", "fi-FI")
    assert hit.translation.locale == "en-US"


def test_the_readers_language_stands_for_an_article(articles: None) -> None:
    (hit,) = search_articles("0x80070005", "fi-FI")
    assert hit.translation.locale == "fi-FI"


def test_another_language_is_not_found(articles: None) -> None:
    assert found("重置", "fi-FI") == []


def test_a_title_goes_before_a_text(articles: None) -> None:
    assert found("Network", "en-US") == ["codes", "sound"]


def test_letters_are_compared_without_case_and_width(articles: None) -> None:
    assert found("ÄÄNI") == ["sound"]
    assert found("Ｎｅｔｗｏｒｋ", "en-US")[0] == "codes"


@pytest.mark.parametrize("query", ["", "   ", "?!", "%", "'; --", "zzzz"])
def test_nothing_is_found_for_nothing(articles: None, query: str) -> None:
    assert found(query) == []


def test_an_unpublished_text_is_not_found(articles: None) -> None:
    ArticleTranslation.objects.filter(article__slug="sound").update(status="draft")
    assert found("ääni") == []
    assert found("Network", "en-US") == ["codes"]


def test_a_limit_is_kept(articles: None) -> None:
    assert len(search_articles("Network", "en-US", limit=1)) == 1


def test_it_costs_one_query(
    articles: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        found("Network", "en-US")


def test_a_long_query_is_cut() -> None:
    assert len(query_terms(" ".join(f"w{n}" for n in range(5000)))) <= 12
    assert query_terms("Wi-Fi 0x80070005, wi-fi") == ["wi-fi", "0x80070005"]
