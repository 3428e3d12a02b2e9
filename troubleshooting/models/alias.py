"""A former name of an article, so that what was printed or linked under it still leads there."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article


class ArticleAlias(models.Model):
    """A slug an article once had. It never becomes another article's."""

    slug = models.CharField(_("former name"), max_length=200, unique=True)
    article = models.ForeignKey(Article, models.CASCADE, related_name="aliases")
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        """The slug."""
        return self.slug
