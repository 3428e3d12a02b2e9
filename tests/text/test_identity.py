from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.identity import fingerprint, match_texts, merge_order, new_key


@pytest.mark.parametrize(
    "variant",
    [
        "1. Open **Settings**.",
        "*  Open Settings",
        '- <a name="x"></a>Open  Settings.',
        "open settings",
    ],
)
def test_marks_and_anchors_do_not_make_another_step(variant: str) -> None:
    assert fingerprint(variant) == fingerprint("- Open Settings.")


def test_a_links_title_does_not_make_another_step() -> None:
    assert fingerprint('[a](/b "c")') == fingerprint("[a](/b)")


def test_the_same_text_has_the_same_key() -> None:
    assert new_key("- Restart the app.", []) == new_key("1. **Restart** the app.", [])


def test_a_key_is_what_it_was_in_the_first_release() -> None:
    assert new_key("Restart the app.", []) == "1bac5a50f4"


def test_a_taken_key_is_not_given_again() -> None:
    first = new_key("Restart.", [])
    second = new_key("Restart.", [first])
    third = new_key("Restart.", [first, second])
    assert len({first, second, third}) == 3
    assert second == new_key("Restart.", [first])


def test_equal_texts_are_matched_in_order() -> None:
    known = [("a", "Restart the app."), ("b", "Update the app."), ("c", "Restart the app.")]
    incoming = ["Update the app.", "Restart the app.", "Restart the app."]
    assert match_texts(known, incoming) == ["b", "a", "c"]


def test_a_reworded_text_is_recognised() -> None:
    known = [("a", "Restart the app and wait for ten seconds."), ("b", "Call the helpdesk.")]
    assert match_texts(known, ["Restart the app, then wait for ten seconds."]) == ["a"]


def test_another_text_is_not_recognised() -> None:
    assert match_texts([("a", "Restart the app.")], ["Unplug the printer."]) == [None]


def test_an_equal_text_goes_before_a_like_one() -> None:
    known = [("a", "Restart the app and wait five seconds.")]
    incoming = ["Restart the app and wait ten seconds.", "Restart the app and wait five seconds."]
    assert match_texts(known, incoming) == [None, "a"]


def test_a_step_is_recognised_by_any_of_its_texts() -> None:
    known = [("a", "Restart the app."), ("a", "Start the app again."), ("b", "Update.")]
    assert match_texts(known, ["Start the app again.", "Restart the app."]) == ["a", None]


TEXTS = st.lists(st.sampled_from(["a b c d", "a b c e", "x", "y z", "", "x x"]), max_size=6)


@given(TEXTS, TEXTS)
def test_no_key_is_given_twice(known: list[str], incoming: list[str]) -> None:
    found = match_texts([(str(n), text) for n, text in enumerate(known)], incoming)
    given_ = [key for key in found if key]
    assert len(found) == len(incoming)
    assert len(given_) == len(set(given_))


@given(TEXTS)
def test_a_text_is_recognised_in_itself(texts: list[str]) -> None:
    known = [(str(n), text) for n, text in enumerate(texts)]
    found = match_texts(known, texts)
    assert all(
        key is not None and fingerprint(texts[int(key)]) == fingerprint(text)
        for key, text in zip(found, texts, strict=True)
    )


def test_the_leading_version_orders() -> None:
    assert merge_order(["a", "b", "c"], ["c", "a"], incoming_leads=True) == ["c", "a", "b"]
    assert merge_order(["a", "b", "c"], ["c", "a"], incoming_leads=False) == ["a", "b", "c"]


def test_a_step_of_the_other_version_follows_the_one_before_it() -> None:
    assert merge_order(["a", "b"], ["a", "x", "b", "y"], incoming_leads=False) == list("axby")
    assert merge_order(["a", "b"], ["x", "a"], incoming_leads=False) == ["x", "a", "b"]


KEYS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(KEYS, KEYS, st.booleans())
def test_an_order_has_every_key_once_and_keeps_the_leading_order(
    known: list[str], incoming: list[str], leads: bool
) -> None:
    order = merge_order(known, incoming, incoming_leads=leads)
    lead = incoming if leads else known
    assert sorted(order) == sorted(set(known) | set(incoming))
    assert [key for key in order if key in lead] == lead
