"""A finding: what a small check saw when it compared a sentence with its source."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.translation import Block


class Severity(models.TextChoices):
    """How much a finding could hurt a reader."""

    HIGH = "high", _("high")
    MEDIUM = "medium", _("medium")
    LOW = "low", _("low")


class FindingQuerySet(models.QuerySet["Finding"]):
    """What the portal asks about findings."""

    def open(self) -> FindingQuerySet:
        """Those that no editor has dismissed."""
        return self.filter(dismissed_at__isnull=True)


class Finding(models.Model):
    """A hint about one sentence pair of a block. It never keeps a text from being published.

    Attributes:
        check_id: Which check saw it, such as `numbers`.
        ref: The sentence pair's id, such as `98d97-103`; "" for a pair made here.
        detail: What differs, in a few words or tokens of the texts themselves.
        text_hash: Of the pair's target and source: a finding lives as long as both stay.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="findings")
    check_id = models.CharField(_("check"), max_length=40)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity)
    ref = models.CharField(_("sentence"), max_length=40, blank=True)
    detail = models.CharField(_("detail"), max_length=400, blank=True)
    text_hash = models.CharField(max_length=64)
    found_at = models.DateTimeField(_("found"))
    dismissed_at = models.DateTimeField(_("dismissed"), null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["block", "pk"]
        verbose_name = _("translation hint")
        verbose_name_plural = _("translation hints")
        constraints = [
            models.UniqueConstraint(
                fields=["block", "check_id", "text_hash", "detail"], name="finding_once_a_sentence"
            ),
        ]
        indexes = [models.Index(fields=["check_id", "severity"])]

    def __str__(self) -> str:
        """Check and detail."""
        return f"{self.check_id}: {self.detail}"
