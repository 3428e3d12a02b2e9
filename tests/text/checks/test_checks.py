"""Translation checks as a whole: what they say, of what, and that they never fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.hints import hints
from troubleshooting.models import Severity
from troubleshooting.text.article import parse_article
from troubleshooting.text.checks import CHECKS, MAX_CHARACTERS, check_pair
from troubleshooting.text.checks.check import Weight

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
PIECES = st.sampled_from(
    ["24", "٤٢", "1,000", "`a`", "``", "**", "](", "[x](/y)", "#A0", "&nbsp;", "<n>", "C:\\a b\\",
     "\\\\s\\t", "HKEY_X\\", "%A%", "Ctrl + A", "0x80", "Get-Mailbox", " -All", ">", "the you with",
     "設定", "。", "https://e.org/<a>", "a@b.c", "\u200f", "\n", " "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=12).map("".join)


def test_machine_translation_changed_code_and_number_and_left_a_token() -> None:
    found = check_pair(
        "Suorita `ipconfig /vapauta` ja odota 42 tuntia #A0",
        "Run `ipconfig /release` and wait 24 hours",
        locale="fi-FI",
    )

    assert [(one.check_id, one.severity, one.detail) for one in found] == [
        ("code", "high", "ipconfig /release → ipconfig /vapauta"),
        ("numbers", "medium", "24 → 42"),
        ("leftovers", "medium", "#A0"),
    ]


def test_a_good_translation_gives_none() -> None:
    assert hints("Suorita `ipconfig /release` ja odota 24 tuntia", "Run `ipconfig /release` and wait 24 hours") == {}  # fmt: skip


def test_a_text_without_a_source_gives_none() -> None:
    assert hints("Odota 42 tuntia #A0", "") == {}


def test_a_source_without_a_translation_is_missing() -> None:
    assert hints(" ", "Wait 24 hours") == {"missing": "Wait 24 hours"}


def test_what_is_no_sentence_any_more_is_not_compared() -> None:
    assert hints("1 " * MAX_CHARACTERS, "Wait 24 hours.") == {}


def test_our_own_samples_are_in_order() -> None:
    found = [
        (file.name, one)
        for file in SAMPLES.rglob("*.md")
        for article in [parse_article(file.read_text(encoding="utf-8"))]
        for block in article.blocks
        for unit in block.units
        for one in check_pair(unit.target, unit.source, locale=article.locale)
    ]
    assert found == []


def test_each_check_has_a_name_an_explanation_and_a_severity() -> None:
    assert {weight.value for weight in Weight} == set(Severity.values)
    for name, check in CHECKS.items():
        assert name == check.id
        assert check.name
        assert check.explanation.endswith(".")
        assert check.severity in Weight


@pytest.mark.parametrize("locale", ["fi-FI", "ar-SA", "ja-JP", "en-GB"])
@given(target=TEXTS, source=TEXTS)
def test_no_text_makes_a_check_fail(locale: str, target: str, source: str) -> None:
    found = check_pair(target, source, locale=locale)

    assert len({one.check_id for one in found}) == len(found)
    assert all(one.detail for one in found)


@given(text=TEXTS)
def test_an_english_text_compared_with_itself_is_in_order(text: str) -> None:
    assert check_pair(text, text, locale="en-GB") == ()


@given(before=TEXTS, after=TEXTS)
def test_invisible_characters_change_nothing(before: str, after: str) -> None:
    found = hints(f"{before}\u200e{after}", "Wait 24 hours.")

    assert found == hints(before + after, "Wait 24 hours.")
