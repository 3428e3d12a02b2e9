"""A reader's doubt about a text: a sentence that is wrong, or a screen that looks different."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.translation import ArticleTranslation, Block

MAX_SUGGESTION = 1000


class DoubtKind(models.TextChoices):
    """What a reader doubts."""

    SENTENCE = "sentence", _("a sentence is wrong")
    SCREEN = "screen", _("the screen looks different")


class DoubtQuerySet(models.QuerySet["Doubt"]):
    """What the portal asks about doubts."""

    def open(self) -> DoubtQuerySet:
        """Those no editor has settled."""
        return self.filter(settled_at=None)


class Doubt(models.Model):
    """What one reader doubted, without a word on who it was.

    Attributes:
        block: The step or text it is about; None once that is gone.
        target: The sentence as the reader saw it; "" for a doubt about the screen.
        source: The sentence it was translated from.
        suggestion: What the reader would write, or saw; "" where nothing was said.
    """

    translation = models.ForeignKey(ArticleTranslation, models.CASCADE, related_name="doubts")
    block = models.ForeignKey(Block, models.SET_NULL, null=True, blank=True, related_name="doubts")
    kind = models.CharField(_("kind"), max_length=10, choices=DoubtKind)
    target = models.TextField(_("sentence"), blank=True)
    source = models.TextField(_("original"), blank=True)
    suggestion = models.CharField(_("suggestion"), max_length=MAX_SUGGESTION, blank=True)
    raised_at = models.DateTimeField(_("raised"), db_index=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        verbose_name = _("doubt")
        verbose_name_plural = _("doubts")

    def __str__(self) -> str:
        """The kind and the sentence."""
        return f"{self.kind}: {self.target[:60]}"
