"""A step: the smallest part of an article after which "did that fix it?" makes sense."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models.article import Article


class StepKind(models.TextChoices):
    """What a reader does in a step."""

    CHECK = "check", _("check")
    ACTION = "action", _("action")


class Audience(models.TextChoices):
    """Who is asked a step."""

    EVERYONE = "everyone", _("everyone")
    HELPDESK = "helpdesk", _("helpdesk")


class StepQuerySet(models.QuerySet["Step"]):
    """What the portal asks about steps."""

    def active(self) -> StepQuerySet:
        """Steps that new sessions ask."""
        return self.filter(retired_at__isnull=True)

    def with_suggestions(self) -> StepQuerySet:
        """Steps asked of everybody that an import thinks are the helpdesk's; no editor has decided."""
        waiting = self.active().filter(audience=Audience.EVERYONE, audience_decided=False)
        return waiting.filter(suggested_audience=Audience.HELPDESK)

    def prerequisites(self, name: str) -> dict[Any, set[Any]]:
        """For each of these steps that has any, the steps it comes only after; one query.

        Args:
            name: The field to name steps by: their key, or `pk`.
        """
        found: dict[Any, set[Any]] = {}
        links = Step.prerequisites.through.objects.filter(from_step__in=self.order_by())
        for step, first in links.values_list(f"from_step__{name}", f"to_step__{name}"):
            found.setdefault(step, set()).add(first)
        return found


class Step(models.Model):
    """A step's identity: the same in all locales, and through edits and re-imports.

    Attributes:
        key: Ten characters, unique in the article; what exports and addresses name it by.
        audience: Who is asked it.
        suggested_audience: What its English text made the import suggest.
        suggested_because: The words of that text that did; "" for none.
        audience_decided: An editor said who is asked it, so nothing is suggested any more.
        is_pinned: An editor keeps it at its place: no learned order moves it.
        prerequisites: Steps of the same article that make sense only before it.
        position: 1-based place in the flow among the article's active steps.
        retired_at: When it left the article. Its history stays.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="steps")
    key = models.CharField(_("key"), max_length=20)
    kind = models.CharField(_("kind"), max_length=10, choices=StepKind, default=StepKind.ACTION)
    audience = models.CharField(
        _("audience"), max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    suggested_audience = models.CharField(
        _("suggested audience"), max_length=10, choices=Audience, default=Audience.EVERYONE
    )
    suggested_because = models.CharField(_("because of"), max_length=100, blank=True)
    audience_decided = models.BooleanField(_("audience decided"), default=False)
    is_pinned = models.BooleanField(_("pinned"), default=False)
    prerequisites = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="prerequisite_of",
        verbose_name=_("only after"),
    )
    position = models.PositiveIntegerField(_("position"))
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["article", "position", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(fields=["article", "key"], name="step_key_once_an_article"),
        ]

    def __str__(self) -> str:
        """Article and key."""
        return f"{self.article.slug} {self.key}"

    @property
    def has_suggestion(self) -> bool:
        """Whether it is one of `with_suggestions`."""
        is_undecided = self.retired_at is None and not self.audience_decided
        audiences = (self.audience, self.suggested_audience)
        return is_undecided and audiences == (Audience.EVERYONE, Audience.HELPDESK)
