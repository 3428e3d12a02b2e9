"""Points too little indented below a numbered item are its sub-points, as their author meant."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.text.html import html
from troubleshooting.text.markdown.subpoints import indent_subpoints

NESTED = "<ol><li>A</li><li>B<ul><li>b1</li><li>b2</li></ul></li><li>C</li></ol>"


@pytest.mark.parametrize("indent", [" ", "  ", "   ", "    "])
def test_they_are_sub_points(indent: str) -> None:
    assert html(f"1. A\n2. B\n{indent}- b1\n{indent}- b2\n3. C") == NESTED


def test_a_blank_line_before_them_changes_nothing_but_the_paragraphs() -> None:
    assert "<ul><li>b1</li></ul></li><li><p>C</p></li></ol>" in html("1. A\n\n  - b1\n\n2. C")


def test_they_may_be_below_an_item_of_an_item() -> None:
    page = html("- x\n  1. A\n    - a1\n  2. B")
    assert page == "<ul><li>x<ol><li>A<ul><li>a1</li></ul></li><li>B</li></ol></li></ul>"


def test_a_number_of_two_digits_moves_them_further() -> None:
    assert html("10. A\n  - b\n11. C") == (
        '<ol start="10"><li>A<ul><li>b</li></ul></li><li>C</li></ol>'
    )


@pytest.mark.parametrize(
    "markdown",
    ["1. A\n- b\n2. C", "1. A\n   - b\n2. C", "- A\n  - b", "a\n\n  - b", "```\n1. A\n  - b\n```"],
)
def test_other_points_stay_where_they_are(markdown: str) -> None:
    assert indent_subpoints(markdown) == markdown


LINES = st.sampled_from(["1. a", "2. b", "  - c", " - d", "   - e", "- f", "g", "", "> h", "    i"])


@given(st.lists(LINES, max_size=12))
def test_only_white_space_at_the_beginning_of_lines_is_added(lines: list[str]) -> None:
    moved = indent_subpoints("\n".join(lines)).split("\n")
    assert [line.strip() for line in moved] == [
        line.strip() for line in "\n".join(lines).split("\n")
    ]


@given(st.lists(LINES, max_size=12))
@example(["1. a", "  - c", "   - e", "", "    i", "  - c"])
def test_what_was_moved_stays(lines: list[str]) -> None:
    moved = indent_subpoints("\n".join(lines))
    assert indent_subpoints(moved) == moved
