"""A difference from CommonMark's structure is found, placed, and cheap to rule out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.markdown.fidelity import Difference, find_difference, may_differ

SHIFTED = "# a\n\n1. b\n2. c\n  - d\n3. e"
PIECES = st.sampled_from(
    ["a", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n> [!NOTE]\n> ", "[!NOTE]", "`", "```\n",
     "[!VIDEO https://example.org]", '<a name="b"></a>', "<server name>", "</span>", "<br>", "\u202e"]
)  # fmt: skip


def test_sub_points_differ_as_written_and_agree_as_meant() -> None:
    assert find_difference(SHIFTED) == Difference(line=3, ours="ul", theirs="/li")
    assert find_difference(SHIFTED, as_meant=True) is None


def test_words_in_angle_brackets_at_a_lines_beginning_differ() -> None:
    assert find_difference("a\n\n<server name>") == Difference(line=3, ours="p", theirs="")


def test_the_line_is_that_of_the_block_it_is_in() -> None:
    difference = find_difference("> [!NOTE]\n> a\n\n- b\n\n" + SHIFTED)
    assert difference
    assert difference.line == 8


@pytest.mark.parametrize(
    "markdown", ["# a", "- [b](c)", '# <a name="d"></a>e', "> [!NOTE]\n> f", "1. g\n   - h"]
)
def test_most_texts_need_no_comparison(markdown: str) -> None:
    assert not may_differ(markdown)


@given(st.lists(PIECES, max_size=15).map("".join))
def test_what_need_not_be_compared_does_not_differ(markdown: str) -> None:
    assert may_differ(markdown) or find_difference(markdown) is None


def test_a_text_beyond_a_limit_is_not_compared() -> None:
    with pytest.raises(ArticleError):
        find_difference("> " * 50 + "a")
