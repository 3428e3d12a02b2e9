"""A table scrolls inside a labelled frame that the keyboard reaches."""

from __future__ import annotations

from dataclasses import replace

from tests.text.html import CONTEXT, html

TABLE = "| a | b |\n|:--|--:|\n| **c** | [d](e.md) |"


def test_it_stands_in_a_frame() -> None:
    assert html(TABLE) == (
        '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table><thead><tr>'
        '<th align="left">a</th><th align="right">b</th></tr></thead><tbody><tr>'
        '<td align="left"><strong>c</strong></td><td align="right">'
        '<a href="/fi/e/" rel="noopener noreferrer">d</a></td></tr></tbody></table></div>'
    )


def test_the_frames_label_is_in_the_texts_language() -> None:
    assert 'aria-label="Taulukko"' in html(TABLE, replace(CONTEXT, labels={"table": "Taulukko"}))
