from __future__ import annotations

import pytest

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.markdown.outline import read_outline


def kinds(markdown: str) -> list[str]:
    return [node.kind for node in read_outline(markdown)]


def test_it_names_every_kind_of_block() -> None:
    markdown = "# a\n\nb\n\n- c\n\n1. d\n\n```\ne\n```\n\n> f\n\n> [!NOTE]\n> g\n\n---\n\n| h |\n|---|\n| i |"
    assert kinds(markdown) == [
        "heading",
        "paragraph",
        "bullets",
        "numbers",
        "code",
        "quote",
        "alert",
        "rule",
        "table",
    ]


def test_it_says_the_lines_without_the_blank_ones_after() -> None:
    nodes = read_outline("a\nb\n\n\n- c\n- d\n\n\ne")
    assert [(node.start, node.end) for node in nodes] == [(0, 2), (4, 6), (8, 9)]


def test_a_list_interrupts_a_paragraph() -> None:
    assert kinds("Try this:\n- a\n- b") == ["paragraph", "bullets"]


def test_it_nests_lists() -> None:
    (outer,) = read_outline("- a\n  - b\n    1. c\n- d")
    inner = outer.children[0].children[1]
    assert (inner.kind, inner.children[0].children[1].kind) == ("bullets", "numbers")
    assert len(outer.children) == 2


def test_it_says_level_number_and_indent() -> None:
    heading, numbers = read_outline("### a\n\n  4. b")
    assert (heading.level, numbers.number, numbers.indent) == (3, 4, 2)


def test_it_says_a_paragraphs_words() -> None:
    (node,) = read_outline("**a** [b](c)\nd")
    assert node.text == "**a** [b](c)\nd"


@pytest.mark.parametrize(
    "deep", ["> " * 2000 + "x", "\n".join(" " * 2 * n + "- x" for n in range(100))]
)
def test_nesting_too_deep_is_refused(deep: str) -> None:
    with pytest.raises(ArticleError, match="20 levels"):
        read_outline(deep)


def test_carriage_returns_end_lines() -> None:
    assert [(node.start, node.end) for node in read_outline("a\r\rb\r\n\r\nc")] == [
        (0, 1),
        (2, 3),
        (4, 5),
    ]
