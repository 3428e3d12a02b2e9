"""What editors decided about recommended orders of steps."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import Article

MAX_REASON = 300


class Decision(models.TextChoices):
    """What an editor did with a recommendation."""

    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    TAKEN_BACK = "taken_back", _("accepted, and taken back")
    WITHDRAWN = "withdrawn", _("rejected, and withdrawn")


class OrderDecision(models.Model):
    """A decision about a recommended order: what was promised when, and what was there before.

    Attributes:
        recommended: The keys of the steps in the recommended order.
        version: Of it (`analytics.orders.version_of`).
        previous: The keys in the order there was.
        previous_version: Of that.
        minutes_now: Expected minutes of a session in the order there was.
        minutes_promised: In the recommended one.
        probability_better: That it takes fewer.
        reason: Why it was rejected; "" for an accepted one.
        decided_by: None where the editor is no more.
        undone_at: When it was taken back or withdrawn; None while it holds.
        is_against: Whether that order is not recommended again: it was rejected, or taken back, and
            nobody let it be recommended since.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="order_decisions")
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    recommended = models.JSONField()
    version = models.CharField(max_length=8)
    previous = models.JSONField()
    previous_version = models.CharField(max_length=8)
    minutes_now = models.FloatField()
    minutes_promised = models.FloatField()
    probability_better = models.FloatField()
    reason = models.CharField(_("reason"), max_length=MAX_REASON, blank=True)
    decided_at = models.DateTimeField(_("decided"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    is_against = models.BooleanField(default=False)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision about an order")
        verbose_name_plural = _("decisions about orders")
        indexes = [models.Index(fields=["article", "-decided_at"])]

    def __str__(self) -> str:
        """Article and decision."""
        return f"{self.article_id} {self.decision}"


class OrderAdvice(models.Model):
    """What is recommended for an article's order of steps, as it was last worked out.

    Attributes:
        version: The article's then; it holds for these steps only.
        saves_minutes: That the recommended order saves a session; 0 where none is recommended.
        sessions: How many it was learned from.
        content: All of it, as `analytics.adoption.advice` writes and reads it.
        made_at: When it was worked out.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="order_advice")
    version = models.PositiveIntegerField()
    saves_minutes = models.FloatField(default=0)
    sessions = models.PositiveIntegerField(default=0)
    content = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-saves_minutes", "article"]
        verbose_name = _("advice about an order")
        verbose_name_plural = _("advice about orders")

    def __str__(self) -> str:
        """The article."""
        return str(self.article_id)
