from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.locales import (
    HOME_LOCALE,
    best_locale,
    canonical_locale,
    direction,
    endonym,
    parse_accept_language,
    tag_of,
)

AVAILABLE = ["zh-CN", "zh-TW", "nb-NO", "he-IL", "pt-BR", "pt-PT", "sr-Latn-RS"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("zh-Hant-HK", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("zh-MO", "zh-TW"),
        ("zh-TW", "zh-TW"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh-SG", "zh-CN"),
        ("zh", "zh-CN"),
        ("no", "nb-NO"),
        ("nn", "nb-NO"),
        ("nn-NO", "nb-NO"),
        ("iw", "he-IL"),
        ("he", "he-IL"),
        ("pt", "pt-PT"),
        ("pt-AO", "pt-PT"),
        ("pt-br", "pt-BR"),
        ("sr", "sr-Latn-RS"),
        ("sr-Cyrl-RS", "sr-Latn-RS"),
        ("sh", "sr-Latn-RS"),
        ("en", None),
        ("*", None),
        ("", None),
    ],
)
def test_a_code_leads_to_the_right_sibling(wanted: str, found: str | None) -> None:
    assert best_locale([wanted], AVAILABLE) == found


def test_an_earlier_language_wins_over_an_exact_later_one() -> None:
    assert best_locale(["nn", "he-IL"], AVAILABLE) == "nb-NO"
    assert best_locale(["fi", "he"], AVAILABLE) == "he-IL"


@pytest.mark.parametrize("code", ["de-DE-1996", "de-DE-u-co-phonebk", "de-x-private"])
def test_variants_and_extensions_are_read_past(code: str) -> None:
    assert best_locale([code], ["de-DE"]) == "de-DE"


@given(st.text(max_size=30))
def test_no_code_breaks_it(code: str) -> None:
    assert best_locale([code], AVAILABLE) in [*AVAILABLE, None]


def test_accept_language_is_read_best_first() -> None:
    assert parse_accept_language("fi;q=0.3, sv, en-GB;q=0.8") == ["sv", "en-GB", "fi"]


@pytest.mark.parametrize("header", ["", "*", "fi;q=0", "fi;q=x", "x!y", ",,;", "fi;q=2", "12"])
def test_malformed_refused_and_any_are_left_out(header: str) -> None:
    assert parse_accept_language(header) == []


def test_equal_weights_keep_their_order() -> None:
    assert parse_accept_language("fi,sv;q=1.0,ar") == ["fi", "sv", "ar"]


def test_a_long_header_costs_little() -> None:
    assert len(parse_accept_language(",".join(["fi"] * 10_000))) <= 20


@given(st.text(max_size=200))
def test_no_header_breaks_it(header: str) -> None:
    assert best_locale(parse_accept_language(header), AVAILABLE) in [*AVAILABLE, None]


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        ("fi-FI", "fi"),
        ("he-IL", "he"),
        ("en-US", "en"),
        ("en-GB", "en-gb"),
        ("pt-BR", "pt-br"),
        ("pt-PT", "pt-pt"),
        ("zh-TW", "zh-tw"),
        ("sr-Latn-RS", "sr"),
        ("sr-Cyrl-RS", "sr-cyrl-rs"),
    ],
)
def test_a_tag_names_the_region_only_where_a_language_has_several(locale: str, tag: str) -> None:
    assert tag_of(locale) == tag


def test_no_two_locales_share_a_tag() -> None:
    locales = [*HOME_LOCALE.values(), "pt-BR", "pt-PT", "zh-CN", "zh-TW", "en-GB", "fr-CA"]
    assert len({tag_of(locale) for locale in locales}) == len(locales)


@pytest.mark.parametrize("locale", ["ar-SA", "he-IL", "fa-IR", "ur-PK", "ku-Arab-IQ"])
def test_right_to_left(locale: str) -> None:
    assert direction(locale) == "rtl"


@pytest.mark.parametrize("locale", ["fi-FI", "ja-JP", "zh-TW", "sr-Latn-RS", "az-Latn-AZ"])
def test_left_to_right(locale: str) -> None:
    assert direction(locale) == "ltr"


@pytest.mark.parametrize(
    ("code", "locale"),
    [("fi-fi", "fi-FI"), ("FI_fi", "fi-FI"), (" sr-latn-rs ", "sr-Latn-RS"), ("es-419", "es-419")],
)
def test_a_locale_has_one_spelling(code: str, locale: str) -> None:
    assert canonical_locale(code) == locale


@pytest.mark.parametrize("code", ["", "finnish", "fi-", "fi-FI-x", "../fi", "f1"])
def test_what_is_no_locale_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is not a locale"):
        canonical_locale(code)


@pytest.mark.parametrize(
    ("locale", "name"), [("fi-FI", "Suomi"), ("ja-JP", "日本語"), ("xx-XX", "xx-XX")]
)
def test_a_language_is_named_in_itself(locale: str, name: str) -> None:
    assert endonym(locale) == name


def test_siblings_are_named_with_their_region() -> None:
    assert endonym("pt-BR") != endonym("pt-PT")
