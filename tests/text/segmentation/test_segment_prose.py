"""Which paragraphs are steps by their English words, and whether they look or do."""

from __future__ import annotations

import pytest

from tests.text.segments import only_step, steps


@pytest.mark.parametrize(
    "prose",
    [
        "First, make sure the plug is in.",
        "Secondly, try restarting the phone.",
        "On the left rail navigate to **Voice**.",
        "If the page is empty, you can change the filter.",
        "Alternatively, you can start the upload by rotating the key.",
        'It says "not found." Select **Retry**.',
        "You'll need to permanently remove the site.",
    ],
)
def test_what_tells_to_do_something_is_a_step(prose: str) -> None:
    assert steps(f"# Site\n\n{prose}") == [prose]


@pytest.mark.parametrize(
    "prose",
    [
        '"We could not reach the server. Please try again later."',
        "Please allow at least 24 hours for the change.",
        "Otherwise, try rephrasing your problem.",
        "Be sure to have the number at hand.",
        "For example, you can create events, restore groups and add files.",
        "Please check the [Questions FAQ](/faq) for answers.",
        "To configure it, see [Set up](/setup).",
        "Try the steps below which match the error.",
    ],
)
def test_quotations_waiting_examples_and_pointers_are_no_steps(prose: str) -> None:
    assert steps(f"# Site\n\n{prose}") == []


@pytest.mark.parametrize("command", ["```\nGet-Users\n```", "`Get-Users`"])
def test_an_announced_command_is_a_step_with_its_command(command: str) -> None:
    text = f"# Users\n\nTo list them, you must use the PowerShell command:\n\n{command}"
    found = only_step(text)
    assert (found.rule, found.end) == ("command", text.count("\n") + 1)


def test_a_colon_before_output_is_no_step() -> None:
    assert steps("# Users\n\nYou may receive an error similar to this:\n\n```\n500\n```") == []


@pytest.mark.parametrize(
    "prose",
    [
        "With Lamps, people can dim, monitor, and switch off all lights.",
        "With this plan, your team can review costs, share lists, and export them.",
        "When you choose this, guests will not see a way to copy, print, or export it.",
        "Use of a second lamp is discouraged.",
        "Update settings let admins hide the button.",
        "Open files are locked.",
        "You should expect that lamps are slow.",
        "[Allow guests to enter](/allow) is a rule for each room.",
        "**Lock door** is available in all rooms.",
        "If nothing helps, a longer list is in [Double-clicking a lamp](/double).",
        "For the latest information about lamps, [go here](/lamps).",
    ],
)
def test_what_others_do_and_what_things_are_called_is_no_instruction(prose: str) -> None:
    assert steps(f"# Lamps\n\n{prose}") == []


@pytest.mark.parametrize(
    "prose",
    [
        "In Lamps, Rooms, or Doors, select **Dim**.",
        "If the lamp is slow, you see a flash, or the room is dark, replace the fuse.",
        "If you are the owner, and you want it back, replace the lock.",
        "When the page opens, the first field is marked; enter your name.",
        "Using the remote, switch the lamp off.",
        "If it stays dark, you'll have to replace the fuse.",
        "Use the steps in [this](/hide) article to hide the lamp.",
    ],
)
def test_an_instruction_may_stand_behind_its_case_and_its_place(prose: str) -> None:
    assert steps(f"# Lamps\n\n{prose}") == [prose]


def test_a_command_may_stand_within_the_paragraph_that_tells_to_use_it() -> None:
    text = "You can dim it with this command:<br>\n*Set-Lamp -Dim*"
    assert steps(f"# Lamps\n\n{text}") == [text.split("\n")[0]]


def test_a_command_in_bold_after_its_lead_in_heads_no_section() -> None:
    text = "# Lamps\n\nIf it flickers, run this command:\n\n**lampcheck /all**\n\nThen wait."
    found = only_step(text)
    assert (found.start, found.end) == (2, text.count("\n") + 1)


def test_a_heading_that_tells_to_run_the_command_below_it_is_a_step() -> None:
    assert steps("# Lamps\n\n**Run this command:**\n\n`Reset-Lamp`") == ["**Run this command:**"]
    assert steps("# Lamps\n\n**What it looks like:**\n\n`Reset-Lamp`") == []
