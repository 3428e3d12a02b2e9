"""What would cost too much is refused at once, with the line and what there is too much of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.pathological import FAMILIES
from tests.text.html import CONTEXT
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.limits import (
    MAX_BLOCKS,
    MAX_BYTES,
    MAX_CELLS,
    MAX_DEPTH,
    MAX_INLINE_DEPTH,
    MAX_LINES,
    MAX_MARKS,
    MAX_TAGS,
)
from troubleshooting.text.markdown.outline import read_outline
from troubleshooting.text.markdown.render import render_block, render_sentence

HEAD = "---\nms.contentlocale: en-US\n---\n"
TABLE = "|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n"
BEYOND = [
    ("a\n" * (MAX_LINES + 1), "10,000 lines", MAX_LINES + 1),
    ("a\n" + "*a" * (MAX_MARKS + 1), "40,000 of the characters", 2),
    ("a\n\n" + "<b>" * (MAX_TAGS + 1), "2,000 opening angle brackets", 3),
    ("> - > - a\n\n" * (MAX_BLOCKS // 5 + 1), "15,000 blocks", 6001),
    (TABLE + "|a\n" * (MAX_CELLS // 200), "20,000 cells", 1),
    ("a\n\n" + "> " * (MAX_DEPTH * 2 + 1) + "b", "20 levels", 3),
    ("a\n\n" + "- " * (MAX_DEPTH + 1) + "b", "20 levels", 3),
]


@pytest.mark.parametrize(("markdown", "reason", "line"), BEYOND)
def test_an_article_beyond_a_limit_is_refused(markdown: str, reason: str, line: int) -> None:
    with pytest.raises(ArticleError, match=reason) as caught:
        parse_article(HEAD + markdown)
    assert caught.value.line == line + 3


@pytest.mark.parametrize(("markdown", "reason", "line"), BEYOND)
def test_a_block_beyond_a_limit_is_refused(markdown: str, reason: str, line: int) -> None:
    with pytest.raises(ArticleError, match=reason) as caught:
        render_block(markdown, CONTEXT)
    assert caught.value.line == line


@pytest.mark.parametrize("render", [render_block, render_sentence])
def test_emphasis_too_deep_is_refused(render: Callable[..., str]) -> None:
    deep = "*a **b " * MAX_INLINE_DEPTH + "c** d*" * MAX_INLINE_DEPTH
    with pytest.raises(ArticleError, match="simplify"):
        render(deep, CONTEXT)


def test_a_sentence_beyond_a_limit_is_refused() -> None:
    with pytest.raises(ArticleError, match="split"):
        render_sentence("[a" * (MAX_MARKS + 1), CONTEXT)


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(ArticleError, match="512 KiB"):
        parse_article(HEAD + "a" * MAX_BYTES)


@pytest.mark.parametrize("markdown", ["> " * MAX_DEPTH + "a", "- " * MAX_DEPTH + "a"])
def test_nesting_as_deep_as_allowed_is_read_to_its_end(markdown: str) -> None:
    assert render_block(markdown, CONTEXT).count("a") >= 1
    assert read_outline(markdown)


@pytest.mark.parametrize("family", ["ordinary", "ordinary pairs"])
def test_an_article_as_large_as_allowed_is_rendered_if_it_is_an_ordinary_one(family: str) -> None:
    article = parse_article(FAMILIES[family](MAX_BYTES))
    assert len(article.blocks) > 1000
    assert all(render_block(block.markdown, CONTEXT) for block in article.blocks[:100])
