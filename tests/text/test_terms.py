"""The terms of texts and queries, in scripts with and without spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.terms import MAX_GRAMS, MAX_PHRASES, Query, index_terms, name_of, reduce


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Ääni ei kuulu!", "aani ei kuulu"),
        ("Crème brûlée, Straße", "creme brulee strasse"),
        ("Ｏｕｔｌｏｏｋ ３６５", "outlook 365"),
        ("re_start the app", "re start the app"),
        ("Error 0x80070005 (550 5.7.708)", "error 0x80070005 80070005 550 5 7 708"),
        ("再起動", "再起 起動 動"),
        ("音", "音"),
        ("Outlookを再起動", "outlook を再 再起 起動 動"),
        ("암호를", "암호 호를 를"),
        ("เสียง", "เส สี ีย ยง ง"),
        ("ध्वनि नहीं", "ध्वनि नहीं"),
        ("كِتـاب العَرَبية", "كتاب العربية"),
        ("שָׁלוֹם", "שלום"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_a_text_has_terms_in_every_script(text: str, terms: str) -> None:
    assert index_terms(text) == terms


def test_a_title_is_compared_letter_by_letter() -> None:
    assert name_of("Ääni: «ei» kuulu (再起動)") == "aani ei kuulu 再起動"


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("no sound", (("no",), ("sound",))),
        ("Wi-Fi 5.7.708", (("wi", "fi"), ("5", "7", "708"))),
        ("再起動する", (("再起",), ("起動",), ("動す",))),
        ("する", (("する",),)),
        ("sound sound", (("sound",),)),
        ("", ()),
    ],
)
def test_a_query_asks_for_words_that_stand_together(
    typed: str, phrases: tuple[tuple[str, ...], ...]
) -> None:
    assert Query.of(typed).phrases == phrases


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        ("0x80070005", ("0x80070005",)),
        ("AADSTS50076", ("aadsts50076",)),
        ("5.7.708", ("5", "7", "708")),
        ("TX000203", ("tx000203",)),
        ("80090016a", ("80090016a",)),
    ],
)
def test_what_names_an_error_is_a_code(code: str, terms: tuple[str, ...]) -> None:
    assert Query.of(f"error {code} in teams").codes == (terms,)


@pytest.mark.parametrize("word", ["outlook", "365", "2021", "wi-fi", "windows11", "8.1", "再起動"])
def test_other_words_and_numbers_are_none(word: str) -> None:
    assert Query.of(word).codes == ()


def test_a_long_query_is_cut() -> None:
    query = Query.of(" ".join(f"w{n}" for n in range(5000)))
    assert len(query.phrases) <= MAX_PHRASES
    assert len(query.grams) <= MAX_GRAMS


@given(st.text(max_size=200))
def test_terms_of_terms_are_the_same(text: str) -> None:
    terms = index_terms(text)
    assert reduce(terms) == terms
    assert "  " not in terms


@given(st.text(max_size=200))
def test_whatever_a_text_says_can_be_asked_for(text: str) -> None:
    terms = set(index_terms(text).split())
    assert {term for phrase in Query.of(text).phrases for term in phrase} <= terms | {""}
