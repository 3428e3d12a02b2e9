"""Marking what was looked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.highlight import Compared, Part, excerpt, highlight
from troubleshooting.text.terms import reduce


def marked(text: str, *terms: str) -> str:
    parts = highlight(text, [reduce(term) for term in terms])
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def around(text: str, terms: list[str]) -> tuple[Part, ...]:
    return excerpt(Compared.of(text), terms)


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("如果无法登录，请重置密码", "重置", "如果无法登录，请[重置]密码"),
        ("Restart the app.", "APP", "Restart the [app]."),
        ("Ｎｅｔｗｏｒｋ", "net", "[Ｎｅｔ]ｗｏｒｋ"),
        ("Straße sperren", "strasse", "[Straße] sperren"),
        ("Error 0x80070005.", "80070005", "Error 0x[80070005]."),
        ("Wi-Fi-adapter", "adapter", "Wi-Fi-[adapter]"),
        ("اضغط على حفظ", "حفظ", "اضغط على [حفظ]"),
        ("nothing", "else", "nothing"),
        ("", "x", ""),
        ("a.b", ".", "a[.]b"),
        ("Ääni puuttuu", "aani", "[Ääni] puuttuu"),
        ("حَفِظَ", "حفظ", "[حَفِظ]َ"),
    ],
)
def test_it_marks_words_and_parts_of_words(text: str, term: str, said: str) -> None:
    assert marked(text, term) == said


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("Tietokone on kyisä", "on", "Tietokone [on] kyisä"),
        ("Billing is in", "i", "Billing is in"),
        ("Billing i", "i", "Billing [i]"),
        ("vpn, VPNs, openvpn", "vpn", "[vpn], [VPN]s, openvpn"),
        ("tietokone", "kone", "tieto[kone]"),
        ("会議で音が", "音", "会議で[音]が"),
    ],
)
def test_short_words_are_not_marked_inside_others(text: str, term: str, said: str) -> None:
    assert marked(text, term) == said


def test_the_longest_of_several_words_is_marked() -> None:
    assert marked("sign in to sign", "sign", "sign in") == "[sign in] to [sign]"


def test_an_excerpt_stands_around_the_first_match() -> None:
    text = "word " * 60 + "needle in it" + " word" * 60
    parts = around(text, ["needle"])
    said = "".join(part.text for part in parts)
    assert said.startswith("…word")
    assert said.endswith("word…")
    assert "needle in it" in said
    assert len(said) < 180


def test_an_excerpt_of_a_short_text_is_the_text() -> None:
    assert "".join(part.text for part in around("a needle", ["needle"])) == "a needle"


def test_there_is_no_excerpt_without_a_match() -> None:
    assert around("a needle", ["thread"]) == ()


@given(st.text(max_size=300), st.lists(st.text(max_size=4).map(reduce), max_size=4))
def test_the_pieces_are_the_text(text: str, terms: list[str]) -> None:
    assert "".join(part.text for part in highlight(text, terms)) == text
    for part in highlight(text, terms):
        assert part.text


@given(st.text(max_size=400), st.text(min_size=1, max_size=3).map(reduce))
def test_an_excerpt_has_a_match_wherever_the_text_has_one(text: str, term: str) -> None:
    has_match = any(part.is_match for part in highlight(text, [term]))
    assert any(part.is_match for part in around(text, [term])) == has_match


@given(st.text() | st.text("aÄöÅσΣςİßﬁ㌀é\u0301_＿x- ", max_size=40))
def test_a_text_is_compared_character_by_character(text: str) -> None:
    found = Compared.of(text)

    assert found.folded == "".join(map(reduce, text))
    assert len(found.origin) == len(found.folded)
    assert all(
        reduce(text[place]).find(one) >= 0
        for one, place in zip(found.folded, found.origin, strict=True)
    )
