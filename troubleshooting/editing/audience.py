"""Who is asked a step: an import suggests, an editor decides."""

from __future__ import annotations

from django.db import transaction

from troubleshooting.editing.locking import bump_version, lock_article
from troubleshooting.models import Article, Audience, Step
from troubleshooting.models.step import StepQuerySet


@transaction.atomic
def set_audience(step: Step, audience: Audience) -> bool:
    """Say who is asked a step. Says whether that is new."""
    article = lock_article(step.article_id)
    step = article.steps.get(pk=step.pk)
    if step.audience == audience:
        return False
    _decide(step, audience)
    bump_version(article)
    return True


@transaction.atomic
def accept_suggestion(step: Step) -> bool:
    """Leave a step to the helpdesk, as its import suggests. Says whether that still waited."""
    article = lock_article(step.article_id)
    return bool(_accept(article, article.steps.with_suggestions().filter(pk=step.pk)))


@transaction.atomic
def accept_suggestions(article: Article) -> list[str]:
    """Leave all steps of an article to the helpdesk for which an import suggests that.

    Returns:
        The keys of the steps, in order.
    """
    article = lock_article(article.pk)
    return _accept(article, article.steps.with_suggestions())


@transaction.atomic
def dismiss_suggestion(step: Step) -> bool:
    """Go on asking everybody a step, whatever imports suggest. Says whether that still waited."""
    article = lock_article(step.article_id)
    waiting = article.steps.with_suggestions().filter(pk=step.pk)
    return bool(waiting.update(audience_decided=True))


def _accept(article: Article, waiting: StepQuerySet) -> list[str]:
    steps = list(waiting)
    for step in steps:
        _decide(step, Audience(step.suggested_audience))
    if steps:
        bump_version(article)
    return [step.key for step in steps]


def _decide(step: Step, audience: Audience) -> None:
    step.audience, step.audience_decided = audience.value, True
    step.save(update_fields=["audience", "audience_decided"])
