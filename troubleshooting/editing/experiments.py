"""Letting an article's steps change places by lot, for a share of its sessions."""

from __future__ import annotations

from django.db import transaction

from troubleshooting.editing.locking import lock_article
from troubleshooting.models import Article, OrderExperiment
from troubleshooting.models.experiment import MOST_PERCENT


@transaction.atomic
def set_experiment(article: Article, percent: int) -> bool:
    """Say in how many of a hundred new sessions two steps change places. Says whether that is new.

    Args:
        article: The article.
        percent: 0 to `MOST_PERCENT`; 0 stops it.

    Raises:
        ValueError: It is none of these.
    """
    if not 0 <= percent <= MOST_PERCENT:
        raise ValueError(percent)
    lock_article(article.pk)
    experiment, _is_new = OrderExperiment.objects.get_or_create(article=article)
    if experiment.percent == percent:
        return False
    experiment.percent = percent
    experiment.save(update_fields=["percent"])
    return True
