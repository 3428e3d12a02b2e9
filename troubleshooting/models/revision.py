"""A revision: a text as it was at some time, whole, so that it can be read and compared later."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.translation import ArticleTranslation


class RevisionCause(models.TextChoices):
    """What made a text what it is in a revision."""

    IMPORT = "import", _("imported")
    PUBLICATION = "publication", _("published here")
    SEGMENTATION = "segmentation", _("steps cut anew here")


class Revision(models.Model):
    """A text in one locale after a change. The first one keeps what was there before any.

    Attributes:
        number: 1-based, in order of time.
        content: The text as JSON: `title`, `front_matter` and `blocks`, each with `type`, `rule`,
            `step` (its key or null), `markdown` and `source_markdown`.
    """

    translation = models.ForeignKey(
        ArticleTranslation, models.CASCADE, related_name="revisions", verbose_name=_("text")
    )
    number = models.PositiveIntegerField(_("number"))
    cause = models.CharField(_("cause"), max_length=20, choices=RevisionCause)
    content = models.JSONField()
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        ordering = ["translation", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "number"], name="revision_number_once_a_text"
            ),
        ]

    def __str__(self) -> str:
        """Number and cause."""
        return f"{self.number} ({self.get_cause_display()})"
