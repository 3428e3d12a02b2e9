"""What belongs together though the marks of Markdown part it."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, only_step, step_segments, steps


def test_a_bold_question_with_a_marker_heads_what_stands_below() -> None:
    text = "- **How do I clear it?**\n\nOpen **Settings** and select **Clear**."
    assert steps(text) == ["- **How do I clear it?**"]


def test_a_bold_item_alone_heads_what_stands_below() -> None:
    text = "- **Windows**\n\n1. Open Settings.\n2. Select Clear."
    assert steps(text) == ["- **Windows**"]


def test_bold_messages_below_their_lead_in_stay_in_the_list() -> None:
    text = "You may see:\n\n- **Access denied. Add the site first.**\n\nThe site is not known."
    assert steps(text) == []


def test_an_item_with_a_head_of_its_own_is_a_section() -> None:
    text = "- **Windows**\n\n  Open the app and select **Clear**.\n- **Mac**\n\n  It clears itself."
    assert [type_ for type_, _line in blocks(text)] == ["step", "text"]


def test_an_item_that_leads_in_to_numbers_at_the_margin_begins_their_step() -> None:
    text = (
        "- To hide rooms, see [Rooms](/rooms).\n"
        "- **Hide apps** - Use the following steps to hide apps. They stay in the portal.\n\n"
        " 1. Open the portal.\n 2. Select **Hide**."
    )
    assert steps(text) == [
        "- **Hide apps** - Use the following steps to hide apps. They stay in the portal."
    ]


def test_instructions_in_prose_go_on_in_a_list_after_a_picture() -> None:
    text = (
        "# Share\n\nOn the toolbar, select **Share**, and choose a calendar.\n\n![](a.png)\n\n"
        "- Enter a name.\n- Choose what they may see.\n- Select **Share**."
    )
    assert (only_step(text).rule, only_step(text).instructions) == ("procedure", 3)


def test_items_with_a_purpose_each_do_not_go_on_from_the_prose_before() -> None:
    text = (
        "# Status\n\nCheck the status page.\n\n"
        "- Select **Mail** to be told.\n- Select **Report** if it fails."
    )
    assert len(step_segments(text)) == 3


@pytest.mark.parametrize("head", ["**Clear it**", "_ *Clear it*\\*", "\\***Clear it**"])
def test_a_bold_line_heads_its_section_though_its_marks_are_torn(head: str) -> None:
    assert steps(f"# Cache\n\n{head}\n\nOpen the app and select **Clear**.") == [head]


def test_bold_words_at_both_ends_of_a_sentence_are_no_bold_line() -> None:
    text = "# Cache\n\n**Restart** the phone and then **clear**\n\nIt is full."
    assert steps(text) == ["**Restart** the phone and then **clear**"]


def test_a_command_in_bold_belongs_to_what_announces_it() -> None:
    text = (
        "# Calls\n\nTo record calls, run the following cmdlet:\n\n**Set-CallPolicy -Record $True**"
    )
    found = only_step(text)
    assert (found.rule, found.start, found.end) == ("command", 2, 5)


def test_a_bold_line_with_a_hyphen_is_no_command() -> None:
    head = "**Sign-In fails**"
    assert steps(f"# App\n\n{head}\n\nOpen the app and select **Clear**.") == [head]
