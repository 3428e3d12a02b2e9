"""An article: one problem, the same in all languages."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.text.codes import code_of, number_of

INVISIBLE = re.compile("[\\x00\\s\u00ad\u200b-\u200f\u2060\ufeff]+")


def slug_of(name: str) -> str:
    """A source file's name as the article's slug: characters nobody can see are left out."""
    return INVISIBLE.sub("", name)


class ArticleQuerySet(models.QuerySet["Article"]):
    """What the portal asks about articles."""

    def named(self, name: str) -> ArticleQuerySet:
        """The article of a source file's name or slug."""
        return self.filter(slug=slug_of(name))

    def of_code(self, typed: str) -> ArticleQuerySet:
        """The article whose short code was typed; none where it is no code."""
        number = number_of(typed)
        return self.none() if number is None else self.filter(pk=number)

    def formerly_named(self, name: str) -> ArticleQuerySet:
        """The article that was renamed from a name no article has now, capital letters or not."""
        name = slug_of(name)
        former = models.Q(aliases__slug=name) | models.Q(aliases__slug__iexact=name)
        return self.filter(former).distinct()

    def published_in(self, locale: str) -> ArticleQuerySet:
        """Articles that readers of `locale` have a text of their own for."""
        return self.filter(translations__locale=locale, translations__status="published")

    def published(self) -> ArticleQuerySet:
        """Articles readers can open, in whatever language."""
        return self.filter(translations__status="published").distinct()


class Article(models.Model):
    """One problem, with an identity that does not depend on language.

    Attributes:
        slug: The source file's name; also its part of the address.
        path: The source file's path below the locale's folder, without `.md`.
        steps_edited: An editor decided about the steps' order or kind, so an import adds and
            retires steps but orders and types none anew.
        version: Counts what changes under a reader: steps added, removed, moved or reworded.
    """

    slug = models.CharField(_("name"), max_length=200, unique=True)
    path = models.CharField(_("path"), max_length=400)
    steps_edited = models.BooleanField(_("steps edited"), default=False)
    version = models.PositiveIntegerField(_("version"), default=1)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self) -> str:
        """The slug."""
        return self.slug

    @property
    def code(self) -> str:
        """What one says on the phone: `A-137`. It stays when the article is renamed."""
        return code_of(self.pk)
