"""An experiment with an article's order: for some of its sessions two steps change places by lot."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article

# Of an article's sessions at most so many percent.
MOST_PERCENT = 50


class OrderExperiment(models.Model):
    """What no fixed order can tell: which of two steps helps more, where one always comes first.

    Attributes:
        percent: Of new sessions two neighbouring steps change places in so many of a hundred; 0
            where the experiment was stopped.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="order_experiment")
    percent = models.PositiveSmallIntegerField(
        _("percent of sessions"), default=0, validators=[MaxValueValidator(MOST_PERCENT)]
    )

    class Meta:
        verbose_name = _("experiment with an order")
        verbose_name_plural = _("experiments with orders")
        constraints = [
            models.CheckConstraint(
                name="an_experiment_takes_half_at_most",
                condition=models.Q(percent__lte=MOST_PERCENT),
            ),
        ]

    def __str__(self) -> str:
        """Article and share."""
        return f"{self.article_id} {self.percent} %"
