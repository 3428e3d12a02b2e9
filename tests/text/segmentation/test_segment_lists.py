"""What a list is: one way through, several things to try, facts, or documents."""

from __future__ import annotations

import pytest

from tests.text.segments import blocks, listed, only_step, step_segments, steps


@pytest.mark.parametrize(
    "lead",
    [
        "You may see one of the following messages:",
        "The app has these features:",
        "Here are some highlights of the page:",
        "Users must have one of the following:",
    ],
)
def test_facts_are_no_steps_though_their_words_instruct(lead: str) -> None:
    text = f"# Sync\n\n{lead}\n\n" + listed("Add the site to the list.", "Select another folder.")
    assert steps(text) == []


def test_a_label_in_bold_that_names_a_thing_defines_it() -> None:
    items = ["**Profiles**: Set the rules for devices.", "**Groups**: Help secure data."]
    assert steps("# Policies\n\nThere are two sorts.\n\n" + listed(*items)) == []


def test_a_label_in_bold_that_instructs_is_a_step() -> None:
    text = "# Sound\n\nTry these things:\n\n" + listed(
        "**Restart the app**: It may hang.", "**Check the cable**: It may be loose."
    )
    assert len(steps(text)) == 2


def test_bullets_that_go_on_from_each_other_are_one_procedure() -> None:
    text = "If you are not ready for the update:\n\n" + listed(
        "Open **Start** > **Settings** > **Update**.",
        "Select **Pause** and choose a day.",
    )
    assert (only_step(text).rule, only_step(text).instructions) == ("procedure", 2)


def test_numbered_checks_without_a_lead_in_are_a_step_each() -> None:
    text = "# No mail\n\n" + listed("Check the filters.", "Look in the junk folder.", mark="1.")
    assert [one.kind for one in step_segments(text)] == ["check", "check"]


def test_numbers_that_open_a_place_and_branch_there_are_one_procedure() -> None:
    text = "## Get the code\n\n" + listed(
        "Open the app.",
        "If a request is shown, type its number.",
        "If none is shown, allow notifications.",
        "Select **Done**.",
        mark="1.",
    )
    assert only_step(text).instructions == 4


def test_cases_under_follow_these_steps_are_alternatives() -> None:
    text = "If it takes long, follow these steps:\n\n" + listed(
        "If you are an owner, ask for the role again.",
        "If the time is over, close the browser.",
        mark="1.",
    )
    assert [one.rule for one in step_segments(text)] == ["alternative", "alternative"]


def test_try_this_with_numbers_is_one_way() -> None:
    text = "It does not charge. Try this:\n\n" + listed(
        "Plug it in.", "Select **Battery**.", "Select **Uninstall**.", mark="1."
    )
    assert only_step(text).instructions == 3


def test_an_item_that_only_explains_is_text() -> None:
    text = "Try the following:\n\n" + listed(
        "Restart the phone.",
        "Your account might be blocked for a while after many sign-ins from far away.",
    )
    assert blocks(text)[1:] == [
        ("step", "- Restart the phone."),
        ("text", "- Your account might be blocked for a while after many sign-ins from far away."),
    ]


def test_a_document_is_a_remedy_where_remedies_are_offered() -> None:
    text = "Try the following:\n\n" + listed("Restart the phone.", "See [Phones](/phones).")
    assert blocks(text)[-1] == ("step", "- See [Phones](/phones).")


def test_an_item_that_tells_where_to_learn_more_is_reading() -> None:
    text = "Try the following:\n\n" + listed("Restart the phone.", "To learn more, see [A](/a).")
    assert blocks(text)[-1] == ("resources", "- To learn more, see [A](/a).")


def test_documents_that_fix_errors_are_remedies() -> None:
    text = "To fix errors with phones:\n\n" + listed("See [Phones](/phones).", "See [Reset](/b).")
    assert len(step_segments(text)) == 2


