from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import make_article
from tests.text.pairs import pair
from troubleshooting.editing.publishing import publish_translation
from troubleshooting.ingest.importer import import_tree
from troubleshooting.ingest.upstream.withdrawal import withdraw
from troubleshooting.models import ArticleTranslation, SearchDocument
from troubleshooting.search import find, search_articles
from troubleshooting.text.terms import Query

pytestmark = pytest.mark.django_db


def take_in(folder: Path, name: str, locale: str, title: tuple[str, str], body: str = "") -> None:
    file = folder / f"{name}.md"
    text = f"---\nms.contentlocale: {locale}\n---\n# {pair(*title)}\n\n{body}\n"
    file.write_text(text, encoding="utf-8")
    assert not import_tree([file], now=timezone.now()).failures


def found(query: str, locale: str = "fi-FI") -> list[str]:
    return [hit.text.slug for hit in search_articles(query, locale)]


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
    client.get("/fi/", {"q": "Network"})
    with django_assert_max_num_queries(10):
        client.get("/fi/", {"q": "Network"})


def test_english_stands_in_where_there_is_no_translation(articles: None) -> None:
    (hit,) = search_articles("Reset", "fi-FI")
    assert hit.text.locale == "en-US"


def test_the_readers_language_stands_for_an_article(articles: None) -> None:
    (hit,) = search_articles("0x80070005", "fi-FI")
    assert hit.text.locale == "fi-FI"


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


def test_it_costs_a_few_queries(
    articles: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        found("Reset 0x80070005", "fi-FI")
    # How common its terms are is known by now.
    with django_assert_max_num_queries(8):
        found("Reset 0x80070005", "fi-FI")


def test_a_long_query_is_cut() -> None:
    assert len(Query.of(" ".join(f"w{n}" for n in range(5000))).phrases) <= 24


@pytest.fixture
def titles(tmp_path: Path) -> None:
    for name, locale, title, english in [
        ("reset", "fi-FI", "Salasanan vaihtaminen ei onnistu", "The password cannot be changed"),
        ("printer", "fi-FI", "Tulostin ei tulosta", "The printer does not print"),
        ("camera", "fi-FI", "Kamera näyttää mustaa kuvaa", "The camera shows a black picture"),
        ("sound", "ja-JP", "会議で音が聞こえない", "No sound in a meeting"),
        ("sync", "ja-JP", "ファイルが同期されない", "Files are not synchronised"),
        ("enter", "th-TH", "ไม่สามารถเข้าสู่ระบบได้", "Signing in fails"),
        ("print", "th-TH", "เครื่องพิมพ์ไม่พิมพ์", "Nothing is printed"),
        ("mail", "ar-SA", "لا يمكن إرسال البريد", "Mail cannot be sent"),
        ("screen", "ar-SA", "الشاشة سوداء", "The screen is black"),
    ]:
        take_in(tmp_path, name, locale, (title, english))


@pytest.mark.parametrize(
    ("query", "locale", "slug"),
    [
        ("salasana", "fi-FI", "reset"),
        ("salsanan vaihtamien", "fi-FI", "reset"),
        ("tulostimen", "fi-FI", "printer"),
        ("kamera nayttaa", "fi-FI", "camera"),
        ("kam", "fi-FI", "camera"),
        ("音が聞こえません", "ja-JP", "sound"),
        ("同期", "ja-JP", "sync"),
        ("ファイル動機されない", "ja-JP", "sync"),
        ("เข้าระบบไม่ได้", "th-TH", "enter"),
        ("พิมพ์", "th-TH", "print"),
        ("البريد", "ar-SA", "mail"),
        ("شاشة", "ar-SA", "screen"),
        ("the pasword can't be changd", "fi-FI", "reset"),
    ],
)
def test_mistyped_inflected_unfinished_and_unspaced_words_are_found(
    titles: None, query: str, locale: str, slug: str
) -> None:
    assert found(query, locale)[0] == slug


def test_an_exact_code_goes_before_everything(articles: None, tmp_path: Path) -> None:
    take_in(tmp_path, "near", "fi-FI", ("Virhe 0x80070006 verkko", "Error 0x80070006 network"))
    assert found("virhe 0x80070005")[0] == "codes"


def test_what_was_found_by_its_english_says_so(titles: None) -> None:
    (hit, *_others) = search_articles("black picture", "fi-FI")
    assert (hit.text.locale, hit.is_in_english) == ("fi-FI", True)
    (hit, *_others) = search_articles("kamera", "fi-FI")
    assert not hit.is_in_english


def test_the_closest_titles_stand_in_where_nothing_is_found(titles: None) -> None:
    found = find("tulo xyzw", "fi-FI")
    assert found.hits == ()
    assert found.closest[0].text.slug == "printer"


def test_search_forgets_a_withdrawn_text_and_knows_it_again(articles: None) -> None:
    text = ArticleTranslation.objects.get(article__slug="sound", locale="fi-FI")
    withdraw(text.pk)
    assert not SearchDocument.objects.filter(translation=text).exists()
    assert found("ääni") == []
    text.refresh_from_db()
    publish_translation(text, now=timezone.now())
    assert found("ääni") == ["sound"]


def test_an_index_follows_its_documents(articles: None) -> None:
    SearchDocument.objects.filter(name="verkko").update(title="langaton", name="langaton")
    assert found("langaton") == ["codes"]
    SearchDocument.objects.all().delete()
    assert found("langaton") == []


@pytest.mark.parametrize("query", ['"', "a AND", "NEAR(", "title:x", "x*", "^", "\\", "':* |", "&"])
def test_the_language_of_an_index_is_never_spoken(articles: None, query: str) -> None:
    find(query, "fi-FI")


@pytest.mark.django_db
def test_the_first_are_shown_and_all_can_be(client: Client) -> None:
    for number in range(12):
        make_article(f"sound-{number}", steps=1)
    first, everything = (
        client.get(f"/en/?q=sound{more}").content.decode() for more in ("", "&all=1")
    )

    assert [page.count('class="article-card"') for page in (first, everything)] == [10, 12]
    assert "12 articles found" in first
    assert "12 articles found" in everything
    assert 'href="/en/?q=sound&amp;all=1"' in first
    assert "all=1" not in everything.partition("<main")[2].partition("</main")[0]
