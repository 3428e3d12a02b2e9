"""Numbers as each language of the interface writes them."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils import translation

from analytics.tables.numbers import axis_words, count_words, minutes_words, percent_words

WRITTEN = {
    "ar": ("1234567", "63,5%", "4,0", "1.2 مليون"),
    "de": ("1.234.567", "63,5 %", "4,0", "1,2 Mio."),
    "en": ("1,234,567", "63.5 %", "4.0", "1.2M"),
    "fi": ("1 234 567", "63,5 %", "4,0", "1,2 milj."),
    "ja": ("1,234,567", "63.5%", "4.0", "120万"),
    "sv": ("1 234 567", "63,5 %", "4,0", "1,2 mn"),
}


def test_each_language_of_the_interface_is_looked_at() -> None:
    assert sorted(WRITTEN) == sorted(code for code, _name in settings.LANGUAGES)


@pytest.mark.parametrize("language", WRITTEN)
def test_numbers_read_naturally(language: str) -> None:
    with translation.override(language):
        words = (
            count_words(1_234_567),
            percent_words(63.46),
            minutes_words(4),
            axis_words(1_200_000),
        )

    assert tuple(one.replace("\u00a0", " ") for one in words) == WRITTEN[language]


def test_a_share_is_not_torn_apart() -> None:
    with translation.override("fi"):
        assert percent_words(63) == "63\u00a0%"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (99_999, "99,999"), (100_000, "100K"), (0.25, "0.2"), (3.0, "3")],
)
def test_an_axis_is_short_from_a_hundred_thousand_on(number: float, words: str) -> None:
    with translation.override("en"):
        assert axis_words(number) == words


def test_without_a_language_it_is_english() -> None:
    with translation.override(None):
        assert axis_words(1_200_000) == "1.2M"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0.584, "0.6"), (0.9955, "1.0"), (18.29, "18.3"), (4, "4.0")]
)
def test_minutes_are_rounded_not_cut(minutes: float, words: str) -> None:
    with translation.override("en"):
        assert minutes_words(minutes) == words
