"""Brackets that nobody closes would cost Python-Markdown minutes: they are refused at once."""

from __future__ import annotations

import pytest

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.links import LinkContext
from troubleshooting.text.render import MAX_BRACKETS, render_block, render_sentence

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example.org")


@pytest.mark.parametrize("render", [render_block, render_sentence])
def test_too_many_are_refused_with_a_remedy(render: object) -> None:
    with pytest.raises(ArticleError, match="split it"):
        render("[a" * (MAX_BRACKETS + 1), CONTEXT)  # type: ignore[operator]
