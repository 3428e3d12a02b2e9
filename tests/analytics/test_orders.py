"""An order of steps has a version of its own, whoever asks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analytics.orders import version_of

KEYS = st.lists(st.text("abcdef-0123456789", min_size=1, max_size=8), unique=True, max_size=8)


def test_it_stays_the_same_from_one_release_to_the_next() -> None:
    assert version_of(["s1", "s2", "s3"]) == "fe1bb395"
    assert version_of([]) == "1271cf25"


@given(KEYS)
def test_it_is_eight_hexadecimal_digits(keys: list[str]) -> None:
    assert re.fullmatch("[0-9a-f]{8}", version_of(keys))


@given(KEYS, st.randoms(use_true_random=False))
def test_another_order_is_another_version(keys: list[str], dice: object) -> None:
    shuffled = sorted(keys, key=lambda _key: dice.random())  # type: ignore[attr-defined]
    assert (version_of(shuffled) == version_of(keys)) is (shuffled == keys)


def test_one_step_more_is_another_version() -> None:
    assert len({version_of(keys) for keys in (["a"], ["a", "b"], ["ab"], ["b"], [])}) == 5
