"""A step that is one list item loses its marker."""

from __future__ import annotations

import pytest

from troubleshooting.text.markdown.items import unwrap_item


@pytest.mark.parametrize(
    ("markdown", "content"),
    [
        ("- a", "a"),
        ("12. a\n    - b", "a\n- b"),
        ("- a\n- b", "- a\n- b"),
        ("- a\n* b", "- a\n* b"),
        ("- a\n\n1. b", "- a\n\n1. b"),
        ("a", "a"),
        ("-", "-"),
        ("- a\n\n  b", "a\n\nb"),
        ("  - a\n    b", "a\nb"),
        ("- a\n\nb", "- a\n\nb"),
    ],
)
def test_one_item_loses_its_marker(markdown: str, content: str) -> None:
    assert unwrap_item(markdown) == content
