"""What tells one way through from several to choose among, where no lead-in says so."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, listed, only_step, step_segments, steps


def test_bullets_done_on_one_page_are_one_procedure() -> None:
    text = "**Get the bill**\n\n" + listed(
        "Select your plan from the [Plans](/plans) page.",
        "Select **Bills**.",
        "Click **Download** to keep a copy. If it is greyed out, see [Bills](/bills).",
    )
    assert (steps(text), only_step(text).instructions) == (["**Get the bill**"], 3)


@pytest.mark.parametrize(
    "items",
    [
        ("Select **Mail** to be told.", "Select **Report** if it fails."),
        ("Turn off the firewall.", "Turn off the proxy."),
    ],
)
def test_bullets_with_a_purpose_or_a_place_each_are_alternatives(items: tuple[str, str]) -> None:
    assert len(step_segments("**No signal**\n\n" + listed(*items))) == 2


def test_numbers_that_look_first_and_then_act_are_one_procedure() -> None:
    text = "## Find the rule to change\n\n" + listed(
        "Look for event 7 in the log.",
        "Evaluate whether it has to be allowed.",
        "Read the name in the event.\n   - Be strict.",
        "Apply the change.",
        mark="1.",
    )
    assert only_step(text).instructions == 4


def test_numbers_that_each_look_at_something_else_are_alternatives() -> None:
    text = "## The rule is not kept\n\n" + listed(
        "Determine whether the rule can be changed.",
        "Review the changes for typing errors.",
        "Collect the logs.",
        mark="1.",
    )
    assert [one.kind for one in step_segments(text)] == ["check", "check", "action"]


@pytest.mark.parametrize("item", ["Review [Rules](/rules).", "Read the article about rules."])
def test_a_document_to_read_is_reading_though_other_things_are_read_on_the_spot(item: str) -> None:
    assert blocks(item) == [("resources", item)]


def test_reasons_are_no_remedies() -> None:
    text = "Some possible reasons are:\n\n" + listed(
        "The bill is not there yet. Wait until May.", "It is a trial.", "You owe nothing."
    )
    assert steps(text) == []


def test_links_among_which_to_choose_the_steps_are_alternatives() -> None:
    text = "Choose the appropriate steps for your phone:\n\n" + listed(
        "[Set up an Android phone](/a)", "[Set up an iPhone](/b)"
    )
    assert len(step_segments(text)) == 2


def test_a_list_after_or_goes_on_offering() -> None:
    text = "You might need to update the driver:\n\n" + (
        "- Check for updates in **Start** > **Settings**.\n\nOR\n\n"
        "- Visit the site of the manufacturer to manually download and install the latest driver."
    )
    assert [(one.start, one.kind) for one in step_segments(text)] == [(2, "action"), (6, "action")]


def test_or_before_a_paragraph_joins_nothing() -> None:
    text = "Try the following:\n\n- Restart the phone.\n\nOR\n\nIt is quick."
    assert blocks(text)[-2:] == [("step", "- Restart the phone."), ("text", "OR")]
