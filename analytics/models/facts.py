"""Facts: what is kept of finished sessions once nothing personal is left of them.

A fact names no browser, no referral, no ticket and no address. While the flow session it was
written from still exists the two are linked, so that a changed answer replaces the fact; when
retention deletes the session, the fact stays.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import Article, FlowSession, Outcome, Result, Step

# Results that say a reader did what the step asks.
TRIED = (Result.RESOLVED, Result.NOT_RESOLVED)


class SessionFact(models.Model):
    """How one finished session ended.

    Attributes:
        session: The flow session, while it is kept; None afterwards, and for an imported fact.
        locale: Canonical locale the session was started in.
        entry: How the reader came: `portal`, `ticket`, …; `import` for an imported fact.
        article_version: The article's version when it started; None where that is not known.
        resolved_step: The step that resolved it; None where none did, or reading alone did.
        seconds: From the start to the last answer: the sum of its steps' seconds. For a session
            that ended by reading alone, from the start to the end; 0 where that is not known.
        answered: How many steps were answered.
        day: When it started, in the portal's time zone as it was when the fact was written.
        order_version: Of the order its steps had (`analytics.orders.version_of`); "" where that
            is not known.
        is_agents: An agent walked it, to help somebody or to look: it is counted nowhere.
        is_randomised: Two steps of its order changed places by lot.
        digest: Of what the session says as a line of an export; see `analytics.record`.
        copy: 1, 2, … numbers imported facts with the same digest; None for one recorded here.
        is_fresh: The rollups say nothing of it yet: it is the first of its session. Pages take such
            facts one by one; rolling up adds them.
    """

    session = models.OneToOneField(
        FlowSession, models.SET_NULL, null=True, blank=True, related_name="fact"
    )
    article = models.ForeignKey(
        Article, models.CASCADE, related_name="session_facts", db_index=False
    )
    locale = models.CharField(max_length=20)
    entry = models.CharField(max_length=20)
    article_version = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome)
    # Steps are retired, not deleted. One can go only with its whole article, and the facts too.
    resolved_step = models.ForeignKey(
        Step, models.RESTRICT, null=True, blank=True, related_name="resolved_facts", db_index=False
    )
    started_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    day = models.DateField(db_index=True)
    order_version = models.CharField(max_length=8, blank=True)
    is_agents = models.BooleanField(default=False)
    is_randomised = models.BooleanField(default=False)
    digest = models.CharField(max_length=32)
    copy = models.PositiveIntegerField(null=True, blank=True)
    is_fresh = models.BooleanField(default=False)

    class Meta:
        ordering = ["day", "started_at", "pk"]
        verbose_name = _("session fact")
        verbose_name_plural = _("session facts")
        # Who gives the last answer waits for each of them to be written.
        indexes = [
            models.Index(fields=["article", "day"]),
            models.Index(
                fields=["resolved_step"],
                name="fact_by_resolved_step",
                condition=Q(resolved_step__isnull=False),
            ),
            models.Index(fields=["id"], name="fresh_fact", condition=Q(is_fresh=True)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["digest", "copy"], name="imported_fact_once"),
            models.CheckConstraint(
                name="only_a_resolved_fact_names_a_step",
                condition=Q(resolved_step__isnull=True) | Q(outcome=Outcome.RESOLVED),
            ),
        ]

    def __str__(self) -> str:
        """Article, locale and outcome."""
        return f"{self.article.slug} {self.locale} {self.outcome}"


class StepFact(models.Model):
    """What one finished session said of one step it was shown.

    Attributes:
        position: 1-based place of the step in the order the session had.
        result: The last answer; "" where the step was shown and never answered.
        seconds: From the answer before (or the start) to the first answer of this step.
        by_helpdesk: An agent said it, not the reader.
        order: 1-based place among the session's answers, by last answer; None without an answer.
    """

    session_fact = models.ForeignKey(
        SessionFact, models.CASCADE, related_name="steps", db_index=False
    )
    step = models.ForeignKey(Step, models.RESTRICT, related_name="facts")
    position = models.PositiveIntegerField()
    result = models.CharField(max_length=12, choices=Result, blank=True)
    seconds = models.PositiveIntegerField(default=0)
    by_helpdesk = models.BooleanField(default=False)
    order = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["session_fact", "order", "pk"]
        verbose_name = _("step fact")
        verbose_name_plural = _("step facts")
        constraints = [
            models.UniqueConstraint(fields=["session_fact", "step"], name="step_once_a_fact"),
            models.CheckConstraint(
                name="step_fact_has_an_order_if_answered",
                condition=Q(result="", order__isnull=True)
                | (~Q(result="") & Q(order__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Step and result."""
        return f"{self.step_id} {self.result or '-'}"
