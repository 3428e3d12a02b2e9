"""Enumerations typed by hand are procedures, and their items are counted."""

from __future__ import annotations

import pytest

from tests.text.segments import only_step, step_segments, steps


@pytest.mark.parametrize("marks", [("1.", "2."), ("a. ", "b. "), ("(1) ", "(2) ")])
def test_paragraphs_that_count_up_are_one_procedure(marks: tuple[str, str]) -> None:
    first, second = marks
    text = f"# App\n\nTo sign in:\n\n{first}Open the app.\n\n{second}Select **Sign in**."
    assert (steps(text), only_step(text).instructions) == (["To sign in:"], 2)


def test_a_picture_between_them_does_not_end_the_count() -> None:
    text = "# App\n\n1.Open the app.\n\n![](a.png)\n\n2.Select **Go**.\n\nIt is quick."
    found = only_step(text)
    assert (found.rule, found.end, found.instructions) == ("procedure", 7, 2)


def test_lines_of_a_paragraph_that_count_up_are_one_procedure() -> None:
    text = "# App\n\nTo sign in:\n\n1.Open the app.\n2.Select **Go**."
    assert (steps(text), only_step(text).instructions) == (["To sign in:"], 2)


def test_one_line_may_hold_several_of_them() -> None:
    text = "**Sign in**\n\n1.Open the **app** 2.Select **Go**. 3.Enter your name."
    assert (steps(text), only_step(text).instructions) == (["**Sign in**"], 3)


def test_a_number_inside_a_sentence_begins_no_enumeration() -> None:
    assert steps("# App\n\nIt needs version 1. 2. is not enough.") == []


def test_typed_items_below_an_item_of_alternatives_are_its_instructions() -> None:
    text = (
        "Try the following remedies:\n\n"
        "1. To clear it, do this:\n\n   a. Open the app.\n\n   b. [Go to the list](/a), clear it.\n\n"
        "2. Restart the phone."
    )
    assert [one.instructions for one in step_segments(text)] == [2, 0]


def test_paragraphs_that_count_up_are_alternatives_where_remedies_are_offered() -> None:
    text = "Try the following:\n\n1.Restart the phone.\n\n2.Update the app."
    assert [one.rule for one in step_segments(text)] == ["alternative", "alternative"]


def test_a_letter_that_nothing_counts_on_from_is_no_enumeration() -> None:
    assert steps("# App\n\nA. Smith wrote it.\n\nIt is quick.") == []
