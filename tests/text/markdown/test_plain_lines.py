"""The fast reader of ordinary lines gives what the whole parser gives."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from troubleshooting.text.markdown.inline import InlineBuilder
from troubleshooting.text.markdown.plain_lines import read_line, read_paragraph
from troubleshooting.text.markdown.serialise import inner_html

PARSER = MarkdownIt("commonmark").enable("table")
PIECES = st.sampled_from(
    ["**", "[", "](", ")", "a", "ä", "。", "「", "」", " ", "!", "&", "&amp;", "1", "1. ", "- ", "**b**",
     "[c](d)", "[**e**](f)", '"', "'", ".", "/", "https://x", "javascript:", "*", "_", "\u3000",
     "\u200b", "%", "#", "|", ":", "=", "~", ">", "<br>", "\\", "`"]
)  # fmt: skip
LINES = st.lists(PIECES, max_size=10).map("".join)


def address_of(address: str) -> str | None:
    normalized = PARSER.normalizeLink(address)
    return normalized if PARSER.validateLink(normalized) else None


def as_html(tokens: list[Token]) -> str:
    line = Element("line")
    InlineBuilder(line, video_label="").append(tokens)
    return inner_html(line)


@given(LINES)
def test_a_line_reads_the_same(line: str) -> None:
    tokens = read_line(line, address_of)
    if tokens is not None:
        assert as_html(tokens) == as_html(PARSER.inline.parse(line, PARSER, {}, []))


@pytest.mark.parametrize(
    "line",
    ["Open it.", "Open **Settings**, then [the list](https://example.org/a_b).", "[**A**](b) & c!"],
)
def test_it_reads_ordinary_lines(line: str) -> None:
    assert read_line(line, address_of)


@given(LINES.map(str.strip))
def test_a_paragraph_reads_the_same(line: str) -> None:
    tokens = read_paragraph(line)
    if tokens is not None:
        whole = PARSER.parse(line)
        assert [(one.type, one.content, one.level, one.map) for one in tokens] == [
            (one.type, one.content, one.level, one.map) for one in whole
        ]


@pytest.mark.parametrize("line", ["Open it.", "**Note**: a", "[a](b)"])
def test_it_reads_ordinary_paragraphs(line: str) -> None:
    assert read_paragraph(line)
