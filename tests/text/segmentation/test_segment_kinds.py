"""To look is a check, to change something an action."""

from __future__ import annotations

import pytest

from tests.text.segments import listed, only_step


@pytest.mark.parametrize(
    ("prose", "kind"),
    [
        ("Ensure you have a licence.", "check"),
        ("Look in the junk folder.", "check"),
        ("Make sure you sign out and sign in again.", "action"),
        ("Check out the [new page](/new) and select **Try**.", "action"),
        ("Ensure you keep the door open.", "check"),
        ("Review logs of the door.", "check"),
        ("Review the list and remove old doors.", "action"),
        ("If it fails, determine the cause and replace the fuse.", "action"),
        ("Perform a review of the doors.", "check"),
        ("Open the panel and check the **Power** field.", "check"),
        ("Go to **Doors**, and then select **All**. Make sure that none is open.", "check"),
        ("Go to **Doors**, remove one, and check the list.", "action"),
        ("If it stops, consult the table to determine the cause.", "check"),
        ("Use the script to help verify the wiring.", "check"),
        ("Open **Doors**. You should see each of them.", "check"),
        ("To check the state of a door, review the **State** column.", "check"),
        ("To review and change a door, open **Doors**.", "action"),
        ("Select **Unlock**. To see the new state, refresh the page.", "action"),
    ],
)
def test_to_look_is_a_check_to_see_to_it_an_action(prose: str, kind: str) -> None:
    assert only_step(f"# Doors\n\n{prose}").kind == kind


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("To verify that it is locked:", "check"),
        ("The door is old. Here's how to check for rust:", "check"),
        ("To review the door, do the following:", "check"),
        ("To verify a new door:", "action"),
        ("To lock it:", "action"),
    ],
)
def test_the_lead_in_tells_what_a_procedure_is_for(lead: str, kind: str) -> None:
    text = f"# Doors\n\n{lead}\n\n" + listed("Open **Doors**.", "Select **Front**.", mark="1.")
    assert only_step(text).kind == kind


def test_a_procedure_that_begins_with_a_look_and_changes_something_is_an_action() -> None:
    text = "## Repair it\n\n" + listed(
        "Check the lock.", "Open **Locks**.", "Select **Reset**.", mark="1."
    )
    assert only_step(text).kind == "action"


def test_a_procedure_below_a_heading_that_asks_to_look_is_a_check() -> None:
    text = "## Make sure no key is left\n\n" + listed(
        "Go to **Keys**.", "If there is one, remove it.", mark="1."
    )
    assert only_step(text).kind == "check"
