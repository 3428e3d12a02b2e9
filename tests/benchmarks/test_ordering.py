"""The benchmark of the learned order goes through the commands, and knows the truth."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from itertools import permutations

import pytest

from benchmarks.figures import as_table
from benchmarks.ordering import GOALS, figures
from benchmarks.ordering_cases import (
    Leaving,
    MadeArticle,
    by_counts,
    by_rates,
    make_article,
    prior_of,
    walks,
)
from benchmarks.ordering_run import SIZES, WAYS, Outcome, measure

AT = datetime(2026, 6, 1, tzinfo=UTC)
STAY = Leaving(0)


def dice(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - a run can be repeated


def test_expected_minutes_are_what_one_adds_up_by_hand() -> None:
    article = MadeArticle("x", (0.5, 0.3), 0.2, (2.0, 4.0), STAY)

    assert article.cost([1, 0]) == pytest.approx(0.3 * 4 + 0.5 * 6 + 0.2 * 36)


@pytest.mark.parametrize("seed", range(5))
def test_no_order_is_better_than_the_best(seed: int) -> None:
    article = make_article("x", STAY, dice(seed))
    if len(article.shares) > 6:
        article = MadeArticle("x", article.shares[:6], 0.5, article.minutes[:6], STAY)

    assert article.cost(article.best) == pytest.approx(
        min(map(article.cost, permutations(article.current)))
    )


def test_shares_of_causes_add_up() -> None:
    article = make_article("x", STAY, dice())

    assert sum(article.shares) + article.unresolved == pytest.approx(1)


def test_people_resolve_what_the_truth_says() -> None:
    article = MadeArticle("x", (0.6, 0.2), 0.2, (2.0, 4.0), STAY)
    sessions = list(walks(article, 2000, AT, dice()))
    first = sum(one["steps"][0]["result"] == "resolved" for one in sessions if one["steps"])

    assert first / len(sessions) == pytest.approx(0.6 * 0.92, abs=0.04)


def test_the_prior_is_what_articles_are_made_by() -> None:
    made = [make_article("x", STAY, dice(seed)) for seed in range(3000)]
    of_four = [one for one in made if len(one.shares) == 4]
    *steps, none = prior_of(4)
    total = sum(steps) + none

    unresolved = [one.unresolved for one in of_four]
    assert sum(unresolved) / len(of_four) == pytest.approx(none / total, abs=0.01)
    squares = [share**2 for one in of_four for share in one.shares]
    expected = steps[0] * (steps[0] + 1) / (total * (total + 1))
    assert sum(squares) / len(squares) == pytest.approx(expected, rel=0.1)


def test_some_leave() -> None:
    article = MadeArticle(
        "x", (0.3, 0.2, 0.2), 0.3, (2.0, 4.0, 3.0), Leaving(0.35, is_each_step=True)
    )
    outcomes = [one["outcome"] for one in walks(article, 1000, AT, dice())]

    assert 0.4 < sum(one in ("abandoned", "switched") for one in outcomes) / 1000 < 0.7


def test_naive_rankings_go_by_counts_and_by_rates() -> None:
    article = MadeArticle("x", (0.4, 0.36), 0.24, (3.0, 3.0), STAY)
    sessions = list(walks(article, 3000, AT, dice()))

    assert by_counts(article, sessions) == [0, 1]
    assert by_rates(article, sessions) == [1, 0]


@pytest.mark.django_db
def test_it_measures_by_the_commands() -> None:
    outcomes = measure(2, sizes=(5, 30))

    assert len(outcomes) == 2 * 2 * len(WAYS)
    for one in outcomes:
        assert (
            one.best
            <= min(one.authored, one.adopted, one.by_counts, one.by_rates, one.by_prior) + 1e-9
        )
        assert one.is_recommended or one.adopted == one.authored


def outcome(way: str, sessions: int, adopted: float) -> Outcome:
    return Outcome(way, sessions, adopted != 14, 10, 14, adopted, 11, 12, 10.5)


def test_it_reports_means_and_what_made_it_worse() -> None:
    made = [
        outcome(way, size, adopted)
        for way in WAYS
        for size in SIZES
        for adopted in (10, 10.4, 14, 15)
    ]
    by_name = {one.name: one for one in figures(made)}

    assert by_name["authored order"].value == 1.4
    assert by_name["learned, 50 sessions, 12 % leave"].value == 1.235
    assert not by_name["learned, 50 sessions, 12 % leave"].holds
    beside = by_name["prior known, 200 sessions, 35 % leave each step"]
    assert (beside.value, beside.goal, beside.holds) == (1.05, "", True)
    assert as_table([beside]).endswith("1.05 of best")
    assert by_name["false recommendations, 50 sessions"].value == pytest.approx(1 / 3, abs=1e-3)
    assert {f"learned, {size} sessions, {way}" for way, size in GOALS} <= set(by_name)
