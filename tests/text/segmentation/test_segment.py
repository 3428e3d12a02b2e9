"""The segmentation guide's rules, each on a text of our own."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, only_step, step_segments, steps
from troubleshooting.text.segmentation.segment import segment


@pytest.mark.parametrize("lead", ["Try the following:", "Use these troubleshooting actions:"])
@pytest.mark.parametrize("mark", ["- ", "1. "])
def test_alternatives_are_a_step_each(lead: str, mark: str) -> None:
    items = [f"{mark}Restart the phone.", f"{mark}Update the app.", f"{mark}Clear the cache."]
    text = "# No sound\n\n" + lead + "\n\n" + "\n".join(items)
    assert steps(text) == items
    assert ("text", lead) in blocks(text)


def test_checks_under_make_sure_are_checks() -> None:
    text = "Make sure that:\n\n- The cable is plugged in.\n- The light is green."
    found = step_segments(text)
    assert [one.kind for one in found] == ["check", "check"]


def test_independent_checks_at_the_head_need_no_lead_in() -> None:
    text = "# No mail\n\n- Check that you are online.\n- Verify the address.\n- Restart Outlook."
    found = step_segments(text)
    assert [one.kind for one in found] == ["check", "check", "action"]


def test_a_procedure_is_one_step_from_its_lead_in() -> None:
    text = (
        "# Cache\n\nTo clear the cache:\n\n1. Open Settings.\n2. Select Storage.\n3. Select Clear."
    )
    assert steps(text) == ["To clear the cache:"]
    assert (only_step(text).instructions, only_step(text).kind) == (3, "action")


def test_a_procedure_without_lead_in_starts_at_its_first_item() -> None:
    text = "# Cache\n\nThe cache is full.\n\n1. Open Settings.\n2. Select Clear."
    assert steps(text) == ["1. Open Settings."]


def test_a_lead_in_at_the_end_of_a_paragraph_takes_the_paragraph_along() -> None:
    text = (
        "The cache is full. To clear it, follow these steps:\n\n1. Open Settings.\n2. Select Clear."
    )
    assert steps(text) == ["The cache is full. To clear it, follow these steps:"]


def test_several_procedures_are_several_steps() -> None:
    text = (
        "**Windows**\n\n1. Open Settings.\n2. Select Update.\n\n"
        "**Mac**\n\n1. Open the Apple menu.\n2. Select Update.\n3. Restart."
    )
    found = step_segments(text)
    assert steps(text) == ["**Windows**", "**Mac**"]
    assert [one.instructions for one in found] == [2, 3]


def test_a_procedure_inside_an_alternative_belongs_to_it() -> None:
    text = (
        "Try the following:\n\n- Reset the app:\n    1. Open Settings.\n    2. Select Reset.\n"
        "- Restart the phone."
    )
    found = step_segments(text)
    assert steps(text) == ["- Reset the app:", "- Restart the phone."]
    assert [one.instructions for one in found] == [2, 0]


def test_a_procedure_goes_on_after_a_picture() -> None:
    text = "1. Open Settings\n\n![picture](media/a.png)\n\n1. Choose Accounts\n1. Sign out"
    assert only_step(text).instructions == 3
    assert (only_step(text).start, only_step(text).end) == (0, 6)


def test_a_procedure_goes_on_after_a_note() -> None:
    text = "1. Open Settings.\n\n> [!NOTE]\n> Ask first.\n\n2. Choose Accounts.\n3. Sign out."
    assert only_step(text).instructions == 3


def test_points_too_little_indented_are_no_instructions() -> None:
    text = "1. Open Settings.\n2. Choose one:\n  - Blue\n  - Green\n3. Sign out."
    assert only_step(text).instructions == 3


def test_nested_items_belong_to_the_instruction_above() -> None:
    text = "1. Open Settings.\n2. Choose one:\n   - Blue\n   - Green\n3. Sign out."
    assert only_step(text).instructions == 3


def test_a_section_that_names_a_remedy_is_a_step_from_its_heading() -> None:
    text = "# No sound\n\n## Update the driver\n\nOpen Device Manager and select Update driver."
    assert steps(text) == ["## Update the driver"]


def test_a_section_with_alternatives_gives_a_step_each() -> None:
    text = "## Sound\n\nTry the following:\n\n- Restart the app.\n- Update the driver."
    assert steps(text) == ["- Restart the app.", "- Update the driver."]
    assert ("text", "## Sound") in blocks(text)


def test_prose_that_tells_what_to_do_is_a_step() -> None:
    text = "# Help\n\nOpen Outlook and choose **Help** > **Contact Support**."
    assert steps(text) == ["Open Outlook and choose **Help** > **Contact Support**."]


@pytest.mark.parametrize(
    "prose",
    [
        "Consider a larger mailbox.",
        "You can also read about quotas.",
        "The limit is 50 GB for each mailbox.",
        "We recommend a strong password.",
    ],
)
def test_advice_and_explanation_are_no_steps(prose: str) -> None:
    assert steps(f"# Mailbox\n\n{prose}") == []


@pytest.mark.parametrize("label", ["Note", "Tip", "Important", "Caution", "Warning"])
def test_a_note_is_no_step(label: str) -> None:
    assert steps(f"# Mail\n\n**{label}:** Restart the computer first.") == []
    assert steps(f"# Mail\n\n> [!{label.upper()}]\n> Restart the computer first.") == []


def test_further_reading_is_no_step() -> None:
    text = "For more information, see:\n\n- [Sound settings](/sound)\n- [Drivers](/drivers)"
    assert blocks(text) == [("resources", "For more information, see:")]


def test_a_link_is_a_step_where_remedies_are_offered() -> None:
    text = "Use the following troubleshooting actions:\n\n- [Reset the app](/reset)\n- Restart."
    assert steps(text) == ["- [Reset the app](/reset)", "- Restart."]


def test_code_belongs_to_the_step_before_it() -> None:
    text = "To renew the address:\n\n1. Open a terminal.\n2. Run:\n\n```\nipconfig /renew\n```"
    assert only_step(text).end == 8


def test_a_note_before_the_steps_stays_text() -> None:
    text = "**Note:** Ask first.\n\nTry the following:\n\n- Restart.\n- Update the app."
    assert blocks(text)[0] == ("text", "**Note:** Ask first.")


def test_another_language_is_read_by_structure_alone() -> None:
    text = "# Ei ääntä\n\nKokeile näitä:\n\n- Käynnistä uudelleen.\n- Päivitä.\n\n1. Avaa.\n2. Valitse."
    assert steps(text, english=False) == ["- Käynnistä uudelleen.", "- Päivitä.", "1. Avaa."]


def test_every_line_that_is_not_blank_is_in_one_block() -> None:
    text = "# A\n\nb\n- c\n- d\n\n## E\n\n1. Open f.\n\n> g\n\n```\nh\n```\n\n---\n\n| i |\n|---|\n| j |"
    covered = [n for one in segment(text, english=True) for n in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, line in enumerate(text.split("\n")) if line.strip()} <= set(covered)


def test_an_article_of_prose_alone_has_no_steps() -> None:
    assert steps("# Prices\n\nThe plan has three prices.\n\nThey change each year.") == []
