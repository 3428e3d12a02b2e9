"""Row 14: codes, and parts of words that are written with a hyphen, are found in every language."""

from __future__ import annotations

import pytest

from tests.cases.shown import Shown
from tests.cases.stories import Portal, Sentences, with_title
from troubleshooting.search import find, search_articles

# Language, its tag, and how it says "Check … now." around a code.
LANGUAGES = {
    "Finnish": ("fi-FI", "fi", "Tarkista {} nyt.", "Asia"),
    "German": ("de-DE", "de", "Prüfen Sie jetzt {}.", "Sache"),
    "Arabic": ("ar-SA", "ar", "تحقق من {} الآن.", "شيء"),
    "Hebrew": ("he-IL", "he", "בדקו את {} עכשיו.", "דבר"),
    "Japanese": ("ja-JP", "ja", "今すぐ{}を確認してください。", "事"),
    "Chinese": ("zh-CN", "zh-cn", "现在检查{}。", "事"),
    "Thai": ("th-TH", "th", "ตรวจสอบ{}ทันที", "เรื่อง"),
}
# What a text says, and what is typed to find it.
WRITTEN = {
    "0x80070005": ["0x80070005", "80070005", "0X80070005"],
    "550 5.7.708": ["5.7.708", "550 5.7.708", "550"],
    "AADSTS50076": ["AADSTS50076", "aadsts50076"],
    "Wi-Fi-adapter": ["adapter", "Wi-Fi", "wi-fi-adapter"],
    "MSOXMLED.EXE": ["msoxmled", "MSOXMLED.EXE"],
    "HKEY_CURRENT_USER": ["current", "HKEY_CURRENT_USER"],
}
COMMAND = "```powershell\nGet-NetAdapter -Name Ethernet7 | Restart-NetAdapter\n```"


def found(page: str) -> list[str]:
    return [link.href.split("/")[2] for link in Shown(page).links if link.href.count("/") == 3]


@pytest.mark.parametrize("name", LANGUAGES)
def test_they_are_found_in_a_sentence(portal: Portal, name: str) -> None:
    locale, _tag, sentence, title = LANGUAGES[name]
    for number, written in enumerate(WRITTEN):
        pair = Sentences(f"u{number}")
        body = pair(sentence.format(written), f"Check {written} now.")
        article = with_title(body, (f"{title} {number}", f"Matter {number}"))
        portal.publish(article, locale=locale, name=f"article-{number}")

    for number, queries in enumerate(WRITTEN.values()):
        for query in queries:
            hits = search_articles(query, locale, limit=1)
            assert [hit.text.slug for hit in hits] == [f"article-{number}"], query


@pytest.mark.parametrize("name", LANGUAGES)
def test_so_are_the_words_of_a_command(portal: Portal, name: str) -> None:
    locale, tag, sentence, title = LANGUAGES[name]
    pair = Sentences("u1")
    body = f"{pair(sentence.format('1'), 'Run this:')}\n\n{COMMAND}"
    portal.publish(with_title(body, (title, "Matter")), locale=locale, name="with-it")

    for query in ("Ethernet7", "Get-NetAdapter", "netadapter", "restart"):
        assert found(portal.search(query, tag)) == ["with-it"], query


@pytest.mark.parametrize("query", ["80070006", "0x80070006", "5.7.709", "AADSTS50077"])
def test_another_code_is_not_taken_for_it(portal: Portal, query: str) -> None:
    body = Sentences("u1")(*["0x80070005 5.7.708 AADSTS50076"] * 2)
    portal.publish(with_title(body))

    assert find(query, "fi-FI").hits == ()
