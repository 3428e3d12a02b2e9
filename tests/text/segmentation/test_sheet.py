"""An article's rows for a terminal: decisions beside the lines, nothing wider than the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.segmentation.rules import RULES
from troubleshooting.text.segmentation.sheet import Shown, columns_of, sheet, visible, wrapped

STEP = Shown("step", "procedure", "action", 3, "To clear it:\n\n1. Open Settings.", 12)
TEXT = Shown("text", "prose", "", 0, "It is loud.", 10)


def rows(*blocks: Shown, columns: int = 80) -> list[str]:
    return list(sheet(blocks, columns=columns, paint=lambda type_, row: row))


def test_a_line_has_its_number_its_decision_and_its_text() -> None:
    assert rows(TEXT, STEP)[:4] == [
        "   10 text prose                   It is loud.",
        "   12 step procedure action 3      To clear it:",
        "   13 |",
        "   14 |                            1. Open Settings.",
    ]


def test_the_legend_explains_the_rules_that_occur() -> None:
    legend = rows(TEXT, STEP)[4:]
    assert legend[0] == ""
    assert [row.split()[0] for row in legend if row[:1].strip()] == ["procedure", "prose"]
    assert any(RULES["prose"] in row for row in legend)


@pytest.mark.parametrize("columns", [80, 120])
def test_no_row_is_wider_than_the_terminal(columns: int) -> None:
    long = Shown("text", "prose", "", 0, "サインイン " * 40 + "x" * 300, 1)
    assert max(columns_of(row) for row in rows(long, STEP, columns=columns)) <= columns


def test_a_long_line_takes_three_rows_and_says_that_it_goes_on() -> None:
    shown = rows(Shown("text", "prose", "", 0, "word " * 100, 1))
    assert [row.endswith("…") for row in shown[:4]] == [False, False, True, False]


def test_a_row_is_painted_by_the_type_of_its_block() -> None:
    painted = list(sheet([STEP], columns=80, paint=lambda type_, row: f"<{type_}>{row}"))
    assert painted[0].startswith("<step>")
    assert not painted[-1].startswith("<")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("[Sound](https://example.org/sound)", "[Sound](…)"),
        ('# <a name="x"></a>Sound', "# Sound"),
        ("a\tb", "a    b"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("a\u202eb", "ab"),
        ("<img src='data:image/png;base64,AAAA'>", "<img …>"),
    ],
)
def test_what_is_shown_is_short_and_harmless(line: str, shown: str) -> None:
    assert visible(line) == shown


@given(text=st.text(max_size=200), width=st.integers(2, 60), rows_=st.integers(1, 4))
def test_wrapped_rows_fit(text: str, width: int, rows_: int) -> None:
    found = wrapped(visible(text), width, rows_)
    assert 1 <= len(found) <= rows_
    assert all(columns_of(row) <= width for row in found)


@given(words=st.lists(st.text("abcdefgh", min_size=1, max_size=10), max_size=30))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 20, 1000)).split() == words