def test_an_explanation_whose_link_is_called_by_the_remedy_is_a_step() -> None:
    text = listed(
        "Check the filters.",
        "Your account may be blocked after many attempts. See [Unblock my account](/unblock).",
        mark="1.",
    )
    assert len(step_segments("# No mail\n\n" + text)) == 2


def test_below_a_heading_a_list_of_facts_and_instructions_is_read_item_by_item() -> None:
    text = "**I need a deleted room back**\n\n" + listed(
        "A room is kept for ten days.",
        "Ensure that you are an owner.",
        "A room that is back has its files.",
        mark="1.",
    )
    assert steps(text) == ["2. Ensure that you are an owner."]


def test_items_that_end_in_a_command_are_done_where_commands_are_to_be_run() -> None:
    text = "**To enable it**\n\nRun the following commands:\n\n" + listed(
        "To find the device: `Get-Device`", "To enable it: `Enable-Device`"
    )
    assert (steps(text), only_step(text).instructions) == (["**To enable it**"], 2)


def test_promised_steps_may_be_links() -> None:
    text = "Set up the rooms by following these steps:\n\n" + listed(
        "[Plan the rooms](/plan).", "[Configure accounts](/set).", "[Costs](/c), and [limits](/l)."
    )
    assert only_step(text).instructions == 3


def test_a_lead_in_that_tells_what_to_do_with_a_list_of_things_is_a_step() -> None:
    lead = "Follow our advice to move the rooms:"
    text = lead + "\n\n" + listed("A list is where it starts.", "The portal shows them.", mark="1.")
    assert (steps(text), only_step(text).instructions) == ([lead], 2)


def test_what_an_item_does_is_an_action_though_the_lead_in_asks_to_check() -> None:
    text = "Please check the following:\n\n" + listed("The cable is in.", "Enable the device.")
    assert [one.kind for one in step_segments(text)] == ["check", "action"]


def test_links_under_see_the_following_articles_are_reading_whatever_they_fix() -> None:
    text = "To troubleshoot sound, see the following articles:\n\n" + listed("[Sound](/sound)")
    assert blocks(text) == [("resources", "To troubleshoot sound, see the following articles:")]


def test_places_that_only_lead_to_documents_are_no_steps() -> None:
    text = "## Policies\n\n" + listed("Go to Rules > Keep\n  - See [this](/a) article")
    assert steps(text) == []


def test_below_a_heading_for_documents_nothing_is_a_step() -> None:
    text = "**Recommended documents**\n\n[Change the address](/a)  \n[Update the card](/b)"
    assert [type_ for type_, _line in blocks(text)] == ["text", "resources"]


def test_a_section_with_one_thing_to_do_and_reading_for_it_is_one_step() -> None:
    text = "**Use a key**\n\n" + listed("To find it, see [Keys](/keys).", "Enter the key.")
    assert (steps(text), only_step(text).instructions) == (["**Use a key**"], 2)


def test_a_list_after_a_notes_colon_belongs_to_the_note() -> None:
    text = "1. Open the app.\n2. Select **Share**.\n\n**Note** If it ends, do this:\n\n1. Close it."
    assert only_step(text).instructions == 2


def test_a_paragraph_between_two_procedures_introduces_the_second() -> None:
    text = (
        "1. Select **New**.\n\nIn addition, you can add a name.\n\n1. Select **Name**.\n2. Type it."
    )
    assert steps(text) == ["1. Select **New**.", "In addition, you can add a name."]


def test_what_a_lead_in_tells_before_it_leads_to_documents_is_a_step() -> None:
    lead = "Restart the phone. For more information, see:"
    text = f"# Phone\n\n{lead}\n\n" + listed("[Phones](/phones)")
    assert blocks(text)[1:] == [("step", lead), ("resources", "- [Phones](/phones)")]


