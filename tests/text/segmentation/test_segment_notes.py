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


def test_a_heading_in_bold_that_announces_a_procedure_is_no_note() -> None:
    head = "**Important steps, if the lamp is new:**"
    assert steps(f"# Lamp\n\n{head}\n\n1. Open it.\n2. Select **Dim**.") == [head]
    assert steps("# Lamp\n\n**Important: restart the lamp:**\n\n- Dim it.") == []


def test_a_label_that_counts_is_no_note() -> None:
    text = "# Lamp\n\n**Step 1:** Dim the lamp.\n\n**Option B**: Make sure that it is cold."
    assert [one.kind for one in step_segments(text)] == ["action", "check"]
    assert steps("# Lamp\n\n**Warm lamps:** Dim the lamp.") == []


def test_an_alert_that_ends_in_a_colon_takes_in_its_list() -> None:
    alert = "> [!NOTE]\n> If it is dark, you can do it by hand"
    assert steps(f"# Lamp\n\n{alert}:\n\n1. Open it.\n2. Select **Dim**.") == []
    assert steps(f"# Lamp\n\n{alert}.\n\n1. Open it.\n2. Select **Dim**.") == ["1. Open it."]


def test_a_line_labelled_as_a_question_heads_its_answer() -> None:
    text = "## FAQ\n\nQ: **It is dark.**\n\nA: It may be old.\n\nIf so, replace the lamp."
    assert steps(text) == ["Q: **It is dark.**"]
