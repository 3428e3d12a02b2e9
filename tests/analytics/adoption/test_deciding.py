"""An editor accepts, rejects or takes back an order of steps."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from analytics.adoption import (
    NoReason,
    NothingToDecide,
    OutOfDate,
    accept_order,
    allow_order,
    reject_order,
    take_back_order,
)
from analytics.models import Decision, OrderDecision
from analytics.orders import version_of
from tests.analytics.adoption.stories import recommend
from troubleshooting.editing.steps import reorder_steps
from troubleshooting.flow import start_session
from troubleshooting.models import Article

OLD, NEW = ["s1", "s2", "s3", "s4", "s5"], ["s4", "s1", "s2", "s3", "s5"]


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_user("editor", is_staff=True)


def keys(article: Article) -> list[str]:
    return list(article.steps.active().values_list("key", flat=True))


def test_an_accepted_order_is_asked_from_then_on(
    article: Article, editor: User, at: datetime
) -> None:
    earlier = start_session(article, "fi-FI", browser_key="first-browser-number-1", now=at)

    decision = accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)

    article.refresh_from_db()
    later = start_session(article, "fi-FI", browser_key="second-browser-number-2", now=at)
    assert keys(article) == later.step_keys == NEW
    assert earlier.step_keys == OLD
    assert (decision.previous, decision.recommended) == (OLD, NEW)
    assert (decision.previous_version, decision.version) == (version_of(OLD), version_of(NEW))
    assert article.steps_edited
    assert LogEntry.objects.get().change_message == "Accepted the recommended order of the steps."


def test_a_recommendation_for_other_steps_is_not_accepted(
    article: Article, editor: User, at: datetime
) -> None:
    recommendation = recommend(article, 4, 1, 2, 3, 5)
    reorder_steps(article, list(reversed(OLD)))
    for decide in (
        lambda: accept_order(recommendation, editor=editor, now=at),
        lambda: reject_order(recommendation, reason="No", editor=editor, now=at),
    ):
        with pytest.raises(OutOfDate):
            decide()
    assert keys(article) == list(reversed(OLD))
    assert not OrderDecision.objects.exists()


def test_there_is_nothing_to_accept_where_no_other_order_is_recommended(
    article: Article, editor: User, at: datetime
) -> None:
    with pytest.raises(NothingToDecide):
        accept_order(recommend(article), editor=editor, now=at)


def test_a_rejected_order_is_kept_with_its_reason(
    article: Article, editor: User, at: datetime
) -> None:
    decision = reject_order(
        recommend(article, 4, 1, 2, 3, 5), reason=" Step 4 deletes mail. ", editor=editor, now=at
    )
    assert keys(article) == OLD
    assert (decision.decision, decision.reason) == (Decision.REJECTED, "Step 4 deletes mail.")
    assert decision.is_against


def test_an_accepted_order_is_taken_back(article: Article, editor: User, at: datetime) -> None:
    decision = accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)
    later = at + timedelta(days=3)
    taken_back = take_back_order(decision, editor=editor, now=later)
    assert (taken_back.decision, taken_back.undone_at) == (Decision.TAKEN_BACK, later)
    assert taken_back.decided_at == at
    assert taken_back.is_against
    assert keys(article) == OLD
    with pytest.raises(NothingToDecide):
        take_back_order(decision, editor=editor, now=later)


def test_an_order_that_was_changed_since_is_not_taken_back(
    article: Article, editor: User, at: datetime
) -> None:
    decision = accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)
    reorder_steps(article, list(reversed(OLD)))
    with pytest.raises(OutOfDate):
        take_back_order(decision, editor=editor, now=at)
    assert keys(article) == list(reversed(OLD))
    decision.refresh_from_db()
    assert (decision.decision, decision.undone_at) == (Decision.ACCEPTED, None)


def test_nothing_is_rejected_without_a_reason(article: Article, editor: User, at: datetime) -> None:
    with pytest.raises(NoReason):
        reject_order(recommend(article, 4, 1, 2, 3, 5), reason="  ", editor=editor, now=at)
    assert not OrderDecision.objects.exists()


def test_what_was_taken_back_is_allowed_once(article: Article, editor: User, at: datetime) -> None:
    decision = accept_order(recommend(article, 4, 1, 2, 3, 5), editor=editor, now=at)
    with pytest.raises(NothingToDecide):
        allow_order(decision, editor=editor, now=at)
    later = at + timedelta(days=3)
    take_back_order(decision, editor=editor, now=later)
    allowed = allow_order(decision, editor=editor, now=later + timedelta(days=1))
    assert (allowed.decision, allowed.undone_at) == (Decision.TAKEN_BACK, later)
    assert not allowed.is_against
    assert keys(article) == OLD
    with pytest.raises(NothingToDecide):
        allow_order(decision, editor=editor, now=later)


def test_a_rejection_is_withdrawn_once(article: Article, editor: User, at: datetime) -> None:
    recommendation = recommend(article, 4, 1, 2, 3, 5)
    decision = reject_order(recommendation, reason="No", editor=editor, now=at)
    with pytest.raises(NothingToDecide):
        take_back_order(decision, editor=editor, now=at)
    withdrawn = allow_order(decision, editor=editor, now=at)
    assert (withdrawn.decision, withdrawn.undone_at) == (Decision.WITHDRAWN, at)
    with pytest.raises(NothingToDecide):
        allow_order(decision, editor=editor, now=at)
