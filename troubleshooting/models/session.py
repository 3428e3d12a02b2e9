"""A reader's pass through an article's flow, and what each step did for them.

These rows are the only place where something about one person is kept, and they are deleted
after the retention time. Nothing here says who it was.
"""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article
from troubleshooting.models.query import MAX_QUERY
from troubleshooting.models.step import Step


class Result(models.TextChoices):
    """What a reader says of a step."""

    RESOLVED = "resolved", _("solved it")
    NOT_RESOLVED = "not_resolved", _("did not help")
    SKIPPED = "skipped", _("skipped")
    NOT_POSSIBLE = "not_possible", _("not possible")


class Reason(models.TextChoices):
    """Why a reader skipped a step, or could not do it; all optional."""

    ALREADY_TRIED = "already_tried", _("already tried")
    DOES_NOT_APPLY = "does_not_apply", _("does not apply here")
    NEEDS_RIGHTS = "needs_rights", _("needs rights I don't have")
    NOT_DARED = "not_dared", _("I don't dare")
    LOOKS_DIFFERENT = "looks_different", _("my screen looks different")


# Which reasons there are for a result.
REASONS = {
    Result.SKIPPED: (Reason.ALREADY_TRIED, Reason.DOES_NOT_APPLY),
    Result.NOT_POSSIBLE: (Reason.NEEDS_RIGHTS, Reason.NOT_DARED, Reason.LOOKS_DIFFERENT),
}
MAX_COMMENT = 1000
MAX_DEVICE = 100


class Outcome(models.TextChoices):
    """How a session ended."""

    RESOLVED = "resolved", _("solved")
    UNRESOLVED = "unresolved", _("nothing helped")
    ESCALATED = "escalated", _("handed to the helpdesk")
    SWITCHED = "switched", _("went on to another article")
    INCIDENT = "incident", _("a known incident")
    ABANDONED = "abandoned", _("left")


class Entry(models.TextChoices):
    """How a reader came to an article."""

    PORTAL = "portal", _("through the portal")
    SEARCH = "search", _("by a search")
    EMBED = "embed", _("in an embedded page")
    TICKET = "ticket", _("by a ticket's link")


class FlowSessionQuerySet(models.QuerySet["FlowSession"]):
    """What the portal asks about sessions."""

    def open(self) -> FlowSessionQuerySet:
        """Sessions still under way."""
        return self.filter(outcome="")

    def finished(self) -> FlowSessionQuerySet:
        """Sessions with an outcome."""
        return self.exclude(outcome="")

    def idle_since(self, moment: datetime) -> FlowSessionQuerySet:
        """Open sessions in which nothing was answered after `moment`."""
        return self.open().filter(last_answer_at__lt=moment)

    def ended_before(self, moment: datetime) -> FlowSessionQuerySet:
        """Finished sessions of which nothing was said or decided since `moment`.

        One that was left ended with the last that was said in it, whenever that was noticed.
        """
        is_over = Q(finished_at__lt=moment) | Q(outcome=Outcome.ABANDONED)
        return self.finished().filter(is_over, last_answer_at__lt=moment)

    def of_browser(self, browser_key: str) -> FlowSessionQuerySet:
        """What one browser started or joined, the last first; none for a browser without a key."""
        if not browser_key:
            return self.none()
        joined = SessionGuest.objects.filter(browser_key=browser_key).order_by()
        own = FlowSession.objects.filter(browser_key=browser_key).order_by().values("pk")
        # A union of keys: PostgreSQL reads all sessions for an `OR` of the two.
        both = own.union(joined.values("session"))
        joined_at = joined.filter(session=OuterRef("pk")).values("joined_at")
        came_at = Coalesce(Subquery(joined_at), "started_at")
        return self.filter(pk__in=both).annotate(came_at=came_at).order_by("-came_at", "-pk")


