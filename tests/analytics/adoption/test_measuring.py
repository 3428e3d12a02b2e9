"""What an accepted order was to save, and what it did."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from analytics.adoption import accept_order, measure
from analytics.models import OrderDecision, SessionFact
from tests.analytics.adoption.stories import add_sessions, recommend
from tests.analytics.adoption.test_deciding import NEW, OLD
from troubleshooting.models import Article, Outcome

DAY = timedelta(days=1)


@pytest.fixture
def decision(article: Article, at: datetime) -> OrderDecision:
    editor = User.objects.create_user("editor", is_staff=True)
    return accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)


def test_it_compares_sessions_in_either_order(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [10, 12] * 10, at=at - 2 * DAY)
    add_sessions(article, NEW, [7, 9] * 10, at=at + DAY)

    found = measure(decision)

    assert found.is_enough
    assert (found.before.sessions, found.after.sessions) == (20, 20)
    assert (found.before.minutes, found.after.minutes) == (11, 8)
    assert (found.promised, found.saved) == (pytest.approx(3.1), 3)
    assert 2 < found.interval.low < 3 < found.interval.high < 4


def test_handing_over_costs(article: Article, decision: OrderDecision, at: datetime) -> None:
    add_sessions(article, OLD, [10] * 4, at=at - 2 * DAY)
    handed_over = SessionFact.objects.order_by("pk")[:2].values_list("pk", flat=True)
    SessionFact.objects.filter(pk__in=list(handed_over)).update(
        outcome=Outcome.ESCALATED, resolved_step=None
    )
    assert measure(decision).before.minutes == 25


def test_what_says_nothing_is_left_out(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [10] * 5, at=at - 2 * DAY)
    one, two, three, four, _five = SessionFact.objects.order_by("pk")
    for fact, outcome in ((one, Outcome.ABANDONED), (two, Outcome.SWITCHED)):
        SessionFact.objects.filter(pk=fact.pk).update(outcome=outcome, resolved_step=None)
    SessionFact.objects.filter(pk=three.pk).update(is_agents=True)
    SessionFact.objects.filter(pk=four.pk).update(resolved_step=None)
    assert measure(decision).before.sessions == 1


def test_other_times_and_orders_are_left_out(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [10] * 3, at=at + DAY)
    add_sessions(article, NEW, [10] * 3, at=at - 2 * DAY)
    add_sessions(article, OLD, [10] * 3, at=at - 200 * DAY)
    found = measure(decision)
    assert (found.before.sessions, found.after.sessions) == (0, 0)
    assert not found.is_enough
