"""A decision against an order holds for orders that are nearly like it, and for the command."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from analytics.adoption import (
    accept_order,
    allow_order,
    reject_order,
    respect_decisions,
    take_back_order,
)
from analytics.ordering import Recommendation, StepEstimate, Verdict, recommend_order
from analytics.ordering.recommendation import Estimate
from tests.analytics.adoption.history import import_history
from tests.analytics.adoption.stories import recommend
from troubleshooting.models import Article


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", is_staff=True)


def about(value: float) -> Estimate:
    return Estimate(value, value / 2, value * 2)


def known(article: Article, *positions: int, last: float = 0.1) -> Recommendation:
    """A recommendation of five steps that take 4 minutes, of which the fourth resolves half."""
    shares = (0.1, 0.1, 0.1, 0.5, last)
    steps = tuple(
        StepEstimate(place, f"s{place}", stays=False, share=about(share), minutes=about(4))
        for place, share in enumerate(shares, start=1)
    )
    return replace(recommend(article, *positions), steps=steps, unresolved=about(0.2 - last))


def verdict(recommendation: Recommendation) -> Verdict:
    (respected,) = respect_decisions([recommendation])
    assert respected.recommended_change is (respected.verdict is Verdict.CHANGE)
    return respected.verdict


def test_an_order_that_saves_hardly_more_is_rejected_with_it(
    article: Article, editor: User, at: datetime
) -> None:
    rejected = known(article, 4, 1, 2, 3, 5)
    reject_order(rejected, reason="Step 4 deletes mail", editor=editor, now=at)

    for positions in ((4, 1, 2, 3, 5), (4, 2, 1, 3, 5), (4, 5, 1, 2, 3)):
        (respected,) = respect_decisions([known(article, *positions)])
        assert respected.verdict is Verdict.REJECTED
        assert respected.recommended == respected.current
        assert respected.minutes_recommended == respected.minutes_now


def test_one_that_saves_much_more_is_recommended(
    article: Article, editor: User, at: datetime
) -> None:
    reject_order(known(article, 2, 1, 3, 4, 5), reason="No", editor=editor, now=at)
    assert verdict(known(article, 4, 1, 2, 3, 5)) is Verdict.CHANGE


def test_of_other_steps_nothing_was_decided(article: Article, editor: User, at: datetime) -> None:
    reject_order(known(article, 4, 1, 2, 3, 5), reason="No", editor=editor, now=at)
    other = known(article, 4, 1, 2, 3, 5)
    other = replace(other, steps=(*other.steps[:4], replace(other.steps[4], key="new")))
    assert verdict(other) is Verdict.CHANGE


def test_what_was_taken_back_holds_until_an_editor_lets_it(
    article: Article, editor: User, at: datetime
) -> None:
    decision = accept_order(known(article, 4, 1, 2, 3, 5), editor=editor, now=at)
    assert verdict(known(article, 4, 1, 2, 3, 5)) is Verdict.CHANGE
    decision = take_back_order(decision, editor=editor, now=at + timedelta(days=1))
    assert verdict(known(article, 4, 2, 1, 3, 5)) is Verdict.REJECTED
    allow_order(decision, editor=editor, now=at + timedelta(days=2))
    assert verdict(known(article, 4, 2, 1, 3, 5)) is Verdict.CHANGE


def printed() -> dict[str, Any]:
    out = StringIO()
    call_command("recommend_orders", format="json", stdout=out)
    (row,) = json.loads(out.getvalue())
    return dict(row)


def test_the_command_recommends_what_the_pages_do(article: Article, editor: User) -> None:
    now = timezone.now()
    import_history(article, at=now)
    assert printed()["recommended_change"]
    recommendation = recommend_order(article, now=now)
    assert recommendation

    reject_order(recommendation, reason="No", editor=editor, now=now)

    row = printed()
    assert not row["recommended_change"]
    assert row["recommended"] == row["current"]
    assert row["minutes_recommended"] == row["minutes_now"]
