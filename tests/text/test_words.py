"""The words of rendered HTML, for search, labels and transcripts."""

from __future__ import annotations

import pytest

from tests.text.html import CONTEXT
from troubleshooting.text.markdown.render import render_block
from troubleshooting.text.words import label_of, plain_text


def test_words_of_neighbouring_blocks_are_not_glued() -> None:
    page = render_block(
        "> [!NOTE]\n> nolla\n\n- eka\n  - toka\n- kolmas\n\n| a | b |\n|---|---|", CONTEXT
    )
    assert plain_text(page) == "Note nolla eka toka kolmas a b"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("<p>a &lt;b&gt; &amp;lt;</p>", "a <b> &lt;"),
        ('<a href="x" title="a>b">c</a>', "c"),
        ("a<br>b", "a b"),
    ],
)
def test_words_are_what_is_read(page: str, words: str) -> None:
    assert plain_text(page) == words


def test_a_label_is_the_first_sentence_cut_at_a_word() -> None:
    assert label_of("<p>Avaa asetukset nyt. Valitse tilit.</p>") == "Avaa asetukset nyt."
    assert label_of("<p>" + "sana " * 60 + "</p>", limit=20) == "sana sana sana…"


def test_a_callout_is_named_by_its_words_not_by_its_label() -> None:
    html = '<div class="callout"><p class="callout-label">Note</p><p>Ask first.</p></div>'
    assert label_of(html) == "Ask first."
