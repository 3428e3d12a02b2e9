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
    ("prose", "kind"),
    [
        ("Ensure you have a licence.", "check"),
        ("Look in the junk folder.", "check"),
        ("Make sure you sign out and sign in again.", "action"),
        ("Check out the [new page](/new) and select **Try**.", "action"),
    ],
)
def test_to_look_is_a_check_to_see_to_it_an_action(prose: str, kind: str) -> None:
    assert only_step(f"# Mail\n\n{prose}").kind == kind
