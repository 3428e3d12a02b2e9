"""What is labelled a note is none of the steps, however far it reaches."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, step_segments, steps


@pytest.mark.parametrize(
    "text",
    [
        "Note: Restart the phone.",
        "**Tip** Restart the phone.",
        "*Important:* Restart the phone.",
        "Caution Restart the phone.",
        "Note that you have to restart the phone.",
    ],
)
def test_a_paragraph_with_a_notes_label_is_no_step(text: str) -> None:
    assert blocks(text) == [("text", text)]


@pytest.mark.parametrize("head", ["**Refund for a ticket**", "**Tips for clear sound**"])
def test_a_heading_that_begins_like_a_label_heads_its_section(head: str) -> None:
    assert steps(f"{head}\n\nOpen the app and select **Next**.") == [head]


@pytest.mark.parametrize("head", ["## Tips:", "## Notes"])
def test_below_a_heading_that_is_a_label_all_is_a_note(head: str) -> None:
    text = f"{head}\n\nRestart the phone.\n\n- Update the app.\n- Ask for help."
    assert [one.rule for one in step_segments(text)] == []


def test_the_next_heading_ends_the_notes() -> None:
    text = "## Tips\n\nRestart the phone.\n\n## Update it\n\nSelect **Update**."
    assert steps(text) == ["## Update it"]


def test_an_article_called_notes_has_steps() -> None:
    assert steps("# Notes\n\nRestart the phone.") == ["Restart the phone."]


@pytest.mark.parametrize("below", ["Restart the phone.", "- Restart the phone.\n- Update the app."])
def test_a_bare_label_takes_in_the_block_below_it(below: str) -> None:
    text = f"# Phone\n\n**Note:**\n\n{below}\n\nOpen the app and select **Next**."
    assert steps(text) == ["Open the app and select **Next**."]
