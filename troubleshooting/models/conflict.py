"""A conflict: upstream and an editor changed the same words, and an editor has to choose."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.translation import Block

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class ConflictKind(models.TextChoices):
    """What upstream did to a text that was corrected here."""

    CHANGED = "changed", _("changed upstream")
    REMOVED = "removed", _("removed upstream")


class Resolution(models.TextChoices):
    """What an editor chose."""

    OURS = "ours", _("kept the text from here")
    THEIRS = "theirs", _("took the text from upstream")


class ConflictQuerySet(models.QuerySet["Conflict"]):
    """What the portal asks about conflicts."""

    def open(self) -> ConflictQuerySet:
        """Those that nobody has settled."""
        return self.filter(resolved_at__isnull=True)


class Conflict(models.Model):
    """Three texts of one block: as it was, as it was corrected here, as upstream has it now.

    Attributes:
        base: The upstream text that the correction was made on, Markdown.
        ours: The correction, Markdown.
        theirs: Upstream's text now, Markdown; "" where upstream removed the block.
        merged: The correction with upstream's other changes, Markdown: what `ours` stands for.
        source_before: The original the correction was made beside, Markdown.
        source_after: The original now, Markdown.
    """

    block = models.ForeignKey(Block, models.CASCADE, related_name="conflicts")
    kind = models.CharField(_("kind"), max_length=10, choices=ConflictKind)
    base = models.TextField()
    ours = models.TextField()
    theirs = models.TextField(blank=True)
    merged = models.TextField(blank=True)
    source_before = models.TextField(blank=True)
    source_after = models.TextField(blank=True)
    found_at = models.DateTimeField(_("found"))
    resolved_at = models.DateTimeField(_("settled"), null=True, blank=True)
    resolution = models.CharField(_("resolution"), max_length=10, choices=Resolution, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        ordering = ["-found_at", "pk"]
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        constraints = [
            models.UniqueConstraint(
                fields=["block"],
                name="one_open_conflict_a_block",
                condition=Q(resolved_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        """The block's label."""
        return str(self.block)

    def settle(self, resolution: Resolution, now: datetime, by: User | None = None) -> None:
        """Note what was chosen, and by whom; None where an import left nothing to choose."""
        self.resolution, self.resolved_at, self.resolved_by = resolution, now, by
        self.save(update_fields=["resolution", "resolved_at", "resolved_by"])
