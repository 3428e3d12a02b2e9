"""Bytes as found in the wild: accepted, normalised, or refused with line and remedy."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.ingest.sources.decode import decode
from troubleshooting.text.errors import ArticleError

WORDS = "# Ääni\n\n- Käynnistä uudelleen.\n"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u00ad"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def line_refused(data: bytes, words: str) -> int:
    with pytest.raises(ArticleError, match=words) as refused:
        decode(data)
    return refused.value.line


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_and_marked_utf16_are_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)).text == WORDS
    assert decode(WORDS.encode(encoding)).warnings == ()


def test_utf16_is_read_in_either_order() -> None:
    assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be")).text == WORDS
    assert decode(b"\xff\xfe" + WORDS.encode("utf-16-le")).text == WORDS


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_a_mark_is_refused(encoding: str) -> None:
    assert line_refused(WORDS.encode(encoding), "without a byte order mark: save it as UTF-8") == 1


def test_utf32_with_a_mark_is_refused() -> None:
    assert line_refused(WORDS.encode("utf-32"), "UTF-32: save it as UTF-8") == 1


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_become_one_kind(ends: str) -> None:
    assert decode(WORDS.replace("\n", ends).encode()).text == WORDS


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
def test_what_is_not_utf8_is_refused_with_its_line(ends: bytes) -> None:
    data = ends.join([b"# a", b"", b"\xe4\xe4ni"])

    assert line_refused(data, "not UTF-8: save it as UTF-8") == 3


def test_a_surrogate_written_in_utf8_is_refused() -> None:
    assert line_refused(b"# a\n\n\xed\xa0\x80\n", "not UTF-8") == 3


@pytest.mark.parametrize("surrogate", [b"\x00\xd8", b"\x00\xdc"])
def test_a_lone_surrogate_in_utf16_is_refused(surrogate: bytes) -> None:
    data = b"\xff\xfe" + "# a\n".encode("utf-16-le") + surrogate + "b".encode("utf-16-le")

    assert line_refused(data, "not UTF-16: save it as UTF-8") == 2


def test_utf16_cut_in_half_is_refused() -> None:
    assert line_refused(WORDS.encode("utf-16")[:-1], "not UTF-16") == 3


def test_nul_is_refused_with_its_line() -> None:
    assert line_refused(b"# a long enough title\n\nb\x00c\n", "NUL character: remove it") == 3


def test_decomposed_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", WORDS)

    assert decomposed != WORDS
    assert decode(decomposed.encode()).text == WORDS


def test_an_accent_kept_apart_by_a_control_is_composed() -> None:
    assert decode("a\u202a\u0308".encode()).text == "ä"


@pytest.mark.parametrize("character", BIDI)
def test_a_bidi_control_is_removed_and_told(character: str) -> None:
    decoded = decode(f"# a\n\nsafe{character}txt.exe\n".encode())

    assert decoded.text == "# a\n\nsafetxt.exe\n"
    assert [(one.line, f"U+{ord(character):04X}" in one.reason) for one in decoded.warnings] == [
        (3, True)
    ]


@pytest.mark.parametrize("character", INVISIBLE)
def test_characters_that_scripts_need_are_kept(character: str) -> None:
    decoded = decode(f"a{character}b".encode())

    assert decoded.text == f"a{character}b"
    assert decoded.warnings == ()


@pytest.mark.parametrize("character", "\u2028\u2029\x85\f\v")
def test_other_line_separators_become_spaces(character: str) -> None:
    decoded = decode(f"# a\nb{character}c\n".encode())

    assert decoded.text == "# a\nb c\n"
    assert [one.line for one in decoded.warnings] == [2]


@pytest.mark.parametrize("character", "\x01\x08\x1b\x7f\x90\ufffe\uffff\ufdd0\U0001ffff\U000e0041")
def test_control_characters_are_removed_and_told(character: str) -> None:
    decoded = decode(f"# a\nb{character}c\n".encode())

    assert decoded.text == "# a\nbc\n"
    assert [one.line for one in decoded.warnings] == [2]


def test_a_mark_between_joined_files_is_removed_and_told() -> None:
    decoded = decode("# a\n\ufeffb\n".encode())

    assert decoded.text == "# a\nb\n"
    assert [one.line for one in decoded.warnings] == [2]


def test_lost_letters_are_told_and_left() -> None:
    decoded = decode("# a\nb\ufffdc\n".encode())

    assert decoded.text == "# a\nb\ufffdc\n"
    assert "lost" in decoded.warnings[0].reason


def test_tabs_are_no_control_characters() -> None:
    assert decode(b"a\tb").warnings == ()


@given(st.text())
def test_whatever_is_accepted_is_clean_text(text: str) -> None:
    try:
        clean = decode(text.encode()).text
    except ArticleError:
        return
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & {"\r", "\x00", "\u2028", "\ufeff", *BIDI}
    assert decode(clean.encode()).text == clean


@given(st.binary())
def test_bytes_are_read_or_refused_with_a_line(data: bytes) -> None:
    refused = None
    try:
        decode(data).text.encode()
    except ArticleError as error:
        refused = error

    assert refused is None or 1 <= refused.line <= 1 + data.count(b"\n") + data.count(b"\r")
