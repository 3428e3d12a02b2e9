"""Row 17: a code maps to the wrong sibling. The rule is that of `best_locale`."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.flow.stories import add_translation, make_article
from troubleshooting.models import Article
from troubleshooting.text.locales import best_locale

AT_HAND = ("zh-CN", "zh-TW", "nb-NO", "he-IL", "pt-BR", "pt-PT", "sr-Latn-RS")
WANTED = {
    "zh-Hant-HK": "zh-TW",
    "no": "nb-NO",
    "nn": "nb-NO",
    "iw": "he-IL",
    "pt": "pt-PT",
    "sr": "sr-Latn-RS",
}
TAGS = {"zh-TW": "zh-tw", "nb-NO": "nb", "he-IL": "he", "pt-PT": "pt-pt", "sr-Latn-RS": "sr"}


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    article = make_article()
    for locale in AT_HAND:
        add_translation(article, locale)
    return client


@pytest.mark.parametrize(("code", "locale"), WANTED.items())
def test_the_browser_s_code_leads_to_the_right_sibling(
    reader: Client, code: str, locale: str
) -> None:
    for address in ("/", f"/a/{Article.objects.get().pk}/"):
        response = reader.get(address, headers={"Accept-Language": code})

        assert response["Location"].startswith(f"/{TAGS[locale]}/")
        assert "Accept-Language" in response["Vary"]
    assert locale in reader.get(f"/{TAGS[locale]}/no-sound/").content.decode()


@pytest.mark.parametrize(("code", "locale"), WANTED.items())
def test_so_does_a_code_in_an_address(reader: Client, code: str, locale: str) -> None:
    response = reader.get(f"/{code.lower()}/no-sound/?q=1", follow=True)

    assert response.status_code == 200
    assert response.request["PATH_INFO"] == f"/{TAGS[locale]}/no-sound/"
    assert response.request["QUERY_STRING"] == "q=1"


@pytest.mark.parametrize(
    ("code", "at_hand", "locale"),
    [
        # The language as it was written goes before its successor.
        ("nn", ("nb-NO", "nn-NO"), "nn-NO"),
        ("no", ("nn-NO",), "nn-NO"),
        ("nb", ("nn-NO", "en-US"), "nn-NO"),
        # A script that was asked for is not given up for the vendor's choice.
        ("sr-Cyrl", ("sr-Latn-RS", "sr-Cyrl-RS"), "sr-Cyrl-RS"),
        ("sr", ("sr-Cyrl-RS", "sr-Latn-RS"), "sr-Latn-RS"),
        ("sh", ("sr-Cyrl-RS", "sr-Latn-RS"), "sr-Latn-RS"),
        ("az-Cyrl", ("az-Latn-AZ", "az-Cyrl-AZ"), "az-Cyrl-AZ"),
        # Traditional characters are Taiwan's, unless a region says else.
        ("zh-Hant", ("zh-CN", "zh-HK", "zh-TW"), "zh-TW"),
        ("zh-Hant-TW", ("zh-HK", "zh-TW"), "zh-TW"),
        ("zh-HK", ("zh-HK", "zh-TW"), "zh-HK"),
        ("zh-Hans-HK", ("zh-CN", "zh-HK", "zh-TW"), "zh-CN"),
        # Regions that write as the reader's does.
        ("es-MX", ("es-419", "es-ES"), "es-419"),
        ("es-MX", ("es-AR", "es-ES"), "es-AR"),
        ("es-ES", ("es-419", "es-ES"), "es-ES"),
        ("en-AU", ("en-GB", "en-US"), "en-GB"),
        ("en", ("en-GB", "en-US"), "en-US"),
        ("pt-AO", ("pt-BR", "pt-PT"), "pt-PT"),
        ("pt-BR", ("pt-PT",), "pt-PT"),
        ("de-AT", ("de-CH", "de-DE"), "de-DE"),
        ("fr-CA", ("de-DE", "fr-FR"), "fr-FR"),
        ("in", ("id-ID",), "id-ID"),
    ],
)
def test_siblings_are_told_apart(code: str, at_hand: tuple[str, ...], locale: str) -> None:
    assert best_locale([code], at_hand) == locale
    assert best_locale([code], reversed(at_hand)) == locale


def test_brazilian_falls_back_to_portuguese_and_then_to_english(client: Client, db: None) -> None:
    article = make_article()
    header = {"Accept-Language": "pt-BR"}
    assert client.get("/", headers=header)["Location"] == "/en/"

    add_translation(article, "pt-PT")
    assert client.get("/", headers=header)["Location"] == "/pt-pt/"

    add_translation(article, "pt-BR")
    assert client.get("/", headers=header)["Location"] == "/pt-br/"
