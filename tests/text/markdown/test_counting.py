"""A numbered list that only a picture, a note or code interrupts goes on counting."""

from __future__ import annotations

import pytest

from tests.text.html import html


def test_a_procedure_counts_on_after_a_picture() -> None:
    assert html("1. Open Settings\n\n![kuva](media/a.png)\n\n1. Choose Accounts\n1. Sign out") == (
        "<ol><li>Open Settings</li></ol><p><em>kuva</em></p>"
        '<ol start="2"><li>Choose Accounts</li><li>Sign out</li></ol>'
    )


@pytest.mark.parametrize(
    "between",
    ["**Note:** Ask.", "**Huomautus**: Kysy.", "Note: Ask.", "> [!NOTE]\n> Ask.", "> Ask.",
     "```\nrun\n```", "| a |\n|---|\n| b |"],
)  # fmt: skip
def test_it_counts_on_after_a_note_a_quotation_code_or_a_table(between: str) -> None:
    assert '<ol start="3"><li>C</li>' in html(f"1. A\n2. B\n\n{between}\n\n1. C")


@pytest.mark.parametrize(
    "between", ["**Mac**", "## Mac", "Then do this:", "- a point", "![a](b.png) and words", "***"]
)
def test_two_procedures_count_for_themselves(between: str) -> None:
    page = html(f"1. A\n2. B\n\n{between}\n\n1. C\n2. D")
    assert page.count("<ol>") == 2
    assert "start" not in page


def test_what_is_numbered_by_hand_keeps_its_number() -> None:
    assert '<ol start="7">' in html("1. A\n\n> Ask.\n\n7. B")


def test_every_item_numbered_one_is_one_list() -> None:
    assert html("1. A\n1. B\n1. C") == "<ol><li>A</li><li>B</li><li>C</li></ol>"


def test_it_counts_on_inside_a_point() -> None:
    assert '<ol start="2">' in html("- a\n\n  1. A\n\n  > Ask.\n\n  1. B")
