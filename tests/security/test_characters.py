"""A character that deceives is gone however it was written: raw, as an entity, as an escape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.policy import UNHOLDABLE
from tests.text.html import CONTEXT
from troubleshooting.text.article import parse_article
from troubleshooting.text.front_matter import parse_values
from troubleshooting.text.markdown.render import render_block, render_sentence
from troubleshooting.text.readable import readable

CODES = st.sampled_from([0, 0xD800, 0x202A, 0x202E, 0x2066, 0x2069, 0xE0001, 0xE007F])
PLACES = st.sampled_from(
    ["a{}b", "[a](https://example.org/{})", '[a](/b "{}")', "![{}](a.png)", "<b>{}</b>",
     '<abbr title="{}">x</abbr>', "<a href='/{}'>x</a>", "`{}`", "# {}", "| {} |\n|---|"]
)  # fmt: skip
FRONT = "ms.contentlocale: fi-FI\n"


@given(CODES, PLACES, st.sampled_from(["&#{};", "&#x{:x};", "&#X{:X};"]))
def test_no_page_shows_it(code: int, place: str, entity: str) -> None:
    markdown = place.replace("{}", entity.format(code))
    assert UNHOLDABLE.search(render_block(markdown, CONTEXT)) is None
    assert UNHOLDABLE.search(render_sentence(markdown, CONTEXT)) is None


@given(CODES.filter(lambda code: code != 0xD800))
def test_no_front_matter_holds_it(code: int) -> None:
    values = parse_values(f'{FRONT}title: "a\\U{code:08X}b"\nk: ["\\U{code:08X}"]')
    assert UNHOLDABLE.search("".join(values.values())) is None


@pytest.mark.parametrize("title", ["a &#x202e;b", "a &#xe0041;b", "a \u202eb"])
def test_no_title_holds_it(title: str) -> None:
    assert parse_article(f"---\n{FRONT}---\n# {title}\n\nText.").title == "a b"


@given(st.text().filter(lambda text: not UNHOLDABLE.search(text)))
def test_all_else_is_left(text: str) -> None:
    assert readable(text) == text
