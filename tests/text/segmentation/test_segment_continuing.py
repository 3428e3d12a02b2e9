"""Paragraphs that go on with the step before them."""

from __future__ import annotations

import pytest

from tests.text.segments import steps

FIRST = "Open **Settings** on the lamp."


@pytest.mark.parametrize(
    "further",
    [
        "Then dim the light.",
        "Select **Dim**.",
        "Once you see the light, select **Dim**.",
        "After this command finishes, restart the lamp.",
        "When prompted, enter the code.",
    ],
)
def test_what_is_done_where_the_step_has_led_belongs_to_it(further: str) -> None:
    assert steps(f"# Lamp\n\n{FIRST}\n\n{further}") == [FIRST]


@pytest.mark.parametrize(
    "further",
    ["Replace the fuse.", "After you replace the fuse, update the lamp.", "Restart the phone."],
)
def test_what_is_done_elsewhere_is_a_step_of_its_own(further: str) -> None:
    assert steps(f"# Lamp\n\n{FIRST}\n\n{further}") == [FIRST, further]


def test_a_lead_in_begins_anew() -> None:
    lead = "Then, on your phone:"
    text = f"# Lamp\n\n{FIRST}\n\n{lead}\n\n1. Open the app.\n2. Select **Dim**."
    assert steps(text) == [FIRST, lead]
