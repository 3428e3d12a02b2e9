"""Whatever is written, only the tags, attributes, values and addresses of our policy come out."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.mutation import WORDS
from benchmarks.policy import PolicyBroken, judge
from tests.text.html import CONTEXT
from troubleshooting.text.markdown.links import LinkContext, Picture, resolve_link
from troubleshooting.text.markdown.render import render_block, render_sentence
from troubleshooting.text.markdown.sanitiser import confine, sanitise
from troubleshooting.text.readable import readable
from troubleshooting.text.words import plain_text

OURS = replace(CONTEXT, pictures={"media/a.png": Picture("/files/1.png", 4, 3)})
SHOWN = frozenset({"/files/1.png"})
LATIN_AMERICA = LinkContext("es-419", "es-419", "https://learn.microsoft.com")
PIECES = st.sampled_from(
    [*WORDS, " ", "\n", "a", "x)", "script", "onerror=x", "role=", "note", 'class="callout', "callout-note",
     "<img src=", "<td ", "align=", "tabindex=0", "lang=fi", "title=", "alt=", "start=", "\ufdd0", "/fi/a/"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.characters(), max_size=25).map("".join)
PAGES = TEXTS.map(readable)
# Nothing that takes words away with it: no comment, no code's language, no cell too many.
KEEPING = st.sampled_from(
    ["*", "**", "_", " ", "\n", "\n\n", "    ", "- ", "1. ", "> ", "# ", "===\n", "***\n", "`a`", "\n```\n",
     "<b>", "</b>", "<i>", "<div>", "</div>", "<p>", "</p>", "<br>", "<table>", "<td>", "</table>", "</li>",
     "<h2>", "&", "&amp;", "<", ">", "\\", "[a](/b)", "[", "]", "![", "<server name>", "</unknown>",
     "<a href=javascript:x>", "<form>", "</form>", "<button>", "<font>", "<marquee>", "<main>", "</body>"]
)  # fmt: skip
WORD = st.integers(10, 99).map(lambda number: f" word{number} ")
MARKED_WORDS = st.lists(KEEPING | WORD, max_size=25).map("".join)


@given(TEXTS)
def test_a_block_is_within_the_policy(markdown: str) -> None:
    judge(render_block(markdown, OURS), pictures=SHOWN)


@given(TEXTS)
def test_a_sentence_is_within_the_policy(markdown: str) -> None:
    judge(render_sentence(markdown, OURS), pictures=SHOWN)


@given(PAGES)
def test_html_is_within_the_policy(html: str) -> None:
    judge(sanitise(html, OURS), pictures=SHOWN)


@given(PAGES)
def test_sanitised_again_it_stays_the_same(text: str) -> None:
    once = sanitise(text, OURS)
    assert sanitise(once, OURS) == once


@pytest.mark.parametrize(
    "html",
    [
        "<h2><server name><h2>",
        "<h2><font><h3>x",
        "<p><font><p>x",
        "<h2><table><h2>",
        "<a href=/b><table><a href=/c>",
        "<pre>\n\n\nx",
        "<a href=/b><x><a href=/c>y",
        "<li><main><li>",
        "<a href=x title=y>z</a>",
        "<img alt='\" x' src=y>",
        "<img alt='\" x' src=https://a.example/b.png>",
        "<a href=other.md>x</a>",
        "<a href=/fi/a/>x</a>",
        "<a href=https://learn.microsoft.com/en-us/a#>x</a>",
        "<a href=https://learn.microsoft.com?>x</a>",
        "<a href=/en-us/a?#>x</a>",
        "<p><img alt='&#x202e;'></p>",
    ],
)
def test_what_was_not_the_same_sanitised_again_is(html: str) -> None:
    once = sanitise(html, OURS)
    assert sanitise(once, OURS) == once
    assert confine(confine(html)) == confine(html)


@given(TEXTS)
def test_what_is_rendered_is_sanitised(markdown: str) -> None:
    for page in (render_block(markdown, OURS), render_sentence(markdown, OURS)):
        # Words alone are not sent through the sanitiser, which writes a no-break space by name.
        assert sanitise(page, OURS) == page.replace("\xa0", "&nbsp;")


@given(TEXTS, st.sampled_from([CONTEXT, LATIN_AMERICA]))
def test_an_address_that_was_resolved_stays_the_same(text: str, context: LinkContext) -> None:
    once = resolve_link(text, context)
    assert once is None or resolve_link(once, context) == once


@given(MARKED_WORDS)
def test_no_word_is_lost(markdown: str) -> None:
    written = re.findall(r"word\d\d", markdown)
    assert re.findall(r"word\d\d", plain_text(render_sentence(markdown, OURS))) == written
    assert sorted(re.findall(r"word\d\d", plain_text(render_block(markdown, OURS)))) == sorted(
        written
    )


@pytest.mark.parametrize(
    "page",
    [
        "<script>x</script>",
        '<p onclick="x">y</p>',
        "<p>x",
        "x</p>",
        "<!-- x -->",
        "a > b",
        '<a href="javascript:x">y</a>',
        '<a href="//a.example">y</a>',
        '<a href="https://a@b.example/">y</a>',
        "<a href='/fi/a/'>y</a>",
        '<img src="/files/2.png" alt="">',
        '<div class="modal">x</div>',
        '<b title="x">y</b>',
        "a & b",
        "\u202ea",
    ],
)
def test_the_judge_of_these_tests_is_strict(page: str) -> None:
    with pytest.raises(PolicyBroken):
        judge(page, pictures=SHOWN)


@given(PAGES, PAGES)
def test_what_is_confined_draws_nothing_in(html: str, following: str) -> None:
    pieces = [confine(html), confine(following)]
    assert confine("".join(pieces)) == "".join(pieces)


@pytest.mark.parametrize(
    "forged",
    [
        '<div class="callout callout-note modal">x</div>',
        '<div class="modal">x</div>',
        '<div role="alertdialog">x</div>',
        '<div role="region" aria-label="Sign in">x</div>',
        '<div tabindex="5">x</div>',
        '<p class="callout-label hidden">x</p>',
        '<p role="note">x</p>',
        '<a class="button" href="https://example.org">x</a>',
        '<ol start="javascript:x"><li>x</li></ol>',
        '<td align="javascript:x">x</td>',
    ],
)
def test_no_class_role_or_value_but_ours_can_be_forged(forged: str) -> None:
    page = render_block(forged, CONTEXT)
    assert not re.search(
        r"modal|alertdialog|Sign in|tabindex|hidden|<p role|button|javascript", page
    )


def test_html_that_is_not_closed_ends_with_its_line() -> None:
    page = render_block("a <b>b\n\nc\n\n- d <i>e\n- f", CONTEXT)
    assert "<p>a <b>b</b></p>\n<p>c</p>" in page
    assert "<li>d <i>e</i></li>\n<li>f</li>" in page
