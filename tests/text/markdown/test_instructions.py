"""A step's HTML is cut where its instructions stand, and stays the same HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.html import html
from troubleshooting.text.markdown.instructions import cut_instructions


def words(markdown: str) -> list[str]:
    return [one.words for one in cut_instructions(html(markdown)).instructions]


def joined(text: str) -> str:
    cut = cut_instructions(text)
    return "".join(one.before + one.words for one in cut.instructions) + cut.after


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("No list at all.", []),
        ("Do this:\n\n1. a\n2. b", ["a", "b"]),
        ("Do this:\n\n- a\n- b", ["a", "b"]),
        ("1. a\n\n   more\n\n2. b\n\n   more", ["a", "b"]),
        ("Do this:\n\n1. a\n   - inside\n2. b", ["a", "b"]),
        ("Do this:\n\n1. a\n\n![](media/x.png)\n\n2. b", ["a", "b"]),
        ("Do this:\n\n1. a\n\n> - a quotation's own\n\n2. b", ["a", "b"]),
        ("Do this:\n\n1. a\n2. b\n\nGood to know:\n\n- c", ["a", "b"]),
        ("- Do this:\n\n1. a\n2. b", ["a", "b"]),
    ],
)
def test_the_items_of_its_own_lists_are_instructions(markdown: str, expected: list[str]) -> None:
    assert words(markdown) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Choose **Save > As**, then `x`.",
            "Choose <strong>Save &gt; As</strong>, then <code>x</code>.",
        ),
        ('<a href="https://a.example" title="a > b">c</a> d', "c</a> d"),
        ("a<br>b", "a<br>b"),
        ("a <del>b<p>c</p></del>", "a"),
    ],
)
def test_their_words_are_whole_inline_html(item: str, expected: str) -> None:
    (found,) = words(f"Do this:\n\n1. {item}")

    assert found.endswith(expected)
    assert found.count("<a ") == found.count("</a>")


def test_an_instruction_that_begins_with_a_block_has_no_words() -> None:
    assert words("Do this:\n\n1. ```\n   code\n   ```\n2. b") == ["", "b"]


def test_places_count_from_zero() -> None:
    cut = cut_instructions(html("x\n\n1. a\n2. b"))

    assert [one.place for one in cut.instructions] == [0, 1]


@pytest.mark.parametrize(
    "text", ["", "<p>a</p>", "<ol></ol>", "<ol>\n<li></li>\n</ol>", "<ol><li><p>a</p></li></ol>"]
)
def test_joined_it_is_the_same_html(text: str) -> None:
    assert joined(text) == text


@given(st.lists(st.sampled_from(["1. a", "- b", "   - c", "d", "", "> e", "**f** <del>", "| g |"])))
def test_of_any_text_joined_it_is_the_same_html(lines: list[str]) -> None:
    text = html("\n".join(lines))

    assert joined(text) == text
