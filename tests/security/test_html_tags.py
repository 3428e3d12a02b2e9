"""White space in a tag is ASCII; a tag that is none is known for that in one go."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.text.html import CONTEXT, html
from troubleshooting.text.markdown.fidelity import find_difference
from troubleshooting.text.markdown.html_tags import block_of_html, tag_of_html
from troubleshooting.text.markdown.render import render_block, render_sentence

# Read with the parser's own patterns each of these takes longer than anybody waits.
ATTRIBUTES = " a=b\xa0 c" * 500
ENDLESS = {
    "within a line": f"x <b{ATTRIBUTES}' >",
    "alone on a line": f"<b{ATTRIBUTES}' >",
    "in a list": f"- x\n- <b{ATTRIBUTES}' >",
    "before a line": f"<b{ATTRIBUTES}'\nx >",
    "without an end": f"x <b{ATTRIBUTES}",
}


@pytest.mark.parametrize("case", ENDLESS)
def test_it_comes_to_an_end(case: str) -> None:
    assert "&lt;b" in render_block(ENDLESS[case], CONTEXT)
    assert "&lt;b" in render_sentence(ENDLESS[case].replace("\n", " "), CONTEXT)


@pytest.mark.parametrize("case", ENDLESS)
def test_the_comparison_with_the_reference_comes_to_an_end(case: str) -> None:
    assert find_difference(ENDLESS[case]) is None


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("x <b>y</b>", "<p>x <b>y</b></p>"),
        ('x <abbr title="a\xa0b">y</abbr>', '<p>x <abbr title="a&nbsp;b">y</abbr></p>'),
        ("x <abbr\n\ttitle=a >y</abbr>", '<p>x <abbr title="a">y</abbr></p>'),
        ("x <b\xa0title=a>y", "<p>x &lt;b&nbsp;title=a&gt;y</p>"),
        ("<i\u3000title=a>", "<p>&lt;i\u3000title=a&gt;</p>"),
        ("<div>ä</div>", "<div>ä</div>"),
        ("<i>ä</i>", "<p><i>ä</i></p>"),
    ],
)
def test_it_is_a_tag_or_words(markdown: str, shown: str) -> None:
    assert html(markdown) == shown


@pytest.mark.parametrize(
    "markdown",
    [
        "a <b c='d' e>f</b>",
        "<div\n>x",
        "<!-- ä -->",
        "<?ä?>",
        "<i a='ä'>\nx",
        "</i >\nä",
        "<ä>",
        "< b>",
    ],
)
def test_else_nothing_is_read_otherwise_than_by_the_parser(markdown: str) -> None:
    stock, ours = MarkdownIt("commonmark"), MarkdownIt("commonmark")
    ours.block.ruler.at(
        "html_block", block_of_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    ours.inline.ruler.at("html_inline", tag_of_html)
    assert ours.render(markdown) == stock.render(markdown)
