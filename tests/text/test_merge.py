"""Three versions of a text become one, sentence by sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.merge import Clash, merge_texts, sentences

BASE = "Open Settings. Choose Accounts. Sign out."
PROSE = st.lists(
    st.sampled_from(
        ["Open it. ", "Wait. ", "Save.\n", "- Close it.\n", "\n", "設定を開く。", "نعم؟ ", "x"]
    ),
    max_size=8,
).map("".join)


def words_of(text: str) -> set[str]:
    """Its sentences that have words."""
    return {one.strip() for one in sentences(text)} - {""}


def same(one: str, other: str) -> bool:
    """Whether two texts have the same sentences; white space between them is no difference."""
    return [part.strip() for part in sentences(one) if part.strip()] == [
        part.strip() for part in sentences(other) if part.strip()
    ]


def test_changes_of_different_sentences_are_both_taken() -> None:
    merged = merge_texts(
        BASE,
        "Open the settings. Choose Accounts. Sign out.",
        "Open Settings. Choose Accounts. Sign out. Wait a minute.",
    )
    assert merged.text == "Open the settings. Choose Accounts. Sign out. Wait a minute."
    assert merged.clashes == ()


def test_the_neighbour_of_a_corrected_sentence_follows() -> None:
    merged = merge_texts(
        BASE,
        "Open the settings. Choose Accounts. Sign out.",
        "Open Settings. Choose Profile. Sign out.",
    )
    assert merged.text == "Open the settings. Choose Profile. Sign out."
    assert merged.clashes == ()


def test_the_same_sentence_changed_twice_clashes_and_ours_stays() -> None:
    merged = merge_texts(
        BASE,
        "Open the settings. Choose Accounts. Sign out.",
        "Open Options. Choose Profile. Sign out.",
    )
    assert merged.text == "Open the settings. Choose Profile. Sign out."
    assert merged.clashes == (
        Clash(base="Open Settings. ", ours="Open the settings. ", theirs="Open Options. "),
    )


def test_a_sentence_removed_on_one_side_and_changed_on_the_other_clashes() -> None:
    merged = merge_texts(BASE, "Open Settings. Sign out.", "Open Settings. Choose it. Sign out.")
    assert merged.text == "Open Settings. Sign out."
    assert merged.clashes == (Clash(base="Choose Accounts. ", ours="", theirs="Choose it. "),)


def test_the_same_change_on_both_sides_is_no_clash() -> None:
    merged = merge_texts(BASE, "Open Settings. Wait.", "Open Settings. Wait.")
    assert (merged.text, merged.clashes) == ("Open Settings. Wait.", ())


def test_a_line_added_upstream_keeps_its_line() -> None:
    merged = merge_texts("- Open it.", "- Open it now.", "- Open it.\n  - Wait.")
    assert merged.text == "- Open it now.\n  - Wait."


def test_sentences_of_languages_without_spaces_are_told_apart() -> None:
    merged = merge_texts(
        "設定を開く。保存する。再起動。",
        "設定をひらく。保存する。再起動。",
        "設定を開く。保存する。再起動する。",
    )
    assert merged.text == "設定をひらく。保存する。再起動する。"


def test_sentences_of_two_scripts_in_one_line_are_told_apart() -> None:
    assert sentences("設定を開く。 Wait. 保存する。") == ["設定を開く。 ", "Wait. ", "保存する。"]


@given(PROSE)
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(PROSE, PROSE)
def test_one_changed_side_wins(base: str, changed: str) -> None:
    for merged in (merge_texts(base, changed, base), merge_texts(base, base, changed)):
        assert same(merged.text, changed)
        assert merged.clashes == ()


@given(PROSE, PROSE)
def test_equal_sides_give_themselves(base: str, changed: str) -> None:
    merged = merge_texts(base, changed, changed)
    assert same(merged.text, changed)
    assert merged.clashes == ()


@given(PROSE, PROSE, PROSE)
def test_no_sentence_of_ours_is_lost(base: str, ours: str, theirs: str) -> None:
    """What we added is in the merged text, whatever upstream did."""
    added = words_of(ours) - words_of(base)
    merged = merge_texts(base, ours, theirs).text
    # "x" without a mark at its end is one sentence with what comes behind it.
    assert all(one in merged for one in added)


@given(PROSE, PROSE, PROSE)
def test_no_sentence_of_theirs_is_lost(base: str, ours: str, theirs: str) -> None:
    """What upstream added is in the merged text or in what the editor is shown."""
    added = words_of(theirs) - words_of(base)
    merged = merge_texts(base, ours, theirs)
    shown = [merged.text, *(clash.theirs for clash in merged.clashes)]
    assert all(any(one in text for text in shown) for one in added)
