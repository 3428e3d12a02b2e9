"""Rollups: sums of facts by day, by week and by month, so that pages need not read the facts.

What is counted, and by what, is declared in `analytics.rollups.statistics`; these are the tables.
"""

from __future__ import annotations

from django.db import models

from troubleshooting.models import Article, Outcome, Step

# What indexes end with that many rows are read by: those of an article, a locale or an entry lie
# together in the index, and far from each other in the table.
ENDINGS = tuple(one.value for one in Outcome)


class Period(models.TextChoices):
    """What a row sums up; `start` is its first day."""

    DAY = "d"
    WEEK = "w"
    MONTH = "m"


class FillState(models.Model):
    """How far a statistic's rollups are filled.

    Attributes:
        statistic: Its name.
        version: Of its declaration; rollups of another one are filled anew.
        through: The last day that is filled; None before the first.
        is_filled: Whether all facts there were are in; from then on stale days tell what is not.
        rolled_up_at: When it was last brought up to date.
    """

    statistic = models.CharField(max_length=30, unique=True)
    version = models.PositiveIntegerField()
    through = models.DateField(null=True, blank=True)
    is_filled = models.BooleanField(default=False)
    rolled_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["statistic"]
        verbose_name = "fill state"
        verbose_name_plural = "fill states"

    def __str__(self) -> str:
        """The statistic's name."""
        return self.statistic


class StaleDay(models.Model):
    """An article's day whose facts changed since they were rolled up.

    Whoever changes or removes a fact, or adds many, marks its day in the same transaction. Pages take
    such days from the facts, but for fresh ones (`SessionFact.is_fresh`), and take off what the rollups
    say of them.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        ordering = ["day", "article"]
        verbose_name = "stale day"
        verbose_name_plural = "stale days"
        constraints = [
            models.UniqueConstraint(fields=["article", "day"], name="stale_day_once_an_article"),
        ]

    def __str__(self) -> str:
        """Article and day."""
        return f"{self.article_id} {self.day}"


class Total(models.Model):
    """Sums over a period.

    Attributes:
        period: Of what length.
        start: Its first day, in the portal's time zone.
    """

    period = models.CharField(max_length=1, choices=Period)
    start = models.DateField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """The period."""
        return f"{self.period} {self.start}"


class OfArticle(models.Model):
    """Sums of an article, which a constraint or an index of theirs begins with."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        abstract = True


class InLocale(models.Model):
    """Sums of sessions that were started in a locale."""

    locale = models.CharField(max_length=20)

    class Meta:
        abstract = True


class ByEntry(models.Model):
    """Sums of sessions whose readers came in one way."""

    entry = models.CharField(max_length=20)

    class Meta:
        abstract = True


class Outcomes(Total):
    """Sessions by how they ended: a column for each of `Outcome`."""

    resolved = models.IntegerField(default=0)
    unresolved = models.IntegerField(default=0)
    escalated = models.IntegerField(default=0)
    switched = models.IntegerField(default=0)
    incident = models.IntegerField(default=0)
    abandoned = models.IntegerField(default=0)

    class Meta:
        abstract = True


class SessionTotal(Outcomes, OfArticle, InLocale, ByEntry):
    """An article's sessions in a locale, by an entry."""

    class Meta:
        verbose_name = "sessions in a locale, by an entry"
        verbose_name_plural = verbose_name
        indexes = [
            models.Index(fields=["period", "locale", "start"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "locale", "entry"], name="session_total_once"
            ),
        ]


class ArticleTotal(Outcomes, OfArticle):
    """An article's sessions."""

    class Meta:
        verbose_name = "sessions of an article"
        verbose_name_plural = verbose_name
        indexes = [
            models.Index(fields=["article", "period", "start", *ENDINGS], name="article_total_read")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "start", "article"], name="article_total_once"
            ),
        ]


class ArticleLocaleTotal(Outcomes, OfArticle, InLocale):
    """An article's sessions in a locale."""

    class Meta:
        verbose_name = "sessions of articles in a locale"
        verbose_name_plural = verbose_name
        indexes = [
            models.Index(
                fields=["period", "locale", "start", "article", *ENDINGS],
                name="article_locale_total_read",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "locale"], name="article_locale_total_once"
            ),
        ]


class ArticleEntryTotal(Outcomes, OfArticle, ByEntry):
    """An article's sessions by an entry."""

    class Meta:
        verbose_name = "sessions of articles by an entry"
        verbose_name_plural = verbose_name
        indexes = [
            models.Index(
                fields=["period", "entry", "start", "article", *ENDINGS],
                name="article_entry_total_read",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "entry"], name="article_entry_total_once"
            ),
        ]


class PortalTotal(Outcomes, InLocale, ByEntry):
    """All sessions in a locale, by an entry."""

    class Meta:
        verbose_name = "sessions of the portal"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["period", "start", "locale", "entry"], name="portal_total_once"
            ),
        ]


class Answers(Total, OfArticle):
    """What sessions said of a step.

    Attributes:
        shown: Sessions in which somebody stood in front of it.
        resolved: Sessions it resolved.
        helped: Sessions whose last answer to it was that it helped.
        not_resolved: Likewise, that it did not; and so on.
        timed: Answers of those who tried it, whose seconds are known.
        log_seconds: The sum of the natural logarithms of those, in millionths: their mean is a
            middle that a lunch break does not move, and whole numbers leave no rest behind.
    """

    step = models.ForeignKey(Step, models.CASCADE, related_name="+", db_index=False)
    shown = models.IntegerField(default=0)
    resolved = models.IntegerField(default=0)
    helped = models.IntegerField(default=0)
    not_resolved = models.IntegerField(default=0)
    skipped = models.IntegerField(default=0)
    not_possible = models.IntegerField(default=0)
    timed = models.IntegerField(default=0)
    log_seconds = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class StepTotal(Answers, InLocale, ByEntry):
    """What the sessions of a locale and an entry said of a step."""

    class Meta:
        verbose_name = "what sessions in a locale, by an entry, said of a step"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "step", "locale", "entry"],
                name="step_total_once",
            ),
        ]


class WholeStepTotal(Answers):
    """What all sessions said of a step."""

    class Meta:
        verbose_name = "what all sessions said of a step"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "step"], name="whole_step_total_once"
            ),
        ]


class DurationTotal(Total, OfArticle, InLocale, ByEntry):
    """An article's sessions that a step resolved, by how long they took.

    Attributes:
        bucket: By `analytics.rollups.durations.bucket_of`.
    """

    bucket = models.IntegerField()
    sessions = models.IntegerField(default=0)

    class Meta:
        verbose_name = "durations of an article"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["article", "period", "start", "locale", "entry", "bucket"],
                name="duration_total_once",
            ),
        ]


class PortalDurationTotal(Total, InLocale, ByEntry):
    """All sessions that a step resolved, by how long they took."""

    bucket = models.IntegerField()
    sessions = models.IntegerField(default=0)

    class Meta:
        verbose_name = "durations of the portal"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["period", "start", "locale", "entry", "bucket"],
                name="portal_duration_total_once",
            ),
        ]


class WholeDurationTotal(Total):
    """All sessions that a step resolved, whatever the locale and entry, by how long they took."""

    bucket = models.IntegerField()
    sessions = models.IntegerField(default=0)

    class Meta:
        verbose_name = "durations of all sessions"
        verbose_name_plural = verbose_name
        constraints = [
            models.UniqueConstraint(
                fields=["period", "start", "bucket"], name="whole_duration_total_once"
            ),
        ]
