"""A surge in words."""

from __future__ import annotations

import pytest
from django.utils import timezone

from analytics.surges.surge import Subject, Surge
from analytics.surges.wording import in_words


def surge(count: int, minutes: int, usually: float) -> Surge:
    now = timezone.now()
    return Surge(Subject(article=1), count, minutes, usually, now, now, 1e-9)


@pytest.mark.parametrize(
    ("count", "minutes", "usually", "words"),
    [
        (12, 15, 1.2, "12 in a quarter of an hour, usually 1"),
        (31, 5, 2.6, "31 in five minutes, usually 3"),
        (10, 5, 0.003, "10 in five minutes, usually nobody"),
        (7, 15, 0.1, "7 in a quarter of an hour, usually nobody"),
    ],
)
def test_it_says_how_many_and_how_many_are_usual(
    count: int, minutes: int, usually: float, words: str
) -> None:
    assert in_words(surge(count, minutes, usually)) == words
