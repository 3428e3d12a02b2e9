"""An alert is a callout that says what it is, to the eye and to assistive technology."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.text.html import CONTEXT, html


@pytest.mark.parametrize("label", ["Note", "Tip", "Important", "Caution", "Warning"])
@pytest.mark.parametrize("written", [str.upper, str.lower, str.title])
def test_it_is_labelled(label: str, written: object) -> None:
    assert callable(written)
    assert html(f"> [!{written(label)}]\n> Ask first.") == (
        f'<div role="note" class="callout callout-{label.lower()}">'
        f'<p class="callout-label">{label}</p><p>Ask first.</p></div>'
    )


def test_its_label_is_in_the_texts_language() -> None:
    context = replace(CONTEXT, labels={"note": "Huomautus"})
    assert '<p class="callout-label">Huomautus</p>' in html("> [!NOTE]\n> Kysy.", context)
    assert '<p class="callout-label">Tip</p>' in html("> [!TIP]\n> Kysy.", context)


@pytest.mark.parametrize(
    "opening", ["> [!NOTE]\n>\n> a", "> [!NOTE] a", "> [!NOTE]  \n> a", ">[!NOTE]\na"]
)
def test_its_words_may_stand_behind_or_below_the_label(opening: str) -> None:
    assert html(opening).endswith('<p class="callout-label">Note</p><p>a</p></div>')


def test_it_may_hold_a_list() -> None:
    page = html("> [!NOTE]\n> Ask:\n> - a\n>   - b")
    assert "<p>Ask:</p><ul><li>a<ul><li>b</li></ul></li></ul></div>" in page


def test_it_may_stand_in_an_item() -> None:
    assert '<ol><li>a<div role="note"' in html("1. a\n   > [!NOTE]\n   > b")


@pytest.mark.parametrize("quotation", ["> a", "> [!OTHER]\n> a", "> a [!NOTE]", "> - [!NOTE]"])
def test_a_mere_quotation_is_one(quotation: str) -> None:
    assert html(quotation).startswith("<blockquote>")
