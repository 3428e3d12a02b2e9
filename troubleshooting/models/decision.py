"""Where an editor decided that a block begins, which a re-import respects."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article


class BlockRole(models.TextChoices):
    """What begins at a piece of an article."""

    STEP = "step", _("a step begins")
    TEXT = "text", _("text begins")
    RESOURCES = "resources", _("further reading begins")
    CONTINUES = "continues", _("belongs to what is before it")


class SegmentDecision(models.Model):
    """An editor's decision about one piece (a paragraph, a list item, …) of an article.

    Attributes:
        position: Order among the article's decisions, which is the pieces' reading order.
        text: The piece's text in the source language, by which imports recognise it, Markdown.
        kind: check or action where a step begins, else "".
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="decisions")
    position = models.PositiveIntegerField()
    text = models.TextField()
    role = models.CharField(_("role"), max_length=10, choices=BlockRole)
    kind = models.CharField(_("kind"), max_length=10, blank=True)
    decided_at = models.DateTimeField(_("decided"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["article", "position", "pk"]
        verbose_name = _("decision about steps")
        verbose_name_plural = _("decisions about steps")

    def __str__(self) -> str:
        """Role and the piece's first words."""
        return f"{self.get_role_display()}: {self.text[:60]}"
