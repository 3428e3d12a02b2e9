"""Marking what changed between two versions of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.compare import MAX_WORDS, changed_words


def marked(before: str, after: str) -> str:
    parts = changed_words(before, after)
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def test_changed_words_are_marked() -> None:
    assert marked("Open the app now.", "Open the door now.") == "Open the [door ]now."


def test_characters_are_words_where_there_are_no_spaces() -> None:
    assert marked("設定を開く。", "設定をひらく。") == "設定を[ひら]く。"


def test_white_space_is_no_change() -> None:
    assert marked("Open\nit", "Open it") == "Open it"


def test_a_very_long_text_is_marked_in_one_piece() -> None:
    (part,) = changed_words("a " * (MAX_WORDS + 1), "b " * (MAX_WORDS + 1))
    assert part.is_match


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_are_the_later_text(before: str, after: str) -> None:
    assert "".join(part.text for part in changed_words(before, after)) == after


@given(st.text(max_size=80))
def test_nothing_is_marked_where_nothing_changed(text: str) -> None:
    assert not any(part.is_match for part in changed_words(text, text))
