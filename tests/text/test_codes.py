"""Short codes: what is one, however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troubleshooting.text.codes import code_of, number_of


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_code_leads_back_to_its_number(number: int) -> None:
    assert number_of(code_of(number)) == number


@pytest.mark.parametrize(
    "typed",
    [
        "A-137",
        "a137",
        "A 137",
        " a-137 ",
        "A - 137",
        "Ａ－１３７",
        "ａ１３７",
        "A-١٣٧",
        "A–137",
        "A.137",
    ],
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert number_of(typed) == 137


@pytest.mark.parametrize(
    "typed",
    ["", "A", "A-", "137", "AB-137", "A-137b", "A-1 37", "0x80070005", "A-1234567890", "А-137 x"],
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert number_of(typed) is None


@given(st.text(max_size=60))
def test_nothing_typed_breaks_it(typed: str) -> None:
    number = number_of(typed)
    assert number is None or 0 <= number <= 999_999_999
