"""Surges that were seen: those going on, and those of the last days."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import Article
from troubleshooting.models.query import MAX_QUERY


class SurgeRecordQuerySet(models.QuerySet["SurgeRecord"]):
    """What pages and whoever watches ask about surges."""

    def unended(self) -> SurgeRecordQuerySet:
        """Those nobody has found to be over."""
        return self.filter(ended_at=None)

    def seen_from(self, moment: datetime) -> SurgeRecordQuerySet:
        """Those that were still high then, or later."""
        return self.filter(seen_at__gte=moment)

    def undismissed(self) -> SurgeRecordQuerySet:
        """Those nobody has put away."""
        return self.filter(dismissed_at=None)

    def rarest_first(self) -> SurgeRecordQuerySet:
        """In the order of lists of what goes on."""
        return self.order_by("probability", "pk")

    def latest_first(self) -> SurgeRecordQuerySet:
        """In the order of the list of days."""
        return self.order_by("-since", "-pk")


class SurgeRecord(models.Model):
    """A surge, from when it was first seen until it was over.

    At most one of a subject goes on at a time, whoever watches: the database sees to it.

    Attributes:
        article: What people start; None for words.
        query: What they type, as it is compared, in any language; "" for an article.
        since: The look that was the first to see it.
        seen_at: The last look at which it was still high.
        count: People in the last `minutes`, at the last look that counted any.
        minutes: The window.
        usually: How many were expected in it.
        probability: Of so many people or more, where nothing is the matter.
        peak_count: The count of the look whose count was the rarest; the next three are its, too.
        ended_at: The look that found it to be over; None while it goes on.
        dismissed_at: When somebody put it away, for everybody.
        dismissed_by: Who; None where that user is no more.
    """

    article = models.ForeignKey(
        Article, models.CASCADE, null=True, blank=True, related_name="surges"
    )
    query = models.CharField(_("words"), max_length=MAX_QUERY, blank=True)
    since = models.DateTimeField(_("since"), db_index=True)
    seen_at = models.DateTimeField(_("last seen"))
    count = models.PositiveIntegerField(_("people"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    usually = models.FloatField(_("usually"))
    probability = models.FloatField(_("probability"))
    peak_count = models.PositiveIntegerField()
    peak_minutes = models.PositiveSmallIntegerField()
    peak_usually = models.FloatField()
    peak_probability = models.FloatField()
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    dismissed_at = models.DateTimeField(_("dismissed"), null=True, blank=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dismissed by"),
    )

    objects = SurgeRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = _("surge")
        verbose_name_plural = _("surges")
        constraints = [
            models.UniqueConstraint(
                name="one_surge_of_an_article",
                fields=["article"],
                condition=Q(ended_at=None, query=""),
            ),
            models.UniqueConstraint(
                name="one_surge_of_words",
                fields=["query"],
                condition=Q(ended_at=None, article=None),
            ),
            models.CheckConstraint(
                name="surge_of_an_article_or_of_words",
                condition=Q(article=None) ^ Q(query=""),
            ),
        ]

    def __str__(self) -> str:
        """The words, or the article's primary key."""
        return self.query or str(self.article_id)


class SurgeLook(models.Model):
    """The last look for surges: one row. Without it nobody could tell quiet from nobody looking.

    Attributes:
        looked_at: When it was.
    """

    looked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("last look for surges")
        verbose_name_plural = _("last looks for surges")

    def __str__(self) -> str:
        """When it was, by ISO 8601."""
        return self.looked_at.isoformat()
