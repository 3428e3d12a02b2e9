"""Numbers in a translation are those of its source, in whatever way the language writes them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.text.hints import hints
from troubleshooting.text.checks.literals import ERROR_CODE
from troubleshooting.text.checks.number_words import numbers_in_words


def number_hint(target: str, source: str, locale: str = "fi-FI") -> str:
    return hints(target, source, locale).get("numbers", "")


@pytest.mark.parametrize(
    ("target", "source", "detail"),
    [
        ("Odota 42 tuntia.", "Wait 24 hours.", "24 → 42"),
        ("Odota tunteja.", "Wait 24 hours.", "24 → —"),
        ("Odota 24 tuntia ja 50 minuuttia.", "Wait 24 hours.", "— → 50"),
        ("Odota 4 minuuttia.", "Wait 3 minutes.", "3 → 4"),
        ("Enintään 15 Gt.", "Up to 1.5 GB.", "1.5 → 15"),
        ("Versio 16.0.43", "Version 16.0.34", "16.0.34 → 16.0.43"),
        ("انتظر ٤٢ ساعة.", "Wait 24 hours.", "24 → 42"),
    ],
)
def test_another_number_is_seen(target: str, source: str, detail: str) -> None:
    assert number_hint(target, source).translate(str.maketrans("٤٢", "42")) == detail


@pytest.mark.parametrize(
    ("locale", "target", "source"),
    [
        ("ar-SA", "انتظر ٢٤ ساعة.", "Wait 24 hours."),
        ("ja-JP", "２４時間お待ちください。", "Wait 24 hours."),
        ("ja-JP", "24時間お待ちください。", "Wait 24 hours."),
        ("ja-JP", "最大 5 万件です。", "Up to 50,000 items."),
        ("fi-FI", "Enintään 1,5 Gt.", "Up to 1.5 GB."),
        ("fi-FI", "Enintään 10 000 riviä.", "Up to 10,000 rows."),
        ("fr-FR", "Jusqu’à 10\u202f000 lignes.", "Up to 10,000 rows."),
        ("de-DE", "Bis zu 10.000 Zeilen.", "Up to 10,000 rows."),
        ("ar-SA", "حتى 10000 صف.", "Up to 10,000 rows."),
        ("de-DE", "Am 21.04.2026.", "On 4/21/2026."),
        ("fi-FI", "21. huhtikuuta 2026.", "On 4/21/2026."),
        ("ja-JP", "2026年4月21日", "On April 21, 2026"),
        ("tr-TR", "Dolu: %90", "90% full"),
        ("fi-FI", "Klo 17.30", "At 5:30 PM"),
        ("fi-FI", "Klo 17", "At 5 PM"),
    ],
)
def test_another_way_to_write_it_is_none(locale: str, target: str, source: str) -> None:
    assert number_hint(target, source, locale) == ""


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Valitse 3 pistettä.", "Select the three dots."),
        ("Odota kaksi minuuttia.", "Wait 2 minutes."),
        ("1 käyttöoikeus riittää.", "A licence is enough."),
        ("Tee tämä 2 kertaa.", "Do this twice."),
        ("Odota 24 tuntia.", "Wait twenty-four hours."),
    ],
)
def test_a_number_in_words_is_the_same(target: str, source: str) -> None:
    assert number_hint(target, source) == ""


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("Tason 1 tuki.", "Tier1 support."),
        ("Ohje [täällä](/a/77).", "Help [here](/a/77)."),
        ("Suorita `x 5`, `y`.", "Run `x 5`, `y`."),
        ("Tunnus #A17 näkyy.", "The mark is shown."),
    ],
)
def test_digits_of_names_addresses_code_and_tokens_are_no_numbers(target: str, source: str) -> None:
    assert number_hint(target, source) == ""


def test_thousands_of_digits_are_read_without_an_error() -> None:
    assert number_hint("9" * 3999, "Wait 24 hours.").startswith("24 → 999")


@given(st.integers(13, 10**9), st.integers(13, 10**9))
def test_every_other_number_is_seen(right: int, wrong: int) -> None:
    assert bool(number_hint(f"Odota {wrong}.", f"Wait {right}.")) == (right != wrong)


@given(st.integers(0, 10**9), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’", ""]))
def test_thousands_may_be_separated_as_one_likes(number: int, separator: str) -> None:
    # Eight digits in a row that begin with an 8 are an error code: 80070005.
    assume(separator or not ERROR_CODE.fullmatch(str(number)))
    assert number_hint(f"{number:,}".replace(",", separator), f"{number:,}") == ""


@pytest.mark.parametrize(
    ("english", "numbers"),
    [
        ("twenty-four hours", {20, 4, 24}),
        ("on the third day", {3}),
        ("in Sept. or March", {9, 3}),
        ("at 12 am and 12 p.m.", {0, 12}),
        ("no number", set()),
    ],
)
def test_numbers_in_words(english: str, numbers: set[int]) -> None:
    assert numbers_in_words(english) == numbers
