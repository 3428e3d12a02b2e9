"""Articles ranked by a share: few sessions do not lead."""

from __future__ import annotations

from analytics.reports.outcomes import NOTHING, Outcomes
from analytics.reports.ranking import ranked


def of(abandoned: int, others: int) -> Outcomes:
    return Outcomes({**NOTHING.counts, "abandoned": abandoned, "resolved": others})


def test_one_of_one_comes_after_thirty_of_sixty() -> None:
    found = ranked({1: of(1, 0), 2: of(30, 30), 3: of(40, 20)}, lambda one: one.abandoned)

    assert found == [3, 2, 1]


def test_an_article_without_any_is_left_out() -> None:
    assert ranked({1: of(0, 50), 2: of(1, 50)}, lambda one: one.abandoned) == [2]
