"""Questions of editors, whose answers branch: to a step, to another article, or to an end."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article
from troubleshooting.models.session import FlowSession
from troubleshooting.models.step import Step
from troubleshooting.models.translation import Status

MAX_KEY = 10
MAX_WORDS = 200


class LeadsTo(models.TextChoices):
    """Where an answer leads."""

    NEXT = "next", _("what comes next")
    STEP = "step", _("a step")
    ARTICLE = "article", _("another article")
    SOLVED = "solved", _("the end: solved")
    HELPDESK = "helpdesk", _("the end: to the helpdesk")


class QuestionQuerySet(models.QuerySet["Question"]):
    """What the portal asks about questions."""

    def kept(self) -> QuestionQuerySet:
        """Those that editors have not removed, in the order of their places before a step."""
        return self.filter(retired_at=None).order_by("position", "pk")

    def asked(self) -> QuestionQuerySet:
        """Those that new sessions ask."""
        return self.kept().filter(status=Status.PUBLISHED)


class Question(models.Model):
    """A question that is asked before a step, and branches.

    Attributes:
        key: Unique in the article; what sessions and addresses name it by.
        before: The step it is asked before; None asks it after the last one.
        position: Its place among the questions before the same step.
        status: Sessions ask published ones only.
        retired_at: When an editor removed it. What it was answered with stays.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="questions")
    key = models.CharField(_("key"), max_length=MAX_KEY)
    before = models.ForeignKey(
        Step,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("asked before"),
    )
    position = models.PositiveIntegerField(_("position"), default=1)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    retired_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position", "pk"]
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="question_key_once_an_article"),
        ]

    def __str__(self) -> str:
        """Article and key."""
        return f"{self.article.slug} {self.key}"


class QuestionText(models.Model):
    """A question in one language.

    Attributes:
        locale: Canonical, such as `fi-FI`.
        text: Plain text.
        help: What helps to answer it; plain text, "" for nothing.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="texts")
    locale = models.CharField(_("language"), max_length=20)
    text = models.CharField(_("question"), max_length=MAX_WORDS)
    help = models.TextField(_("help"), blank=True)

    class Meta:
        ordering = ["question", "locale"]
        verbose_name = _("question text")
        verbose_name_plural = _("question texts")
        constraints = [
            models.UniqueConstraint(
                fields=["question", "locale"], name="question_text_once_a_locale"
            ),
        ]

    def __str__(self) -> str:
        """The question."""
        return self.text


class Choice(models.Model):
    """An answer that a question offers, and where it leads.

    Attributes:
        key: Unique in the question; what sessions and forms name it by.
        position: Its place among the question's answers.
        step: Of the same article; set exactly where it leads to a step.
        to_article: Set exactly where it leads to another article.
        retired_at: When an editor removed it. Sessions that chose it keep it.
    """

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    key = models.CharField(_("key"), max_length=MAX_KEY)
    position = models.PositiveIntegerField(_("position"), default=1)
    leads_to = models.CharField(_("leads to"), max_length=10, choices=LeadsTo, default=LeadsTo.NEXT)
    step = models.ForeignKey(
        Step,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="led_to_by",
        verbose_name=_("step"),
    )
    to_article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="led_to_by",
        verbose_name=_("article"),
    )
    retired_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["question", "position", "pk"]
        verbose_name = _("answer of a question")
        verbose_name_plural = _("answers of a question")
        constraints = [
            models.UniqueConstraint(fields=["question", "key"], name="choice_key_once_a_question"),
            models.CheckConstraint(
                name="choice_has_the_step_it_leads_to",
                condition=Q(leads_to=LeadsTo.STEP, step__isnull=False)
                | (~Q(leads_to=LeadsTo.STEP) & Q(step__isnull=True)),
            ),
            models.CheckConstraint(
                name="choice_has_the_article_it_leads_to",
                condition=Q(leads_to=LeadsTo.ARTICLE, to_article__isnull=False)
                | (~Q(leads_to=LeadsTo.ARTICLE) & Q(to_article__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        """Question and key."""
        return f"{self.question_id} {self.key}"


class ChoiceText(models.Model):
    """An answer in one language.

    Attributes:
        locale: Canonical, such as `fi-FI`.
        text: What the button says.
        note: What the end says to a reader who ends by it; plain text, "" for nothing.
    """

    choice = models.ForeignKey(Choice, models.CASCADE, related_name="texts")
    locale = models.CharField(_("language"), max_length=20)
    text = models.CharField(_("answer"), max_length=MAX_WORDS)
    note = models.TextField(_("said at the end"), blank=True)

    class Meta:
        ordering = ["choice", "locale"]
        verbose_name = _("answer text")
        verbose_name_plural = _("answer texts")
        constraints = [
            models.UniqueConstraint(fields=["choice", "locale"], name="choice_text_once_a_locale"),
        ]

    def __str__(self) -> str:
        """The answer."""
        return self.text


class QuestionAnswer(models.Model):
    """What a reader last answered a question of a session with."""

    session = models.ForeignKey(FlowSession, models.CASCADE, related_name="question_answers")
    question = models.ForeignKey(Question, models.CASCADE, related_name="answers")
    choice = models.ForeignKey(Choice, models.CASCADE, related_name="answers")
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["session", "answered_at", "pk"]
        verbose_name = _("answer to a question")
        verbose_name_plural = _("answers to questions")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "question"], name="one_answer_a_session_and_question"
            ),
        ]

    def __str__(self) -> str:
        """Question and answer."""
        return f"{self.question_id} {self.choice_id}"