def test_a_document_for_one_case_is_an_alternative_among_others() -> None:
    text = "To repair it, perform the following steps:\n\n" + listed(
        "If it is dark, check the fuse.",
        "If it is slow, check the switch.",
        "If it is loud, see [Loud lamps](/loud).",
        mark="1.",
    )
    assert len(steps(text)) == 3
    assert len(steps(text.replace("If it is loud, see", "To learn more, see"))) == 2


def test_what_one_has_perhaps_done_already_is_no_case() -> None:
    items = ["If you haven't done so already, open the app.", "Select **Dim** and then **Save**."]
    assert steps("## Dim it\n\n" + listed(*items, mark="1.")) == ["## Dim it"]


def test_a_look_at_a_place_on_the_page_goes_on() -> None:
    items = [
        "Go to **Lamps**.",
        "On the **Old** tab, check the list.",
        "On the **New** tab, check it.",
    ]
    text = "To review them, do the following:\n\n" + listed(*items, mark="1.")
    assert steps(text) == ["To review them, do the following:"]


@pytest.mark.parametrize("lead", ["It involves the following steps:", "Possible fixes are:"])
def test_deeds_that_are_named_are_told_where_steps_or_fixes_are_promised(lead: str) -> None:
    text = f"# Lamp\n\n{lead}\n\n" + listed(
        "Checking the fuse.", "Ensuring that it is cold.", mark="1."
    )
    assert [one.kind for one in step_segments(text)] == ["check", "check"]


def test_deeds_that_are_named_are_facts_elsewhere() -> None:
    text = "# Lamp\n\nIt is used for:\n\n" + listed("Checking the fuse.", "Updating the lamp.")
    assert steps(text) == []


def test_links_that_tell_what_to_do_are_a_procedure_by_their_numbers() -> None:
    links = ["[Download the app](/get)", "[Follow the instructions](/do)"]
    lead = "Installing it again might resolve the issue:"
    assert steps(f"{lead}\n\n" + listed(*links, mark="1.")) == [lead]
    assert steps(f"{lead}\n\n" + listed("[Lamps](/a)", "[Doors](/b)")) != [lead]


def test_numbers_that_all_instruct_are_a_procedure_though_the_lead_in_names_facts() -> None:
    lead = "You can give permissions to a group:"
    text = f"{lead}\n\n" + listed("Open the app.", "Run the following command.", mark="1.")
    assert steps(text) == [lead]


def test_what_says_by_what_it_is_done_leads_in_to_numbers() -> None:
    lead = "A lamp can be restored by re-assigning its room."
    items = listed("Go to **Lamps**.", "Select **Assign** and **Save**.", mark="1.")
    assert steps(f"# Lamp\n\n{lead}\n\n{items}") == [lead]


def test_names_of_which_none_may_be_there_are_looked_at_together() -> None:
    lead = "Open **Users** and verify that she has none of the following roles:"
    assert steps(f"# Roles\n\n{lead}\n\n" + listed("Owner", "Guest")) == [lead]
    lead = "Verify the following:"
    assert len(steps(f"# Roles\n\n{lead}\n\n" + listed("Owner", "Guest"))) == 2


def test_names_that_sound_like_instructions_are_facts_without_a_lead_in() -> None:
    text = "## Which ones?\n\nThese are for lamps.\n\n" + listed(
        "Dark mode", "Quiet mode (new)", "Warm light", "Restart (old lamps)"
    )
    assert steps(text) == []


def test_a_label_may_name_the_case_in_which_something_is_told() -> None:
    text = "If you get the error:\n\n" + listed(
        "**No light**: when you dim the lamp, check the fuse.",
        "**No sound**: if the bell is old, replace it.",
    )
    assert [one.kind for one in step_segments(text)] == ["check", "action"]


def test_among_fixes_what_somebody_else_has_to_do_is_one() -> None:
    fix = "If the lamp belongs to somebody else, its owner needs to remove the lock from it."
    text = "# Lamp\n\nPossible fixes are:\n\n" + listed("Replace the fuse.", fix)
    assert len(steps(text)) == 2
