"""Numbers run on over what stands between two items, and begin anew where a procedure does."""

from __future__ import annotations

import pytest

from tests.cases.shown import Shown, step_card
from tests.cases.stories import Portal, Sentences, with_title

PICTURE = "![kuva](media/a.png)"
CODE = "```\nipconfig\n```"
NOTE = "> [!NOTE]\n> Odota."
LEAD = ("Kirjaudu ulos näin:", "To sign out:")
OPEN, CHOOSE = ("Avaa asetukset.", "Open Settings."), ("Valitse tilit.", "Choose Accounts.")
OUT, CLOSE = ("Kirjaudu ulos.", "Sign out."), ("Sulje ikkuna.", "Close the window.")
HOME, WORK = ("Oma tili", "Own account"), ("Työtili", "Work account")


def body(markdown: str) -> str:
    """An article in which `{lead}` introduces the instructions `{a}` to `{d}`.

    `{x}` and `{y}` are two kinds of accounts, `{other}` says "or".
    """
    pair = Sentences("n1")
    texts = {"lead": LEAD, "a": OPEN, "b": CHOOSE, "c": OUT, "d": CLOSE, "x": HOME}
    texts |= {"y": WORK, "other": ("TAI", "OR")}
    pairs = {name: pair(*halves) for name, halves in texts.items()}
    return with_title(markdown.format(**pairs, picture=PICTURE, code=CODE, note=NOTE))


def instructions(portal: Portal) -> list[int]:
    """How many instructions each step has, as exported; in English the same."""
    counts = [
        [
            block["step"]["instructions"]
            for block in portal.exported(locale)["blocks"]
            if block["step"]
        ]
        for locale in ("fi-FI", "en-US")
    ]
    assert counts[0] == counts[1]
    return counts[0]


def numbers(portal: Portal) -> list[list[int]]:
    """The numbers a reader sees on each step's page."""
    return [Shown(step_card(page)).numbers for page in portal.walk() if "flow__step" in page]


INTERRUPTED = {
    "a picture": "1. {a}\n\n{picture}\n\n1. {b}\n1. {c}",
    "code": "1. {a}\n\n{code}\n\n1. {b}\n1. {c}",
    "a note": "1. {a}\n\n{note}\n\n1. {b}\n1. {c}",
    "numbers that go on": "1. {a}\n\n{picture}\n\n2. {b}\n3. {c}",
    "brackets": "1) {a}\n\n{picture}\n\n1) {b}\n1) {c}",
    "later": "1. {a}\n1. {b}\n\n{picture}\n\n1. {c}",
    "twice": "1. {a}\n\n{picture}\n\n1. {b}\n\n{code}\n\n1. {c}",
}


@pytest.mark.parametrize("kind", INTERRUPTED)
def test_what_stands_between_ends_no_procedure(portal: Portal, kind: str) -> None:
    portal.publish(body("{lead}\n\n" + INTERRUPTED[kind]))
    assert (instructions(portal), numbers(portal)) == ([3], [[1, 2, 3]])


def test_three_interruptions_end_none_either(portal: Portal) -> None:
    portal.publish(
        body("{lead}\n\n1. {a}\n\n{picture}\n\n1. {b}\n\n{code}\n\n1. {c}\n\n{note}\n\n1. {d}")
    )
    assert (instructions(portal), numbers(portal)) == ([4], [[1, 2, 3, 4]])


def test_what_stands_between_stays_where_it_was(portal: Portal) -> None:
    portal.publish(body("{lead}\n\n" + INTERRUPTED["code"]))
    words = Shown(step_card(portal.walk()[0])).words
    assert words.index("asetukset") < words.index("ipconfig") < words.index("tilit")


def test_a_list_that_begins_at_five_is_shown_so(portal: Portal) -> None:
    portal.publish(body("{lead}\n\n5. {a}\n6. {b}\n7. {c}"))
    assert (instructions(portal), numbers(portal)) == ([3], [[5, 6, 7]])


@pytest.mark.parametrize("marks", ["1. 1. 1.", "1. 2. 3.", "1) 1) 1)"])
def test_whatever_numbers_are_written_readers_see_them_rise(portal: Portal, marks: str) -> None:
    first, second, third = marks.split()
    portal.publish(body(f"{{lead}}\n\n{first} {{a}}\n{second} {{b}}\n{third} {{c}}"))
    assert numbers(portal) == [[1, 2, 3]]


APART = {
    "bold lines": "**Windows**\n\n1. {a}\n1. {b}\n\n**Mac**\n\n1. {a}\n1. {c}\n1. {d}",
    "bold lines without blank ones": "**Windows**\n1. {a}\n1. {b}\n\n**Mac**\n1. {a}\n1. {c}\n1. {d}",
    "headings": "## Windows\n\n1. {a}\n1. {b}\n\n## Mac\n\n1. {a}\n1. {c}\n1. {d}",
    "small headings": "#### Windows\n\n1. {a}\n1. {b}\n\n#### Mac\n\n1. {a}\n1. {c}\n1. {d}",
    "OR between": "1. {a}\n1. {b}\n\n{other}\n\n1. {a}\n1. {c}\n1. {d}",
    "bold lines with a colon": "**Windows:**\n\n1. {a}\n2. {b}\n\n**Mac:**\n\n1. {a}\n2. {c}\n3. {d}",
}


@pytest.mark.parametrize("kind", APART)
def test_two_procedures_stay_two(portal: Portal, kind: str) -> None:
    portal.publish(body(APART[kind]))
    assert (instructions(portal), numbers(portal)) == ([2, 3], [[1, 2], [1, 2, 3]])


SUB_POINTS = {
    "one column": "{lead}\n\n1. {a}\n2. {b}\n - {x}\n - {y}\n3. {c}",
    "two columns": "{lead}\n\n1. {a}\n2. {b}\n  - {x}\n  - {y}\n3. {c}",
    "three columns": "{lead}\n\n1. {a}\n2. {b}\n   - {x}\n   - {y}\n3. {c}",
    "four columns": "{lead}\n\n1. {a}\n2. {b}\n    - {x}\n    - {y}\n3. {c}",
    "a tab": "{lead}\n\n1. {a}\n2. {b}\n\t- {x}\n\t- {y}\n3. {c}",
    "stars": "{lead}\n\n1. {a}\n2. {b}\n  * {x}\n  * {y}\n3. {c}",
    "after a paragraph": "{lead}\n1. {a}\n2. {b}\n  - {x}\n  - {y}\n3. {c}",
    "all numbered one": "{lead}\n\n1. {a}\n1. {b}\n  - {x}\n  - {y}\n1. {c}",
    "brackets": "{lead}\n\n1) {a}\n2) {b}\n  - {x}\n  - {y}\n3) {c}",
}


@pytest.mark.parametrize("kind", SUB_POINTS)
def test_sub_points_are_no_instructions(portal: Portal, kind: str) -> None:
    portal.publish(body(SUB_POINTS[kind]))
    assert (instructions(portal), numbers(portal)) == ([3], [[1, 2, 3]])
    assert "<li>Oma tili</li>" in portal.steps()[0].html
