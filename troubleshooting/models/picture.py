"""A picture an article shows, as it lies in our own storage."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article


class Picture(models.Model):
    """A file of an article's `media/` folder, in one locale.

    Attributes:
        path: As the articles name it, relative to the article's folder: `media/settings.png`.
        digest: SHA-256 of the bytes, hexadecimal.
        name: Its name in storage and in its address: digest and suffix. Equal files share one.
        width: Pixels.
        height: Pixels.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="pictures")
    locale = models.CharField(_("language"), max_length=20)
    path = models.CharField(_("path"), max_length=300)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=80, db_index=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))

    class Meta:
        ordering = ["article", "locale", "path"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "locale", "path"], name="picture_once_a_locale"
            ),
        ]

    def __str__(self) -> str:
        """Path and locale."""
        return f"{self.path} ({self.locale})"
