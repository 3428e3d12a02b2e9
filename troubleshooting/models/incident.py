"""A known incident: a problem going on now that staff know of, so that nobody troubleshoots it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article
from troubleshooting.models.topic import Topic


class IncidentQuerySet(models.QuerySet["Incident"]):
    """What the portal asks about incidents."""

    def going_on(self, now: datetime) -> IncidentQuerySet:
        """Those that have begun and have not ended, the newest first."""
        ended = Q(ended_at__lte=now) | Q(expected_end__lte=now, ends_by_itself=True)
        return self.filter(starts_at__lte=now).exclude(ended).order_by("-starts_at", "-pk")

    def coming(self, now: datetime) -> IncidentQuerySet:
        """Planned ones that have not begun, the next first."""
        planned = self.filter(is_planned=True, starts_at__gt=now, ended_at=None)
        return planned.order_by("starts_at", "pk")


class Incident(models.Model):
    """A disturbance or planned maintenance.

    Attributes:
        articles: Whose flows it touches; together with those of `topics`.
        touches_everything: Every flow and the front page show it, whatever the article.
        is_planned: Maintenance that was announced; readers see it before it begins.
        starts_at: Since when it is known.
        expected_end: When it should be over; None where nobody can say.
        ends_by_itself: Whether it is over at `expected_end` without anybody saying so.
        ended_at: When somebody said that it is over.
    """

    articles = models.ManyToManyField(
        Article, blank=True, related_name="incidents", verbose_name=_("articles")
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="incidents", verbose_name=_("topics")
    )
    touches_everything = models.BooleanField(_("touches everything"), default=False)
    is_planned = models.BooleanField(_("planned maintenance"), default=False)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    expected_end = models.DateTimeField(_("expected end"), null=True, blank=True)
    ends_by_itself = models.BooleanField(_("ends by itself"), default=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, db_index=True)
    posted_at = models.DateTimeField(_("posted"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("by"),
    )

    objects = IncidentQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("known incident")
        verbose_name_plural = _("known incidents")
        constraints = [
            models.CheckConstraint(
                name="incident_ends_after_it_starts",
                condition=Q(expected_end=None) | Q(expected_end__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        """When it started, in the portal's time zone."""
        return date_format(localtime(self.starts_at), "SHORT_DATETIME_FORMAT")


class IncidentText(models.Model):
    """What readers of one language are told of an incident.

    Attributes:
        locale: Canonical, such as `fi-FI`.
        text: Plain text; a blank line begins a paragraph.
    """

    incident = models.ForeignKey(Incident, models.CASCADE, related_name="texts")
    locale = models.CharField(_("language"), max_length=20)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["incident", "locale"]
        verbose_name = _("incident text")
        verbose_name_plural = _("incident texts")
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "locale"], name="incident_text_once_a_locale"
            ),
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title
