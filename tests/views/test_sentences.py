"""The original sentence by sentence, in two columns, and "this sentence is wrong"."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, START, STEP
from tests.views.pages import Page
from troubleshooting.flow.doubts import MAX_DOUBTS_AN_HOUR
from troubleshooting.models import (
    Article,
    ArticleTranslation,
    Block,
    Doubt,
    Status,
    TranslationUnit,
)

COLUMNS = "?view=columns"
SENTENCES = "?view=sentences"
SECOND = "/fi/no-sound/steps/s2/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page_of_doubt(article: Article) -> str:
    """The page of the first step's sentence."""
    unit = TranslationUnit.objects.get(block__translation__locale="fi-FI", block__step__key="s1")
    return f"/fi/no-sound/sentences/{unit.pk}/"


def add_sentence(locale: str = "fi-FI") -> None:
    """A second sentence in the first step."""
    block = Block.objects.get(translation__locale=locale, step__key="s1")
    TranslationUnit.objects.create(
        block=block, position=1, target="a", source="b", target_html="a", source_html="b"
    )


def test_the_original_is_one_key_away(reader: Client) -> None:
    add_sentence()
    html = reader.get(STEP).content.decode()

    assert '<details class="original">' in html
    assert html.count('class="pair__source"') == html.count('class="pair"') == 2
    assert "pair__reveal" not in html


def test_each_sentence_can_be_revealed_on_its_own(reader: Client) -> None:
    add_sentence()
    html = reader.get(STEP + SENTENCES).content.decode()

    assert '<details class="original" open>' in html
    assert html.count('<details class="pair__reveal">') == html.count('class="pair"') == 2


def test_two_columns_stay_open(reader: Client) -> None:
    html = reader.get(STEP + COLUMNS).content.decode()

    assert '<details class="original" open>' in html
    assert "pair__reveal" not in html
    assert '<div class="pair__source" lang="en" dir="ltr">Do s1 en-US</div>' in html


@pytest.mark.parametrize(
    ("chosen", "offered"),
    [
        ("", {SENTENCES, COLUMNS}),
        (SENTENCES, {COLUMNS, "?"}),
        (COLUMNS, {SENTENCES, "?"}),
    ],
)
def test_the_other_ways_to_look_are_offered(reader: Client, chosen: str, offered: set[str]) -> None:
    links = Page(reader.get(STEP + chosen)).links_in_main
    ways = [link for link in links if link.endswith("#original")]

    assert set(ways) == {f"{way}#original" for way in offered}


def test_the_choice_is_kept_from_page_to_page(reader: Client) -> None:
    page = Page(reader.get(STEP + COLUMNS))
    assert page.post_forms[0].attributes["action"] == STEP + COLUMNS

    assert reader.post(STEP + COLUMNS, {"result": "skipped"})["Location"] == SECOND + COLUMNS
    assert STEP + COLUMNS in Page(reader.get(SECOND + COLUMNS)).links_in_main
    assert reader.get(f"/fi/no-sound/steps/{COLUMNS}")["Location"] == SECOND + COLUMNS
    assert Page(reader.get(STEP + COLUMNS)).languages["en-US"] == f"/en/no-sound/steps/s1/{COLUMNS}"
    assert reader.post(START + COLUMNS)["Location"] == f"/fi/no-sound/steps/{COLUMNS}"


@pytest.mark.parametrize("wrong", ["", "rows", "columns'\"><b>"])
def test_another_choice_is_none(reader: Client, wrong: str) -> None:
    page = Page(reader.get(STEP, {"view": wrong}))

    assert page.post_forms[0].attributes["action"] == STEP
    assert "<b>" not in page.html


@pytest.mark.parametrize(("kind", "count"), [("MT", 1), ("HT", 0), ("", 0)])
def test_a_badge_says_machine_translated(reader: Client, kind: str, count: int) -> None:
    ArticleTranslation.objects.filter(locale="fi-FI").update(translation_type=kind)

    assert reader.get(STEP).content.decode().count("Konekäännös") == count


def test_an_original_has_no_original(reader: Client) -> None:
    TranslationUnit.objects.update(source="")

    assert "pair" not in reader.get("/en/no-sound/steps/s1/").content.decode()


def test_each_sentence_leads_to_a_form_about_it(reader: Client, page_of_doubt: str) -> None:
    assert page_of_doubt in Page(reader.get(STEP)).links_in_main
    page = Page(reader.get(page_of_doubt))

    assert "Do s1 en-US" in page.html
    assert [one["name"] for one in page.post_forms[0].fields] == [
        "csrfmiddlewaretoken",
        "suggestion",
    ]


def test_by_htmx_the_form_alone_is_swapped_in(reader: Client, page_of_doubt: str) -> None:
    response = reader.get(page_of_doubt, headers=HTMX)

    assert not Page(response).is_whole
    assert "<h1" not in response.content.decode()
    assert "HX-Push-Url" not in response


@pytest.mark.parametrize("scripting", [True, False])
def test_it_goes_to_the_editors(reader: Client, page_of_doubt: str, scripting: bool) -> None:
    headers = HTMX if scripting else {}

    response = reader.post(page_of_doubt, {"suggestion": "Parempi"}, headers=headers, follow=True)

    assert response.redirect_chain == ([] if scripting else [(f"{page_of_doubt}?sent=1", 302)])
    assert "notice--good" in response.content.decode()
    doubt = Doubt.objects.get()
    assert (doubt.target, doubt.source) == ("Do s1 fi-FI", "Do s1 en-US")
    assert doubt.suggestion == "Parempi"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_too_many_within_an_hour_are_refused_with_a_time(
    reader: Client, page_of_doubt: str, headers: dict[str, str]
) -> None:
    for _ in range(MAX_DOUBTS_AN_HOUR):
        reader.post(page_of_doubt)

    response = reader.post(page_of_doubt, {"suggestion": "kept"}, headers=headers)

    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert "kept</textarea>" in response.content.decode()
    assert Doubt.objects.count() == MAX_DOUBTS_AN_HOUR


@pytest.mark.parametrize("key", [0, 10**30])
def test_a_sentence_that_is_not_there_is_404(reader: Client, key: int) -> None:
    assert reader.get(f"/fi/no-sound/sentences/{key}/").status_code == 404


def test_a_sentence_of_an_unpublished_text_is_404(reader: Client, page_of_doubt: str) -> None:
    ArticleTranslation.objects.filter(locale="fi-FI").update(status=Status.DRAFT)

    assert reader.get(page_of_doubt).status_code == 404


def test_it_needs_a_token(article: Article, page_of_doubt: str) -> None:
    assert Client(enforce_csrf_checks=True).post(page_of_doubt).status_code == 403


def test_who_only_reads_the_overview_can_doubt_it_too(client: Client, article: Article) -> None:
    block = article.translations.get(locale="fi-FI").blocks.get(position=0)
    unit = TranslationUnit.objects.create(block=block, position=0, target="a", source="b")
    page = Page(client.get(ARTICLE))

    assert f"/fi/no-sound/sentences/{unit.pk}/" in page.links_in_main
    assert page.post_forms[0].attributes["action"] == START
