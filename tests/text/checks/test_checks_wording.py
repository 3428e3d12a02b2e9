"""Words: translated at all, said once, about as many, with the products' names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.hints import hints
from troubleshooting.text.checks.wording import longest_common_run

ENGLISH = "If you want to use this with your phone, then you have to open the app"


@pytest.mark.parametrize(
    ("target", "source", "detail"),
    [
        ("Restart the printer", "Restart the printer", "Restart the printer"),
        (f"Huomaa: {ENGLISH}.", f"Note: {ENGLISH}.", "If you want to use this with your"),
    ],
)
def test_what_is_still_english_is_seen(target: str, source: str, detail: str) -> None:
    assert hints(target, source) == {"untranslated": detail}


@pytest.mark.parametrize(
    "text",
    ["Microsoft Stream", "REG_DWORD", "a.", "Get-Mailbox -Identity x", "example.org",
     "550 5.7.708 Access denied for the sender", "Lea cómo cerrar su cuenta"],
)  # fmt: skip
def test_what_needs_no_translation_is_none(text: str) -> None:
    assert hints(text, text) == {}


def test_english_for_another_country_is_none() -> None:
    assert hints("Restart the printer", "Restart the printer", "en-GB") == {}


@pytest.mark.parametrize(
    ("target", "source", "detail"),
    [
        ("Avaa uudelleen uudelleen ovi", "Open the door again", "uudelleen"),
        ("Sulje se ovi nyt se ovi nyt", "Close that door now", "se ovi nyt"),
        (
            "Avaa ovi ja sitten ikkuna. Avaa ovi ja sitten ikkuna.",
            "Open door and window.",
            "Avaa ovi ja sitten ikkuna.",
        ),
    ],
)
def test_what_is_said_twice_is_seen(target: str, source: str, detail: str) -> None:
    assert hints(target, source)["repetition"] == detail


@pytest.mark.parametrize(
    ("locale", "target", "source"),
    [
        ("fi-FI", "Uudelleen uudelleen", "Again again"),
        ("fr-FR", "Quand vous vous connectez", "When signing in"),
        ("vi-VN", "Luôn luôn mở", "Always open"),
        ("fi-FI", "Sivun tila Tila-sivulla", "State of the page on the State page"),
        ("fi-FI", "1 1", "1 1"),
    ],
)
def test_what_is_said_twice_on_purpose_is_none(locale: str, target: str, source: str) -> None:
    assert "repetition" not in hints(target, source, locale)


LONG = "Open the settings, choose your account and enter the password of the mailbox."


@pytest.mark.parametrize(("locale", "target"), [("fi-FI", "Avaa."), ("ja-JP", "開く"), ("fi-FI", "avaa " * 60)])  # fmt: skip
def test_far_too_few_or_many_words_are_seen(locale: str, target: str) -> None:
    assert hints(target, LONG, locale)["length"].startswith("63 → ")


@pytest.mark.parametrize(
    ("locale", "target"),
    [
        ("ja-JP", "設定を開き、アカウントを選択してメールボックスのパスワードを入力します。"),
        ("zh-CN", "打开设置，选择您的帐户，然后输入邮箱的密码。"),
        ("fi-FI", "Avaa asetukset, valitse tilisi ja kirjoita postilaatikon salasana."),
    ],
)
def test_each_script_has_its_usual_length(locale: str, target: str) -> None:
    assert hints(target, LONG, locale) == {}


@pytest.mark.parametrize(
    ("locale", "target", "source", "detail"),
    [
        ("ar-SA", "افتح الفرق", "Open it in Teams", "Teams → —"),
        ("fi-FI", "Avaa näkymä", "Open Outlook", "Outlook → —"),
        ("fi-FI", "Avaa Toimisto 365", "Open Office 365", "Office 365 → —"),
    ],
)
def test_a_lost_product_name_is_seen(locale: str, target: str, source: str, detail: str) -> None:
    assert hints(target, source, locale) == {"products": detail}


@pytest.mark.parametrize(
    ("locale", "target", "source"),
    [
        ("fi-FI", "Avaa Outlookissa", "Open it in Outlook"),
        ("fi-FI", "Avaa Microsoft **365:ssä**", "Open it in Microsoft 365"),
        ("ar-SA", "افتحه فيOutlook", "Open it in Outlook"),
        ("ja-JP", "Outlookで開く", "Open it in Outlook"),
        ("de-DE", "In Edge öffnen", "Open in Microsoft Edge"),
        ("fi-FI", "Ryhmät voivat jakaa", "Teams can share"),
    ],
)
def test_endings_prefixes_and_marks_do_not_matter(locale: str, target: str, source: str) -> None:
    assert hints(target, source, locale) == {}


WORDS = st.lists(st.sampled_from("abc"), max_size=8)


@given(WORDS, WORDS)
def test_the_longest_common_run_is_in_both_and_none_is_longer(
    some: list[str], others: list[str]
) -> None:
    def runs(words: list[str]) -> set[str]:
        places = range(len(words) + 1)
        return {"".join(words[a:b]) for a in places for b in places[a:]}

    found = "".join(longest_common_run(some, others))

    assert found in runs(some) & runs(others)
    assert len(found) == max(map(len, runs(some) & runs(others)))
