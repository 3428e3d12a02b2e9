"""What a period came to: minutes, calls, money."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytest_django import Settings

from analytics.reports.scope import Scope
from tests.analytics.facts import add_both, add_facts
from tests.analytics.reports.reading import totals
from tests.analytics.stories import NOT_RESOLVED, RESOLVED, walk
from troubleshooting.models import Article


@pytest.mark.parametrize(
    ("seconds", "minutes"), [([], None), ([60], 1), ([60, 120], 1.5), ([600, 60, 120], 2)]
)
def test_the_median_is_over_sessions_a_step_resolved(
    article: Article, scope: Scope, at: datetime, seconds: list[int], minutes: float | None
) -> None:
    walk(article, *[NOT_RESOLVED] * 5, at=at, browser="nothing-helped-at-all", seconds=7)
    for one in seconds:
        walk(article, RESOLVED, at=at, browser=f"browser-number-{one:07}", seconds=one)

    # Times are kept in buckets of 3 %.
    assert totals(scope).median_minutes == (minutes and pytest.approx(minutes, rel=0.016))


def test_a_call_is_saved_by_each_resolved_session_without_a_ticket(
    article: Article, scope: Scope, at: datetime
) -> None:
    add_both(article, 5, 2, at=at)
    add_both(article, 3, 2, at=at, entry="search")
    add_facts(article, 4, "resolved", at=at, entry="ticket")

    assert totals(scope).saved_calls == 8


def test_what_calls_cost_is_a_setting(
    article: Article, scope: Scope, at: datetime, settings: Settings
) -> None:
    add_facts(article, 4, "resolved", at=at)
    settings.CALL_COST = 0

    assert totals(scope).saved_money is None

    settings.CALL_COST = 12.5
    assert totals(scope).saved_money == 50
