"""Editors' decisions: split, merge, re-type; recognised again after edits; nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.pairs import pair
from tests.text.segmentation.test_segment_hostile import TEXTS
from troubleshooting.text.article import parse_article
from troubleshooting.text.segmentation.blocks import Segment
from troubleshooting.text.segmentation.overrule import Decision, Overruled, Role, overrule
from troubleshooting.text.segmentation.segment import segment
from troubleshooting.text.segmentation.skeleton import atom_ranges, read_skeleton

PROCEDURE = "# Cache\n\nTo clear it:\n\n1. Open Settings.\n2. Select Clear.\n3. Restart the phone."
ALTERNATIVES = "# Sound\n\nTry the following:\n\n- Restart the phone.\n- Update the app."


def decide(markdown: str, *decisions: Decision) -> Overruled:
    skeleton, lines = read_skeleton(markdown), markdown.split("\n")
    texts = ["\n".join(lines[atom.start : atom.end]) for atom in skeleton]
    return overrule(segment(markdown, english=True), skeleton, texts, decisions)


def found(markdown: str, *decisions: Decision) -> list[tuple[str, int, str, str, int]]:
    return [
        (one.type, one.start, one.rule, one.kind, one.instructions)
        for one in decide(markdown, *decisions).segments
    ]


def test_without_decisions_the_rules_stand() -> None:
    assert decide(PROCEDURE) == Overruled(segment(PROCEDURE, english=True), ())


def test_a_procedure_is_split_into_two_steps() -> None:
    assert found(PROCEDURE, Decision("3. Restart the phone.", "step")) == [
        ("text", 0, "title", "", 0),
        ("step", 2, "editor", "action", 2),
        ("step", 6, "editor", "action", 0),
    ]


def test_alternatives_are_merged_into_one_procedure() -> None:
    decisions = [
        Decision("Try the following:", "step"),
        Decision("- Restart the phone.", "continues"),
        Decision("- Update the app.", "continues"),
    ]
    assert found(ALTERNATIVES, *decisions)[1:] == [("step", 2, "editor", "action", 2)]


def test_two_steps_are_merged() -> None:
    assert found(ALTERNATIVES, Decision("- Update the app.", "continues"))[2:] == [
        ("step", 4, "editor", "action", 2)
    ]


@pytest.mark.parametrize("role", ["text", "resources"])
def test_a_step_becomes_something_else(role: Role) -> None:
    assert found(ALTERNATIVES, Decision("- Update the app.", role))[3] == (role, 5, "editor", "", 0)


def test_text_becomes_a_step() -> None:
    text = "# Sound\n\nThe cable is loose."
    assert found(text, Decision("The cable is loose.", "step", "check"))[1] == (
        "step",
        2,
        "editor",
        "check",
        0,
    )


def test_a_decision_that_agrees_with_the_rules_changes_nothing() -> None:
    decision = Decision("- Update the app.", "step", "action")
    assert decide(ALTERNATIVES, decision) == Overruled(segment(ALTERNATIVES, english=True), ())


def test_a_kind_alone_is_decided() -> None:
    decision = Decision("- Update the app.", "step", "check")
    assert found(ALTERNATIVES, decision)[3] == ("step", 5, "editor", "check", 0)


def test_a_piece_is_recognised_after_an_edit() -> None:
    decision = Decision("- Update the app from the shop on the phone now.", "text")
    text = ALTERNATIVES.replace(
        "Update the app.", "Update the app from the store on the phone now."
    )
    assert found(text, decision)[3][0] == "text"


def test_a_piece_is_recognised_with_another_marker() -> None:
    text = ALTERNATIVES.replace("- ", "* ")
    assert found(text, Decision("- Update the app.", "text"))[3][0] == "text"


def test_equal_pieces_are_decided_in_their_order() -> None:
    text = "# Two\n\nRestart.\n\nIt is loud.\n\nRestart."
    decisions = [Decision("Restart.", "text"), Decision("Restart.", "step", "check")]
    kinds = [one for one in decide(text, *decisions).segments if one.type == "step"]
    assert [(one.kind, one.start) for one in kinds] == [("check", 6)]


@pytest.mark.parametrize(
    "decision",
    [
        Decision("Send a letter by mail to somebody else entirely.", "step"),
        Decision("", "step"),
        Decision("# Sound", "step"),
        Decision("Try the following:", "continues"),
    ],
)
def test_a_decision_that_cannot_be_followed_is_left_over(decision: Decision) -> None:
    assert decide(ALTERNATIVES, decision) == Overruled(
        segment(ALTERNATIVES, english=True), (decision,)
    )


def test_segments_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="segment"):
        overrule([Segment("text", 1, 2, "prose")], read_skeleton("a"), ["a"], [])


DECISIONS = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.sampled_from(["step", "text", "resources", "continues"]),
        st.sampled_from(["", "check", "action"]),
    ),
    max_size=8,
)


@given(text=TEXTS, chosen=DECISIONS)
def test_nothing_is_lost_and_nothing_overlaps(
    text: str, chosen: list[tuple[int, Role, str]]
) -> None:
    skeleton, lines = read_skeleton(text), text.split("\n")
    texts = ["\n".join(lines[atom.start : atom.end]) for atom in skeleton] or [""]
    decisions = [Decision(texts[n % len(texts)], role, kind) for n, role, kind in chosen]
    segments = segment(text, english=True)
    after = overrule(segments, skeleton, texts[: len(skeleton)], decisions)
    assert [n for one in atom_ranges(after.segments, skeleton) for n in one] == list(
        range(len(skeleton))
    )
    assert (after.segments[-1].end if skeleton else 0) == (skeleton[-1].end if skeleton else 0)
    assert all((one.kind != "") == (one.type == "step") for one in after.segments)


@given(text=TEXTS, chosen=DECISIONS)
def test_decisions_applied_twice_are_applied_once(
    text: str, chosen: list[tuple[int, Role, str]]
) -> None:
    skeleton, lines = read_skeleton(text), text.split("\n")
    texts = ["\n".join(lines[atom.start : atom.end]) for atom in skeleton]
    decisions = [Decision(texts[n % len(texts)], role, kind) for n, role, kind in chosen if texts]
    once = overrule(segment(text, english=True), skeleton, texts, decisions)
    again = overrule(once.segments, skeleton, texts, decisions)
    assert again == once


def test_a_file_is_read_with_its_decisions() -> None:
    body = f"# {pair('Ääni', 'Sound')}\n\n{pair('Johto on irti.', 'The cable is loose.')}"
    decisions = [Decision("The cable is loose.", "step"), Decision("Gone altogether now.", "text")]
    parsed = parse_article(body, locale="fi-FI", decisions=decisions)
    assert [block.type for block in parsed.blocks] == ["text", "step"]
    assert parsed.blocks[1].rule == "editor"
    assert parsed.unused_decisions == (decisions[1],)


def test_a_text_without_its_source_is_not_decided_on() -> None:
    decision = Decision("The cable is loose.", "step")
    parsed = parse_article("# Ääni\n\nJohto on irti.", locale="fi-FI", decisions=[decision])
    assert (len(parsed.blocks), parsed.unused_decisions) == (2, ())
