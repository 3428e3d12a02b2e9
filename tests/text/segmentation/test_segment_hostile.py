"""Whatever is written, every line is in exactly one block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.errors import ArticleError
from troubleshooting.text.segmentation.segment import segment

PIECES = [
    "# Title",
    "## Part",
    "**Bold line**",
    "**Note:** Ask first.",
    "Select **Save**.",
    "Try the following:",
    "It is loud.",
    "For more, see [Sound](/sound).",
    "- Restart.",
    "  - Nested",
    "    More of it",
    "1. Open Settings.",
    "2. If it fails, select **Retry**.",
    "> [!NOTE]",
    "> quoted",
    "```",
    "![](a.png)",
    "---",
    "| a |",
    "|---|",
    "<div>",
    "[x]: /x",
    "1.Open it.",
    "2.Select **Go**.",
    "a. Open it.",
    "- **Where?**",
    "- Use the following steps. It helps.",
    "To share it, you need to add a key.",
    "This will open a window.",
    "Set-Room -Name <name>",
    "Q: **Why?**",
    "**Step 1:** Open it.",
    "Then select it.",
    "Run this command:",
    "**Run this command:**",
    "`Get-Rooms`",
    "> It helps:",
    "We recommend that you use it.",
    "- Restarting it",
    "",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("\n".join)


@pytest.mark.parametrize("english", [True, False])
@given(text=TEXTS)
def test_every_line_is_in_one_block(english: bool, text: str) -> None:
    covered = [n for one in segment(text, english=english) for n in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, line in enumerate(text.split("\n")) if line.strip()} <= set(covered)


@given(text=st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = segment(text, english=True)
    except ArticleError:
        return
    assert all(one.start < one.end for one in found)
