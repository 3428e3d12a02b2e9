"""Pages read rollups and the facts not rolled up yet, and what they read is what there is."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.utils import timezone

from analytics.models import FillState, SessionFact, SessionTotal, StaleDay
from analytics.rollups import rolling
from analytics.rollups.reading import Window, read
from analytics.rollups.rolling import roll_up
from analytics.rollups.statistics import SESSIONS, STATISTICS
from tests.analytics.rollups.stories import add_fact, assert_exact, change_fact, remove_fact
from tests.analytics.stories import make_article
from troubleshooting.models import Article

pytestmark = pytest.mark.django_db
FACTS = 40


@pytest.fixture
def articles() -> list[Article]:
    return [make_article("one", steps=2), make_article("two", steps=1)]


@pytest.fixture
def dice() -> random.Random:
    return random.Random(7)  # noqa: S311 - a test can be repeated


@pytest.fixture
def facts(articles: list[Article], dice: random.Random) -> list[SessionFact]:
    return [add_fact(dice.choice(articles), dice) for _ in range(FACTS)]


def _roll() -> None:
    roll_up(now=timezone.now())


def _table() -> list[tuple[object, ...]]:
    """All rollups that are not zero."""
    return sorted(
        (level.table, *row)
        for statistic in STATISTICS
        for level in (statistic.base, *statistic.levels)
        for row in level.model._default_manager.values_list(
            "period", "start", *level.dimensions, *statistic.measures
        )
        if any(row[2 + len(level.dimensions) :])
    )


def test_nothing_is_read_of_nothing(articles: list[Article]) -> None:
    assert_exact(articles)
    _roll()
    assert_exact(articles)


def test_facts_are_read_before_anything_is_rolled_up(
    articles: list[Article], facts: list[SessionFact]
) -> None:
    assert_exact(articles)


def test_rollups_say_what_the_facts_do(articles: list[Article], facts: list[SessionFact]) -> None:
    _roll()
    assert not StaleDay.objects.exists()
    assert not SessionFact.objects.filter(is_fresh=True).exists()
    assert_exact(articles)


def test_measures_are_added_up_where_only_their_sum_is_wanted(
    articles: list[Article], facts: list[SessionFact], dice: random.Random
) -> None:
    _roll()
    remove_fact(facts[0])
    add_fact(articles[0], dice)
    window, by = Window(None, date(2026, 3, 10)), ("article_id", "locale")
    wanted = {"ended": ("unresolved", "escalated"), "resolved": ("resolved",)}

    found = read(SESSIONS, window, by, wanted)

    assert found == {
        key: {"ended": one["unresolved"] + one["escalated"], "resolved": one["resolved"]}
        for key, one in read(SESSIONS, window, by).items()
        if one["unresolved"] + one["escalated"] + one["resolved"]
    }


def test_facts_that_come_and_go_afterwards_count_at_once(
    articles: list[Article], facts: list[SessionFact], dice: random.Random
) -> None:
    _roll()
    for one in dice.sample(facts, 10):
        remove_fact(one)
    new = [add_fact(dice.choice(articles), dice) for _ in range(20)]
    remove_fact(new.pop())
    for one in [*new[:10], *SessionFact.objects.all()[:10]]:
        change_fact(one)
    assert_exact(articles)
    _roll()
    assert_exact(articles)


def test_rolling_up_again_changes_nothing(facts: list[SessionFact]) -> None:
    _roll()
    table = _table()
    _roll()
    assert _table() == table


def test_rollups_kept_up_to_date_equal_those_made_anew(
    articles: list[Article], facts: list[SessionFact], dice: random.Random
) -> None:
    _roll()
    for one in dice.sample(facts, 15):
        remove_fact(one)
        add_fact(dice.choice(articles), dice)
        _roll()
    kept = _table()
    call_command("roll_up", rebuild=True)
    assert _table() == kept


@pytest.mark.parametrize("is_rolled", [True, False])
def test_an_article_that_is_deleted_takes_its_sums_with_it(
    articles: list[Article], facts: list[SessionFact], dice: random.Random, *, is_rolled: bool
) -> None:
    if is_rolled:
        _roll()
    for one in facts[:10]:
        change_fact(one)
    add_fact(articles[0], dice)

    Article.objects.filter(pk=articles[0].pk).delete()

    assert SessionFact.objects.exists()
    assert_exact(articles[1:])
    _roll()
    assert_exact(articles[1:])
    kept = _table()
    call_command("roll_up", rebuild=True)
    assert _table() == kept


@pytest.mark.parametrize("portion", range(9))
def test_killed_half_way_it_goes_on_and_counts_nothing_twice(
    articles: list[Article], facts: list[SessionFact], dice: random.Random, portion: int
) -> None:
    """Whatever portion it dies in."""
    with patch.object(rolling, "add_rows", _dying_after(portion)), pytest.raises(KeyboardInterrupt):
        _roll()
    add_fact(articles[0], dice)
    assert_exact(articles)
    _roll()
    assert_exact(articles)


def _dying_after(portions: int) -> Callable[..., None]:
    add, left = rolling.add_rows, iter(range(portions))

    def dying(*args: object) -> None:
        add(*args)  # type: ignore[arg-type]
        if next(left, None) is None:
            raise KeyboardInterrupt

    return dying


def test_a_statistic_that_is_declared_otherwise_is_filled_anew(
    articles: list[Article], facts: list[SessionFact]
) -> None:
    _roll()
    FillState.objects.filter(statistic=SESSIONS.name).update(version=0)
    SessionTotal.objects.update(resolved=99)
    assert_exact(articles)

    rolled = roll_up(now=timezone.now())

    assert rolled.filled == (SESSIONS.name,)
    assert_exact(articles)


def test_what_is_stale_or_fresh_is_brought_up_to_date_in_portions(
    articles: list[Article], facts: list[SessionFact], dice: random.Random
) -> None:
    _roll()
    for one in facts[:20]:
        remove_fact(one)
    new = [add_fact(articles[0], dice) for _ in range(20)]
    fresh, stale = SessionFact.objects.filter(is_fresh=True).count(), StaleDay.objects.count()
    assert 3 < fresh < len(new)
    with patch.object(rolling, "AT_ONCE", 3):
        rolled = roll_up(now=timezone.now())
    assert (rolled.days, rolled.facts) == (stale, fresh)
    assert_exact(articles)


def test_a_change_costs_a_query_more(
    article: Article, django_assert_num_queries: Callable[..., object]
) -> None:
    from analytics.rollups.marks import mark_stale

    cells = [(article.pk, timezone.localdate())] * 3
    with django_assert_num_queries(1):
        mark_stale(cells)
