"""Every rule has a text that shows it and a line that says what it means."""

from __future__ import annotations

import pytest

from tests.text.corpus import CORPUS, needs
from troubleshooting.text.article import parse_article
from troubleshooting.text.segmentation.rules import RULES
from troubleshooting.text.segmentation.segment import segment

EXAMPLES = {
    "alternative": "Try the following:\n\n- Restart.\n- Update the app.",
    "procedure": "To clear it:\n\n1. Open Settings.\n2. Select Clear.",
    "section": "## Update the driver\n\nOpen Device Manager and select Update.",
    "remedy": "Restart the phone.",
    "command": "Run this command:\n\n```\nipconfig\n```",
    "offer": "# Hide\n\nTo hide a folder, you need to select **Hide** in **Settings**.",
    "likely": "# Mail\n\nOpen **Settings** and select **Reset**.\n\nIf the above step doesn't work, add the following key:",
    "title": "# No sound",
    "heading": "## Sound\n\nIt is loud.",
    "lead-in": "Try the following:\n\n- Restart.\n- Update the app.",
    "explanation": "Try the following:\n\n- Restart.\n- It is known that this helps with many of the phones.",
    "note": "> [!NOTE]\n> Ask first.",
    "list": "It has these features:\n\n- Sound\n- Light",
    "prose": "It is loud.",
    "code": "```\n500\n```",
    "quote": "> It is loud.",
    "table": "| a |\n|---|\n| b |",
    "html": "<div>\nloud\n</div>",
    "line": "---",
    "definitions": "It is [loud].\n\n[loud]: /loud",
    "reading": "For more information, see [Sound](/sound).",
}


def test_every_rule_but_the_editors_has_an_example() -> None:
    assert set(EXAMPLES) == set(RULES) - {"editor"}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_names_the_block_it_made(rule: str) -> None:
    assert rule in {one.rule for one in segment(EXAMPLES[rule], english=True)}


@pytest.mark.corpus
@needs(CORPUS)
def test_every_rule_that_occurs_is_explained() -> None:
    files = CORPUS.glob("*/bilingual/*.md")
    articles = [parse_article(file.read_text("utf-8"), locale="fi-FI") for file in files]
    assert {block.rule for article in articles for block in article.blocks} <= set(RULES)
