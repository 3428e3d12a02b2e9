"""What can be done, what has to be done, and what is told to do."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, only_step, step_segments, steps


def test_what_a_goal_requires_is_no_step_where_its_steps_are_told() -> None:
    text = "# Share\n\nTo share it, you need to add a key.\n\nSelect **Keys** and then **Add**."
    assert steps(text) == ["Select **Keys** and then **Add**."]


def test_what_a_goal_requires_is_the_remedy_of_its_section() -> None:
    text = "# Keys\n\n## Share a key\n\nTo share it, you need to add a key."
    assert steps(text) == ["## Share a key"]


@pytest.mark.parametrize(
    "only",
    [
        "To share it, you need to add a key.",
        "To free the room, the booking has to be removed.",
        "We recommend that you use the tool.",
    ],
)
def test_an_offer_without_a_heading_stands_where_the_article_tells_nothing_else(only: str) -> None:
    assert steps(f"# Share\n\n{only}") == [only]
    assert steps(f"# Share\n\n{only}\n\n## Sound\n\nRestart it.") == ["## Sound"]


@pytest.mark.parametrize(
    "need",
    ["This means that you need to run it again.", "The workaround is to restart the lamp."],
)
def test_what_is_needed_is_the_remedy_of_a_section_that_names_the_case(need: str) -> None:
    assert steps(f"# Lamp\n\n## It stays dark\n\n{need}") == ["## It stays dark"]
    assert steps(f"# Lamp\n\n{need}") == []


def test_in_the_case_asked_about_what_should_be_done_is_a_remedy() -> None:
    assert only_step("# Lamp\n\nIf it is dark, the fuse should be replaced.").rule == "remedy"
    assert steps("# Lamp\n\nEvery fuse should be replaced.") == []


def test_what_can_be_done_on_any_day_is_no_remedy() -> None:
    assert steps("# Rooms\n\nWhen you leave a room, you can lock the door.") == []


def test_a_way_around_is_offered_as_a_remedy() -> None:
    assert only_step("# Rooms\n\nAs a workaround, you can use the side door.").rule == "remedy"


def test_what_may_be_done_is_no_step_where_a_document_tells_how() -> None:
    text = "# Rooms\n\nIf a room is full, you can add one.\n\nTo learn how, see [Add rooms](/add)."
    assert steps(text) == []


def test_a_verb_is_known_by_its_place_before_an_object() -> None:
    assert steps("# Rooms\n\nRecalibrate the sensor.") == ["Recalibrate the sensor."]


def test_items_that_finish_a_clause_of_time_are_text() -> None:
    assert (
        steps("# Alerts\n\nAn alert is sent when users:\n\n- Create rules.\n- Delete rooms.") == []
    )


def test_by_what_a_thing_can_be_done_is_the_remedy_of_its_section() -> None:
    text = "# Rooms\n\n**Hide a room**\n\nA room can be hidden by setting `Hidden` to **True**."
    assert steps(text) == ["**Hide a room**"]


def test_by_what_a_thing_can_be_done_is_text_in_an_introduction() -> None:
    assert steps("# Rooms\n\nRooms can be booked by using the calendar.") == []


@pytest.mark.parametrize("offer", ["you may want to search the log", "you can search the log"])
def test_in_the_case_asked_about_an_offer_is_a_remedy(offer: str) -> None:
    assert only_step(f"# Rooms\n\nIf a room is gone, {offer}.").rule == "remedy"


def test_what_can_also_be_done_is_no_remedy() -> None:
    assert steps("# Mail\n\nIf it is full, you can also get room by enabling an archive.") == []


def test_an_offer_with_a_way_through_menus_answers_a_question() -> None:
    answer = "You can download a list from **Portal > Reports > Download**."
    assert steps(f"## Which apps are used?\n\n{answer}") == ["## Which apps are used?"]
    assert steps(f"## Reports\n\n{answer}") == []


def test_an_answer_may_begin_with_the_name_of_the_tool() -> None:
    text = "**Where can I try it?**\n\n**Sandbox** - Test your calls with sample data."
    assert steps(text) == ["**Where can I try it?**"]


def test_items_that_say_what_one_must_have_or_do_are_requirements() -> None:
    text = "To use shared rooms:\n\n- You must have a plan.\n- You must enable sharing."
    assert steps(text) == []


def test_what_a_step_brings_up_belongs_to_it() -> None:
    text = "Run this command:\n\n`Connect-Rooms`\n\nThis will open a window. Enter your name."
    assert len(step_segments(text)) == 1


@pytest.mark.parametrize(
    "look",
    [
        "Select **History** to review what happened.",
        "Check out the [status page](/status) to see known problems.",
        "Go to the page. If it does not appear, sign in again.",
        "In **Programs**, search for the app. You should see one version.",
    ],
)
def test_what_is_done_for_a_look_is_a_check(look: str) -> None:
    assert only_step(f"Try the following:\n\n- {look}").kind == "check"


def test_to_do_something_so_as_not_to_see_a_thing_is_an_action() -> None:
    assert (
        only_step("# List\n\nIf you don't want to see it, try setting a filter.").kind == "action"
    )


@pytest.mark.parametrize(
    "name", ["Search results are limited to ten.", '"Ask to share" is set to **Never**.']
)
def test_a_name_that_sounds_like_an_instruction_is_none(name: str) -> None:
    assert steps(f"# Search\n\n{name}") == []


def test_a_heading_for_a_sort_of_text_is_no_step() -> None:
    text = "## Additional information\n\nRestart the phone."
    assert steps(text) == ["Restart the phone."]


def test_a_bare_command_is_code() -> None:
    text = "# Rooms\n\nTo rename it, use this command:\n\nSet-Room <Room> -Name <new name>"
    assert only_step(text).rule == "command"


def test_typographic_spaces_and_apostrophes_are_plain_ones() -> None:
    text = "# Rooms\n\nYou\u2019ll\u00a0need to\u202fremove the room."
    assert blocks(text)[1][0] == "step"
