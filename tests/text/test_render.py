from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.corpus import SHARED
from troubleshooting.text.links import LinkContext
from troubleshooting.text.render import label_of, plain_text, render_block, render_sentence

CONTEXT = LinkContext("fi-FI", "fi", "https://docs.example")
HOSTILE_FILE = SHARED / "hostile_markdown.json"
# Written for a page; the others are for spreadsheets.
HOSTILE = [
    entry
    for entry in (json.loads(HOSTILE_FILE.read_text("utf-8")) if HOSTILE_FILE.exists() else [])
    if entry["sink"] == "html"
]


def html(markdown: str) -> str:
    """Rendered, with white space between tags removed."""
    return re.sub(r">\s+<", "><", render_block(markdown, CONTEXT)).replace("\n<", "<")


@pytest.mark.parametrize("indent", ["  ", "   ", "    "])
def test_lists_nest_by_two_to_four_spaces(indent: str) -> None:
    assert html(f"- a\n{indent}- b\n- c") == ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")


def test_a_list_interrupts_a_paragraph() -> None:
    assert html("Try:\n- a\n- b") == "<p>Try:</p><ul><li>a</li><li>b</li></ul>"


def test_a_procedure_counts_on_after_a_picture() -> None:
    assert html("1. Open Settings\n\n![kuva](media/a.png)\n\n1. Choose Accounts\n1. Sign out") == (
        "<ol><li>Open Settings</li></ol><p><em>kuva</em></p>"
        '<ol start="2"><li>Choose Accounts</li><li>Sign out</li></ol>'
    )


@pytest.mark.parametrize("between", ["**Note:** Ask.", "> [!NOTE]\n> Ask.", "```\nrun\n```"])
def test_a_procedure_counts_on_after_a_note_or_code(between: str) -> None:
    assert '<ol start="3"><li>C</li>' in html(f"1. A\n2. B\n\n{between}\n\n1. C")


def test_two_procedures_count_for_themselves() -> None:
    page = html("**Windows**\n\n1. A\n2. B\n\n**Mac**\n\n1. C\n2. D")
    assert page.count("<ol>") == 2
    assert "start" not in page


def test_points_too_little_indented_are_sub_points() -> None:
    assert html("1. A\n2. B\n  - b1\n  - b2\n3. C") == (
        "<ol><li>A</li><li>B<ul><li>b1</li><li>b2</li></ul></li><li>C</li></ol>"
    )


def test_every_item_numbered_one_is_one_list() -> None:
    assert html("1. A\n1. B\n1. C") == "<ol><li>A</li><li>B</li><li>C</li></ol>"


@pytest.mark.parametrize(
    "markdown",
    [
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


@pytest.mark.parametrize("label", ["NOTE", "note", "TIP"])
def test_an_alert_opens_with_its_label(label: str) -> None:
    assert html(f"> [!{label}]\n> Ask first.") == (
        f"<blockquote><p><strong>{label.title()}</strong><br>\nAsk first.</p></blockquote>"
    )


def test_an_alerts_label_is_translated() -> None:
    page = render_block("> [!NOTE]\n> Kysy.", CONTEXT, alert_labels={"note": "Huomautus"})
    assert "<strong>Huomautus</strong>" in page


def test_a_list_in_an_alert_is_one() -> None:
    assert "<ul><li>a<ul><li>b</li></ul></li></ul>" in html("> [!NOTE]\n> Ask:\n> - a\n>   - b")


def test_a_picture_is_its_description() -> None:
    assert html("![kuva](media/a.png)") == "<p><em>kuva</em></p>"
    assert "<img" not in html('<img src="https://example.org/a.png" alt="x">')


def test_a_paragraph_of_nothing_shown_is_none() -> None:
    assert html("a\n\n<img src='data:image/png;base64,AAAA'>\n\nb") == "<p>a</p><p>b</p>"


def test_code_in_an_item_is_code() -> None:
    assert html("1. one\n\n   ```\n   run\n   ```\n2. two") == (
        "<ol><li><p>one</p><pre><code>run</code></pre></li><li><p>two</p></li></ol>"
    )


def test_a_video_is_a_link() -> None:
    assert 'href="https://example.org/v"' in html("> [!VIDEO https://example.org/v]")


def test_a_title_is_a_second_level_heading() -> None:
    assert html("# Otsikko") == "<h2>Otsikko</h2>"


def test_an_anchor_is_not_shown() -> None:
    assert html('## <a name="a"></a>Osa') == "<h2>Osa</h2>"


@pytest.mark.parametrize("opening", ["1. ", "- ", "* ", "# ", "> ", "2024. "])
def test_a_sentence_opens_no_block(opening: str) -> None:
    words = plain_text(render_sentence(f"{opening}Avaa", CONTEXT))
    assert words == f"{opening}Avaa"
    assert not re.search("<(?:ul|ol|h2|blockquote)", render_sentence(f"{opening}Avaa", CONTEXT))


def test_words_of_neighbouring_blocks_are_not_glued() -> None:
    words = plain_text(render_block("- eka\n  - toka\n- kolmas\n\n| a | b |\n|---|---|", CONTEXT))
    assert words == "eka toka kolmas a b"


def test_a_label_is_the_first_sentence_cut_at_a_word() -> None:
    assert label_of("<p>Avaa asetukset nyt. Valitse tilit.</p>") == "Avaa asetukset nyt."
    assert label_of("<p>" + "sana " * 60 + "</p>", limit=20) == "sana sana sana…"


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


TAG = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>")
PIECES = st.sampled_from(
    ['<', '>', '</', 'a', '- ', '1. ', '`', '```\n', '*', '**', '[x](', ')', '"', 'script', '<b', 'onerror=x', 'javascript:', '&', '\\', '> ', '<!--', '-->', '|', '#', ' ', '\n', '\n\n', '    ']
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_is_written_only_our_policy_comes_out(markdown: str) -> None:
    page = render_block(markdown, CONTEXT)
    for _, name, attributes in TAG.findall(page):
        assert name not in {"script", "style", "iframe", "img", "form", "input", "span", "div"}
        assert not re.search(r"\s(?:on\w+|style|class|id)=", attributes)
    assert "\ufdd0" not in page
