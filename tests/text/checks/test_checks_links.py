"""Links lead to the same places, in whatever language, and have words to click on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.hints import hints
from troubleshooting.text.checks.links import place


@pytest.mark.parametrize(
    ("target", "source", "detail"),
    [
        ("Katso ohje.", "See [help](/a/b).", "/a/b → —"),
        ("Katso [ohje](/a/c).", "See [help](/a/b).", "/a/b → /a/c"),
        ("[a](/x) ja [b](/x)", "[a](/x) and b", "— → /x"),
        ("Avaa https://example.org/b.", "Open https://example.org/a.", "https://example.org/a → https://example.org/b"),
        ("Avaa https:// <nimi> .example.org", "Open https://<name>.example.org", "https://<name>.example.org → —"),
        ("Kirjoita tuki@example.org.", "Write to help@example.org.", "help@example.org → tuki@example.org"),
    ],
)  # fmt: skip
def test_another_address_is_seen(target: str, source: str, detail: str) -> None:
    assert hints(target, source)["links"] == detail


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("https://docs.microsoft.com/fi-fi/teams/a", "https://docs.microsoft.com/en-us/teams/a"),
        ("https://learn.microsoft.com/teams/a", "https://docs.microsoft.com/en-us/teams/a/"),
        ("http://www.example.org/a#osa", "https://example.org/a#part"),
        ("https://go.example.org/?linkid=7&clcid=0x40b", "https://go.example.org/?linkid=7"),
        ("/sr-latn-rs/windows/b", "/windows/b"),
    ],
)
def test_the_same_place_in_another_language_is_none(target: str, source: str) -> None:
    assert place(target) == place(source)
    assert hints(f"Katso [ohje]({target}).", f"See [help]({source}).") == {}


def test_pages_of_an_application_are_places() -> None:
    assert place("https://admin.example.org/#/users") != place("https://admin.example.org/#/groups")


def test_an_address_ends_where_an_unspaced_sentence_goes_on() -> None:
    found = hints("https://example.org/aを開き、「次へ」を押します。", "Open https://example.org/a and press Next.", "ja-JP")  # fmt: skip

    assert "links" not in found


@pytest.mark.parametrize("link", ["[](/a)", "[ ](/a)", "[**](/a)"])
def test_a_link_without_words_is_seen(link: str) -> None:
    assert hints(f"Katso ohje {link}.", "See the [help](/a).")["empty-links"] == link


@pytest.mark.parametrize("link", ["[ohje]()", "[ohje](#)", "[ohje](<>)"])
def test_a_link_without_an_address_is_seen(link: str) -> None:
    assert hints(f"Katso {link}.", "See the [help](/a).")["empty-links"] == link


@pytest.mark.parametrize(
    ("target", "source"),
    [("![](media/a.png) Avaa.", "![](media/a.png) Open."), ("[](/a) Avaa.", "[](/a) Open.")],
)
def test_a_picture_or_what_the_source_has_too_is_none(target: str, source: str) -> None:
    assert "empty-links" not in hints(target, source)


ADDRESSES = st.lists(st.text("abcde", min_size=1, max_size=5).map("/{}".format), max_size=5)


@given(ADDRESSES)
def test_links_may_change_places(addresses: list[str]) -> None:
    source = " ".join(f"[x]({address})" for address in addresses)
    target = " ".join(f"[x]({address})" for address in reversed(addresses))

    assert "links" not in hints(target, source)


@given(ADDRESSES.filter(bool))
def test_each_link_that_is_lost_is_seen(addresses: list[str]) -> None:
    source = " ".join(f"[see it]({address})" for address in addresses)
    target = " ".join(f"[katso]({address})" for address in addresses[1:])

    assert hints(f"Ohje. {target}", source)["links"] == f"{addresses[0]} → —"
