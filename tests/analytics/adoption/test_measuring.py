"""What an accepted order was to save, and what it did."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User

from analytics.adoption import accept_order, measure, measuring
from analytics.adoption.measuring import Cost
from analytics.models import OrderDecision, SessionFact
from tests.analytics.adoption.history import import_history
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


def test_one_reader_who_slept_over_it_does_not_decide(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [8] * 15, at=at - 2 * DAY)
    add_sessions(article, NEW, [5] * 14 + [14 * 60], at=at + DAY)

    found = measure(decision)

    assert found.after.minutes == pytest.approx((5 * 14 + 15) / 15, abs=0.1)
    assert 0 < found.interval.low < found.saved < 3


def test_what_was_not_timed_took_what_is_usual(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [8] * 9 + [0] * 3, at=at - 2 * DAY)
    assert measure(decision).before.minutes == pytest.approx(8)


def test_where_nothing_was_timed_only_the_helpdesk_takes_time(
    article: Article, decision: OrderDecision, at: datetime
) -> None:
    add_sessions(article, OLD, [0] * 3, at=at - 2 * DAY)
    SessionFact.objects.update(outcome=Outcome.ESCALATED, resolved_step=None)
    assert measure(decision).before.minutes == 30


def test_history_from_elsewhere_counts(article: Article, at: datetime) -> None:
    import_history(article, at=at)
    editor = User.objects.create_user("editor", is_staff=True)
    decision = accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)

    before = measure(decision).before

    assert before.sessions == 120
    assert before.minutes == pytest.approx(0.9 * 13 + 0.1 * 5, rel=0.05)


def test_of_more_sessions_the_newest_are_read(
    article: Article, decision: OrderDecision, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measuring, "MOST_SESSIONS", 3)
    add_sessions(article, OLD, [10] * 3, at=at - 2 * DAY)
    add_sessions(article, OLD, [8] * 3, at=at - DAY)
    assert measure(decision).before == Cost(3, 8, 0)


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
