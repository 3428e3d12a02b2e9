"""Which of many tests to believe (Benjamini & Hochberg 1995, the false discovery rate)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def discoveries(probabilities: Mapping[Key, float], *, rate: float) -> set[Key]:
    """Those of many tests that say something, so that at most a share of them is chance.

    Of a thousand articles fifty look worse at 5 % in any week; this takes them all into account.

    Args:
        probabilities: Of each test's result by chance, 0 to 1.
        rate: The share of false discoveries that is allowed on average.
    """
    ordered = sorted(probabilities.items(), key=lambda pair: pair[1])
    count = len(ordered)
    passed = [
        place
        for place, (_key, probability) in enumerate(ordered, start=1)
        if probability <= rate * place / count
    ]
    return {key for key, _probability in ordered[: max(passed, default=0)]}
