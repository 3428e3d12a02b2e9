"""What people typed: queries nothing was found for, and words that led to articles that helped.

Nothing here says who typed it or when exactly; a word of an article's is kept only once people of
three different sessions used it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article
from troubleshooting.text.terms import index_terms

MAX_QUERY = 200


class UnansweredQuery(models.Model):
    """A query for which nothing was found.

    Attributes:
        query: As it is compared (`troubleshooting.text.terms.name_of`), cut at `MAX_QUERY`.
        count: How many times it was asked.
        last_on: The day it was last asked; no more exactly, so that it points to nobody.
        is_settled: An editor dealt with it; it comes back when it is asked again.
    """

    query = models.CharField(_("query"), max_length=MAX_QUERY)
    locale = models.CharField(_("language"), max_length=20)
    count = models.PositiveIntegerField(_("times asked"), default=0)
    last_on = models.DateField(_("last asked"))
    is_settled = models.BooleanField(_("settled"), default=False)

    class Meta:
        ordering = [F("count").desc(), "query"]
        verbose_name = _("query without results")
        verbose_name_plural = _("queries without results")
        constraints = [
            models.UniqueConstraint(fields=["query", "locale"], name="query_once_a_locale"),
        ]

    def __str__(self) -> str:
        """The query."""
        return self.query


class LearnedQuerySet(models.QuerySet["LearnedQuery"]):
    """What the portal asks about learned queries."""

    def terms_of(self, article: int, locale: str) -> str:
        """What an article's text in a locale is found by besides its own words: index terms."""
        known = self.filter(article=article, locale=locale, is_removed=False)
        return index_terms("\n".join(known.values_list("query", flat=True)))


class LearnedQuery(models.Model):
    """Words that people typed before an article resolved their session; search finds it by them.

    Attributes:
        query: As it is compared (`troubleshooting.text.terms.name_of`), cut at `MAX_QUERY`.
        sessions: How many different sessions typed it and were resolved; three at least.
        is_removed: An editor took it away; it is not learned again.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="learned_queries")
    locale = models.CharField(_("language"), max_length=20)
    query = models.CharField(_("query"), max_length=MAX_QUERY)
    sessions = models.PositiveIntegerField(_("sessions"))
    is_removed = models.BooleanField(_("removed"), default=False)

    objects = LearnedQuerySet.as_manager()

    class Meta:
        ordering = ["article", F("sessions").desc(), "query"]
        verbose_name = _("learned query")
        verbose_name_plural = _("learned queries")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "locale", "query"], name="learned_query_once_an_article"
            ),
        ]

    def __str__(self) -> str:
        """The query."""
        return self.query
