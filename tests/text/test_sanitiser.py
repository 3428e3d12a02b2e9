"""Whatever is written, only the tags, attributes, values and addresses of our policy come out."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.html import CONTEXT
from troubleshooting.text.links import Picture
from troubleshooting.text.render import render_block, render_sentence
from troubleshooting.text.sanitiser import ATTRIBUTES, TAGS, VALUES, confine, sanitise

OURS = replace(CONTEXT, pictures={"media/a.png": Picture("/files/1.png", 4, 3)})
PIECES = st.sampled_from(
    ["<", ">", "</", "a", "- ", "1. ", "`", "```\n", "*", "**", "[x](", ")", '"', "'", "script", "<b ",
     "onerror=x", "javascript:", "&", "\\", "> ", "<!--", "-->", "|", "#", " ", "\n", "\n\n", "    ",
     "<img src=", "media/a.png", "![", "](", "<div ", "role=", "note", 'class="callout', "callout-note",
     "</div>", "<p ", "<td ", "align=", "<svg>", "<math>", "<style>", "<a href=", "//x", "> [!NOTE]\n",
     "<table>", "<tr>", "</b>", "</p>", "\u202e", "\x00", "\ufdd0", "<xmp>", "]]>", "<![CDATA[", "&#x3c;"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
ADDED = {"a": {"rel"}, "img": {"width", "height", "loading"}}


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def assert_within_policy(page: str) -> None:
    for tag, attributes in Tags(page).found:
        assert tag in TAGS
        for name, value in attributes.items():
            assert name in ATTRIBUTES.get(tag, set()) | ADDED.get(tag, set())
            assert value in VALUES.get((tag, name), {value})
            if name == "href":
                assert re.match(r"https?:|mailto:|tel:|/fi/", value)
            if name == "src":
                assert value == "/files/1.png"
        assert tag != "img" or set(attributes) == {"src", "alt", "width", "height", "loading"}


@given(TEXTS)
def test_a_block_is_within_the_policy(markdown: str) -> None:
    assert_within_policy(render_block(markdown, OURS))


@given(TEXTS)
def test_a_sentence_is_within_the_policy(markdown: str) -> None:
    assert_within_policy(render_sentence(markdown, OURS))


@given(TEXTS)
def test_sanitised_again_it_stays_the_same(text: str) -> None:
    once = sanitise(text, OURS)
    assert sanitise(once, OURS) == once


@given(TEXTS)
def test_what_is_rendered_is_sanitised(markdown: str) -> None:
    page = render_block(markdown, OURS)
    assert sanitise(page, OURS) == page


@given(TEXTS, TEXTS)
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
