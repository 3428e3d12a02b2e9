"""What is found out about a file before the database is asked."""

from __future__ import annotations

import pytest

from troubleshooting.ingest.preparation.prepare import PreparedArticle, prepare
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.text.article import parse_article
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.limits import MAX_INLINE_DEPTH

FRONT = "---\nms.contentlocale: fi-FI\n---\n"


def prepared(body: str) -> PreparedArticle:
    return prepare(parse_article(FRONT + body), Renderer("fi-FI"), digest="")


def test_a_structure_that_is_not_commonmarks_is_told_with_its_line() -> None:
    (warning,) = prepared("# Otsikko\n\n1. Yksi\n2. Kaksi\n  - a\n  - b\n3. Kolme\n").warnings
    assert warning.line == 6
    assert "CommonMark" in warning.reason


@pytest.mark.parametrize("body", ["# A\n\n1. B\n   - c\n", "# A\n\nRivi<br>rivi\n"])
def test_an_ordinary_text_is_not(body: str) -> None:
    assert prepared(body).warnings == ()


def test_what_cannot_be_rendered_is_told_with_its_line() -> None:
    deep = "*a **b " * MAX_INLINE_DEPTH + "c** d*" * MAX_INLINE_DEPTH
    with pytest.raises(ArticleError) as refused:
        prepared(f"# Otsikko\n\nTeksti.\n\n{deep}\n")
    assert refused.value.line == 8
