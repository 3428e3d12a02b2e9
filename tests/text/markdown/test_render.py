from __future__ import annotations

import json
import re

import pytest

from tests.text.corpus import SHARED
from tests.text.html import CONTEXT, html
from troubleshooting.text.markdown.render import render_block, render_sentence
from troubleshooting.text.words import plain_text

HOSTILE_FILE = SHARED / "hostile_markdown.json"
# Written for a page; the others are for spreadsheets.
HOSTILE = [
    entry
    for entry in (json.loads(HOSTILE_FILE.read_text("utf-8")) if HOSTILE_FILE.exists() else [])
    if entry["sink"] == "html"
]


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_lists_nest_by_two_to_four_spaces(indent: str) -> None:
    assert html(f"- a\n{indent}- b\n- c") == ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")


def test_a_list_interrupts_a_paragraph() -> None:
    assert html("Try:\n- a\n- b") == "<p>Try:</p><ul><li>a</li><li>b</li></ul>"


@pytest.mark.parametrize(
    "markdown",
    [
        "<server name>",
        "Run Test-Link <server name> -Port 25 now",
        "- a\n\n    Run <server name> now",
        "1. a\n    Run <server name> now",
        "> Run <server name> now",
        "| a |\n|---|\n| Run <server name> |",
        "## Run <server name>",
        "Run \\<server name\\> now",
        "Run `test <server name>` now",
        "```\ntest <server name>\n```",
        "1. a\n\n   ```\n   test <server name>\n   ```",
        "    test <server name>",
        "**<server name>**",
    ],
)
def test_words_in_angle_brackets_stay_visible(markdown: str) -> None:
    page = render_block(markdown, CONTEXT)
    assert "&lt;server name&gt;" in page
    assert "\\" not in page
    assert "<server name>" in plain_text(page)


def test_words_in_angle_brackets_stay_visible_in_a_sentence() -> None:
    assert render_sentence("Kirjoita <tenant> tähän", CONTEXT) == "Kirjoita &lt;tenant&gt; tähän"


def test_an_address_in_angle_brackets_is_a_link() -> None:
    assert 'href="https://example.org/a"' in html("<https://example.org/a>")


def test_an_escaped_tag_is_words() -> None:
    assert html("Type \\<b\\> here") == "<p>Type &lt;b&gt; here</p>"


def test_html_the_articles_use_is_kept() -> None:
    assert html("a<br>b H<sub>2</sub>O") == "<p>a<br>b H<sub>2</sub>O</p>"


def test_code_in_an_item_is_code() -> None:
    assert html("1. one\n\n   ```\n   run\n   ```\n2. two") == (
        "<ol><li><p>one</p><pre><code>run</code></pre></li><li><p>two</p></li></ol>"
    )


def test_a_title_is_a_second_level_heading() -> None:
    assert html("# Otsikko") == "<h2>Otsikko</h2>"


def test_an_anchor_is_not_shown() -> None:
    assert html('## <a name="a"></a>Osa') == "<h2>Osa</h2>"


@pytest.mark.parametrize("opening", ["1. ", "- ", "* ", "# ", "> ", "2024. "])
def test_a_sentence_opens_no_block(opening: str) -> None:
    words = plain_text(render_sentence(f"{opening}Avaa", CONTEXT))
    assert words == f"{opening}Avaa"
    assert not re.search("<(?:ul|ol|h2|blockquote)", render_sentence(f"{opening}Avaa", CONTEXT))


@pytest.mark.corpus
@pytest.mark.skipif(not HOSTILE, reason="hostile_markdown.json is not beside the project")
@pytest.mark.parametrize("entry", HOSTILE, ids=[entry["id"] for entry in HOSTILE])
@pytest.mark.parametrize("render", [render_block, render_sentence])
def test_hostile_markdown_is_harmless(entry: dict[str, object], render: object) -> None:
    assert callable(render)
    page = render(entry["markdown"], CONTEXT)
    must_not, must = entry["must_not"], entry.get("must", [])
    assert isinstance(must_not, list)
    assert isinstance(must, list)
    assert [pattern for pattern in must_not if re.search(pattern, page)] == []
    if render is render_block:
        assert [pattern for pattern in must if not re.search(pattern, page)] == []