class FlowSession(models.Model):
    """One person's pass through one article's flow.

    Attributes:
        locale: The locale it was started in.
        article_version: The article's version when it started.
        step_keys: The keys of the article's steps in the order they had when it started. It
            keeps them when the article changes.
        is_randomised: Two of its steps changed places by lot (`troubleshooting.flow.experiment`).
        withheld: Those of `step_keys` that it does not ask, because they are the helpdesk's.
        questions: The questions as they branched when it started.
        browser_key: Random; ties the session to the browser that started it.
        entry: How the reader came.
        is_agents: Whoever started it is staff, who walks it to help somebody or to look: nothing is
            learned from it, and it is counted nowhere.
        referral: Opaque to this app; whoever made the link that was followed reads it.
        query: What the reader had typed to find the article, as it is compared; "" for none.
        ticks: For a step's key the 0-based places of its instructions that are ticked off.
        previous: The session this one switched from, if it did.
        comment: What the reader said at the end.
        device: What the reader let the helpdesk know of the device; "" for nothing.
        last_answer_at: When it started or was last answered.
        outcome: "" while it is under way.
        resolved_by: The step that resolved it; None where reading alone did.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="sessions")
    locale = models.CharField(max_length=20)
    article_version = models.PositiveIntegerField(default=1)
    step_keys = models.JSONField(default=list)
    is_randomised = models.BooleanField(default=False)
    withheld = models.JSONField(default=list, blank=True)
    questions = models.JSONField(default=list, blank=True)
    browser_key = models.CharField(max_length=64, db_index=True)
    entry = models.CharField(max_length=20, choices=Entry, default=Entry.PORTAL)
    is_agents = models.BooleanField(_("staff's own walk"), default=False)
    referral = models.CharField(max_length=100, blank=True)
    query = models.CharField(max_length=MAX_QUERY, blank=True)
    ticks = models.JSONField(default=dict, blank=True)
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="switched_to"
    )
    comment = models.CharField(max_length=MAX_COMMENT, blank=True)
    device = models.CharField(max_length=MAX_DEVICE, blank=True)
    started_at = models.DateTimeField(db_index=True)
    last_answer_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, db_index=True)
    resolved_by = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = FlowSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at"]
        verbose_name = _("flow session")
        verbose_name_plural = _("flow sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["browser_key", "article"],
                name="one_open_session_a_browser_and_article",
                condition=Q(outcome=""),
            ),
            models.CheckConstraint(
                name="finished_exactly_when_it_has_an_outcome",
                condition=Q(outcome="", finished_at__isnull=True)
                | (~Q(outcome="") & Q(finished_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Article, locale and outcome."""
        return f"{self.article.slug} {self.locale} {self.outcome or '…'}"

    @property
    def is_open(self) -> bool:
        """Whether it is still under way."""
        return self.outcome == ""

    @property
    def asked_keys(self) -> list[str]:
        """The keys of the steps that it asks, in its order."""
        return [key for key in self.step_keys if key not in self.withheld]


class SessionGuest(models.Model):
    """Another browser that goes on with a session: its reader's phone, say."""

    session = models.ForeignKey(FlowSession, models.CASCADE, related_name="guests")
    browser_key = models.CharField(max_length=64, db_index=True)
    joined_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "pk"]
        verbose_name = _("joined browser")
        verbose_name_plural = _("joined browsers")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "browser_key"], name="a_browser_joins_a_session_once"
            ),
        ]

    def __str__(self) -> str:
        """The session."""
        return str(self.session_id)


class StepResult(models.Model):
    """What a reader last said of one step.

    Attributes:
        by_helpdesk: An agent said it, not the reader.
        reason: Why it was skipped or not possible; "" where that was not said.
        position: 1-based place of the step in the session's order.
        seconds: From the answer before (or the start) to the first answer of this step.
    """

    session = models.ForeignKey(FlowSession, models.CASCADE, related_name="results")
    step = models.ForeignKey(Step, models.CASCADE, related_name="results")
    result = models.CharField(max_length=12, choices=Result)
    reason = models.CharField(max_length=20, choices=Reason, blank=True)
    by_helpdesk = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField(default=0)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "answered_at", "pk"]
        verbose_name = _("step result")
        verbose_name_plural = _("step results")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "step"], name="one_result_a_session_and_step"
            ),
        ]

    def __str__(self) -> str:
        """Step and result."""
        return f"{self.step_id} {self.result}"
