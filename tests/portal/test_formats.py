"""Dates and times as readers of each language write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

MOMENT = datetime(2026, 12, 2, 11, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
KINDS = ("DATE", "TIME", "DATETIME", "SHORT_DATE", "SHORT_DATETIME")
WRITTEN = {
    "ar": (
        "2 ديسمبر 2026",
        "1:00 م",
        "2 ديسمبر 2026، 1:00 م",
        "02\u200f/12\u200f/2026",
        "02\u200f/12\u200f/2026، 1:00 م",
    ),
    "de": (
        "2. Dezember 2026",
        "13:00 Uhr",
        "2. Dezember 2026, 13:00 Uhr",
        "02.12.2026",
        "02.12.2026, 13:00",
    ),
    "en": ("2 Dec 2026", "13:00", "2 Dec 2026, 13:00", "2 Dec 2026", "2 Dec 2026, 13:00"),
    "fi": ("2.12.2026", "klo 13.00", "2.12.2026 klo 13.00", "2.12.2026", "2.12.2026 klo 13.00"),
    "ja": ("2026年12月2日", "13:00", "2026年12月2日 13:00", "2026/12/02", "2026/12/02 13:00"),
    "sv": (
        "2 december 2026",
        "kl. 13:00",
        "2 december 2026 kl. 13:00",
        "2026-12-02",
        "2026-12-02 13:00",
    ),
}


def written(moment: datetime, kind: str, language: str) -> str:
    """As a template writes it."""
    with translation.override(language):
        return Template(f'{{{{ at|date:"{kind}_FORMAT" }}}}').render(Context({"at": moment}))


def test_each_language_of_the_interface_is_looked_at() -> None:
    assert sorted(WRITTEN) == sorted(code for code, _name in settings.LANGUAGES)


@pytest.mark.parametrize("language", WRITTEN)
def test_dates_and_times_read_naturally(language: str) -> None:
    assert tuple(written(MOMENT, kind, language) for kind in KINDS) == WRITTEN[language]


def test_english_has_no_noon_and_no_month_first() -> None:
    assert written(NOON, "DATETIME", "en") == "30 Nov 2026, 12:00"
    assert written(NOON, "SHORT_DATETIME", "en") == "30 Nov 2026, 12:00"


def test_variants_write_as_their_language() -> None:
    assert written(NOON, "DATETIME", "en-us") == "30 Nov 2026, 12:00"


def test_numbers_stay_as_they_were() -> None:
    with translation.override("fi"):
        assert Template("{{ 1.5|floatformat:1 }}").render(Context()) == "1,5"
