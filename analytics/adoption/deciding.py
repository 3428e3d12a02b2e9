"""Accepting, rejecting and taking back an order of steps; each is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db import transaction

from analytics.models import Decision, OrderDecision
from analytics.models.orders import MAX_REASON
from analytics.ordering import Recommendation
from analytics.orders import version_of
from troubleshooting.editing.locking import lock_article
from troubleshooting.editing.steps import reorder_steps
from troubleshooting.models import Article


class OutOfDate(Exception):
    """The article's steps are no longer those the recommendation is for; nothing was changed."""


class NothingToDecide(Exception):
    """No other order is recommended."""


class NoReason(ValueError):
    """An order is rejected without a word why."""


@transaction.atomic
def accept_order(recommendation: Recommendation, *, editor: User, now: datetime) -> OrderDecision:
    """Ask an article's steps in the recommended order from now on.

    Sessions under way keep the order they have. The order there was is kept with the decision.

    Args:
        recommendation: With another order.
        editor: Who accepts it.
        now: The time.

    Raises:
        OutOfDate: The steps were changed since it was made.
        NothingToDecide: It recommends no other order.
    """
    article = _hold(recommendation)
    decision = _decide(article, recommendation, Decision.ACCEPTED, editor, now)
    decision.save()
    reorder_steps(article, decision.recommended)
    _log(editor, article, "Accepted the recommended order of the steps.")
    return decision


@transaction.atomic
def reject_order(
    recommendation: Recommendation, *, reason: str, editor: User, now: datetime
) -> OrderDecision:
    """Keep the order there is; the same one is not recommended again.

    Args:
        recommendation: With another order.
        reason: Why: whoever looks next should know.
        editor: Who rejects it.
        now: The time.

    Raises:
        NoReason: There is none.
        OutOfDate, NothingToDecide: As for `accept_order`.
    """
    if not reason.strip():
        raise NoReason
    article = _hold(recommendation)
    decision = _decide(article, recommendation, Decision.REJECTED, editor, now)
    decision.reason, decision.is_against = reason.strip()[:MAX_REASON], True
    decision.save()
    _log(editor, article, "Rejected the recommended order of the steps.")
    return decision


@transaction.atomic
def take_back_order(decision: OrderDecision, *, editor: User, now: datetime) -> OrderDecision:
    """Ask the steps in the order there was before an accepted one, which is not recommended again.

    Args:
        decision: That accepted it.
        editor: Who takes it back.
        now: The time.

    Raises:
        OutOfDate: The steps, or their order, were changed since it was accepted.
        NothingToDecide: It was not accepted, or was taken back.
    """
    article = lock_article(decision.article_id)
    decision = _hold_decision(decision)
    if decision.decision != Decision.ACCEPTED:
        raise NothingToDecide(article.slug)
    if _keys(article) != decision.recommended:
        raise OutOfDate(article.slug)
    decision.decision, decision.undone_at, decision.is_against = Decision.TAKEN_BACK, now, True
    decision.save(update_fields=["decision", "undone_at", "is_against"])
    reorder_steps(article, decision.previous)
    _log(editor, article, "Took back the recommended order of the steps.")
    return decision


@transaction.atomic
def allow_order(decision: OrderDecision, *, editor: User, now: datetime) -> OrderDecision:
    """Let an order be recommended again that was rejected or taken back.

    Args:
        decision: That is against it.
        editor: Who allows it.
        now: The time.

    Raises:
        NothingToDecide: It is not, or no more.
    """
    article = lock_article(decision.article_id)
    decision = _hold_decision(decision)
    if not decision.is_against:
        raise NothingToDecide(article.slug)
    decision.is_against = False
    if decision.decision == Decision.REJECTED:
        decision.decision, decision.undone_at = Decision.WITHDRAWN, now
    decision.save(update_fields=["decision", "undone_at", "is_against"])
    _log(editor, article, "Let the order of the steps be recommended again.")
    return decision


def _hold(recommendation: Recommendation) -> Article:
    if not recommendation.recommended_change:
        raise NothingToDecide(recommendation.article)
    article = lock_article(Article.objects.get(slug=recommendation.article).pk)
    if article.version != recommendation.version:
        raise OutOfDate(article.slug)
    return article


def _hold_decision(decision: OrderDecision) -> OrderDecision:
    """It as it is now; nobody else changes it before this transaction ends."""
    return OrderDecision.objects.select_for_update().get(pk=decision.pk)


def _decide(
    article: Article,
    recommendation: Recommendation,
    decision: Decision,
    editor: User,
    now: datetime,
) -> OrderDecision:
    previous = _keys(article)
    recommended = _ordered(previous, recommendation.recommended)
    return OrderDecision(
        article=article,
        decision=decision,
        recommended=recommended,
        version=version_of(recommended),
        previous=previous,
        previous_version=version_of(previous),
        minutes_now=recommendation.minutes_now,
        minutes_promised=recommendation.minutes_recommended,
        probability_better=recommendation.probability_better,
        decided_at=now,
        decided_by=editor,
    )


def _keys(article: Article) -> list[str]:
    return list(article.steps.active().values_list("key", flat=True))


def _ordered(keys: Sequence[str], positions: Sequence[int]) -> list[str]:
    return [keys[position - 1] for position in positions]


def _log(editor: User, article: Article, sentence: str) -> None:
    """Write it into the article's history in the admin, in English as all of that is kept."""
    LogEntry.objects.log_actions(editor.pk, [article], CHANGE, sentence, single_object=True)
