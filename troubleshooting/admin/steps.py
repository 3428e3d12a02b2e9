"""An article's page: its steps in order, and the way to its texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from troubleshooting.admin.leading import Leading
from troubleshooting.admin.outline import Outline
from troubleshooting.admin.step_forms import RetiredStepForm, StepForm
from troubleshooting.admin.words import label_for_editor, steps_in_words, title_for_editor
from troubleshooting.editing.branches import BranchesRefused
from troubleshooting.editing.precedence import InCircles, out_of_order
from troubleshooting.editing.revision import (
    RevisedSteps,
    StaleSteps,
    StepChange,
    revise_steps,
    steps_token,
)
from troubleshooting.models import Article, Audience, Block, Step, StepKind


@dataclass(frozen=True)
class Shown:
    """The order of steps that an editor sees, whose places are typed.

    Attributes:
        keys: Of the active steps, in order.
        prerequisites: For steps' keys those of the steps they come only after.
    """

    keys: tuple[str, ...]
    prerequisites: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, article: Article, steps: Sequence[Step]) -> Shown:
        """The steps of an article as they are; one query."""
        keys = tuple(step.key for step in steps if step.retired_at is None)
        return cls(keys, article.steps.prerequisites("key"))

    def place(self, step: Step) -> int:
        """The place of an active step, from 1."""
        return self.keys.index(step.key) + 1

    def after(self, step: Step) -> str:
        """The places of the steps that a step comes only after, as `PlacesField` reads them."""
        before = self.prerequisites.get(step.key, ())
        return ", ".join(str(n) for n, key in enumerate(self.keys, start=1) if key in before)


@dataclass(frozen=True)
class StepRow:
    """A step on the page.

    Attributes:
        step: The step.
        label: Its text in the editor's language; None where it has none.
        texts: Its texts in all locales.
        form: What can be changed of it.
        led_from: The published questions with an answer that leads to it.
        wanted: What the editor wanted of it, in words, where that was refused.
    """

    step: Step
    label: Block | None
    texts: tuple[Block, ...]
    form: forms.Form
    led_from: tuple[SafeString, ...] = ()
    wanted: tuple[str, ...] = ()


class StepsPage:
    """The steps of an article as an editor sees and changes them.

    Attributes:
        token: Says which steps are shown.
        active: Those that new sessions ask, in order.
        retired: Those that are asked no more.
        is_stale: Whether a change was refused because somebody else changed the steps.
        problem: Why a change was refused that would lead readers astray, in words; "" for none.
    """

    def __init__(self, article: Article, data: Mapping[str, str] | None = None) -> None:
        self.article = article
        self.data = data
        self.is_stale = False
        self.problem = ""
        self._read()

    def _read(self) -> None:
        self.token = steps_token(self.article)
        self._leading = Leading(self.article)
        texts = _texts_by_step(self.article)
        steps = list(self.article.steps.order_by("position", "pk"))
        self._shown = Shown.of(self.article, steps)
        rows = [self._row(step, texts.get(step.pk, ())) for step in steps]
        self.active = [row for row in rows if not row.step.retired_at]
        self.retired = [row for row in rows if row.step.retired_at]

    def _row(self, step: Step, texts: tuple[Block, ...]) -> StepRow:
        form = _form(step, None if self.is_stale else self.data, self._shown)
        wanted = _wanted(step, self.data, self._shown) if self.is_stale and self.data else ()
        led_from = self._leading.to_step(step.key)
        return StepRow(step, label_for_editor(texts), texts, form, led_from, wanted)

    def save(self) -> RevisedSteps | None:
        """Store what the editor wants; None where it cannot be, and why is on the page."""
        seen = (self.data or {}).get("seen", "")
        rows = [*self.active, *self.retired]
        if seen == self.token and not all(row.form.is_valid() for row in rows):
            return None
        try:
            if seen != self.token:
                raise StaleSteps(self.article.slug)
            return self._revise(seen)
        except StaleSteps:
            self.is_stale = True
            self._read()
            return None
        except BranchesRefused as refused:
            self.problem = Outline(self.article).why(refused)
            return None
        except InCircles as refused:
            words = gettext("These steps would come only after each other: %(steps)s.")
            self.problem = words % {"steps": steps_in_words(self.article, refused.keys)}
            return None

    def _revise(self, seen: str) -> RevisedSteps:
        numbers = {row.step.key: row.form.cleaned_data["position"] for row in self.active}
        order = order_by_numbers([row.step.key for row in self.active], numbers)
        changes = [_change(row, self._shown) for row in [*self.active, *self.retired]]
        return revise_steps(self.article, order, changes, seen=seen, now=timezone.now())


def _form(step: Step, data: Mapping[str, str] | None, shown: Shown) -> forms.Form:
    prefix = f"step-{step.key}"
    if step.retired_at:
        return RetiredStepForm(data, prefix=prefix)
    initial = {
        "position": step.position,
        "kind": step.kind,
        "audience": step.audience,
        "pinned": step.is_pinned,
        "after": shown.after(step),
    }
    own, places = shown.place(step), len(shown.keys)
    return StepForm(data, prefix=prefix, initial=initial, own=own, places=places)


def _wanted(step: Step, data: Mapping[str, str], shown: Shown) -> tuple[str, ...]:
    """What a refused form said of a step, where that is not how it is now."""
    prefix = f"step-{step.key}"
    words = [
        (gettext("place"), data.get(f"{prefix}-position"), str(step.position)),
        (gettext("kind"), data.get(f"{prefix}-kind"), step.kind),
        (gettext("audience"), data.get(f"{prefix}-audience"), step.audience),
        (gettext("only after"), data.get(f"{prefix}-after"), shown.after(step)),
    ]
    labels = dict([*StepKind.choices, *Audience.choices])
    wanted = [
        f"{name}: {labels.get(sent, sent)}"
        for name, sent, stored in words
        if sent not in (None, stored)
    ]
    wanted += [gettext("pinned")] if f"{prefix}-pinned" in data and not step.is_pinned else []
    wanted += [gettext("retire")] if f"{prefix}-retire" in data and not step.retired_at else []
    wanted += [gettext("restore")] if f"{prefix}-restore" in data and step.retired_at else []
    return tuple(wanted)


def _texts_by_step(article: Article) -> dict[int, tuple[Block, ...]]:
    blocks = (
        Block.objects.filter(translation__article=article, step__isnull=False)
        .select_related("translation")
        .only("step", "label", "draft_markdown", "translation__locale", "translation__article")
        .order_by("translation__locale")
    )
    found: dict[int, tuple[Block, ...]] = {}
    for block in blocks:
        if block.step_id:
            found[block.step_id] = (*found.get(block.step_id, ()), block)
    return found


def _change(row: StepRow, shown: Shown) -> StepChange:
    wanted = row.form.cleaned_data
    kind, audience = wanted.get("kind", row.step.kind), wanted.get("audience", row.step.audience)
    asked = wanted["restore"] if row.step.retired_at else not wanted["retire"]
    change = StepChange(row.step.key, StepKind(kind), Audience(audience), asked)
    if row.step.retired_at:
        return change
    after = tuple(shown.keys[place - 1] for place in wanted["after"])
    return replace(change, is_pinned=wanted["pinned"], after=after)


def order_by_numbers(keys: Sequence[str], numbers: Mapping[str, int]) -> list[str]:
    """The order an editor means who typed new places beside some steps.

    Args:
        keys: The steps in their order until now.
        numbers: For each key the place typed, from 1; steps that were left alone keep theirs.

    Returns:
        The keys by their numbers. Of two with the same number the one that was moved there takes
        the place: before the other when it came from below, after it when it came from above.
    """

    def rank(key: str) -> tuple[int, int, int]:
        before = keys.index(key) + 1
        moved = (numbers[key] > before) - (numbers[key] < before)
        return numbers[key], moved, before

    return sorted(keys, key=rank)


def steps_page(
    request: HttpRequest, model_admin: admin.ModelAdmin[Article], article: Article
) -> HttpResponse:
    """Show the steps; a post changes them, or is answered 422 with what was typed kept."""
    can_change = model_admin.has_change_permission(request, article)
    page = StepsPage(article, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not can_change:
            raise PermissionDenied
        with transaction.atomic():
            revision = page.save()
            if revision is not None:
                _tell(request, model_admin, article, revision)
        if revision is not None:
            return HttpResponseRedirect(request.get_full_path())
    translations = list(article.translations.order_by("locale").defer("search_text"))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": gettext("Steps and texts"),
        "heading": title_for_editor(translations),
        "translations": translations,
        "page": page,
        "has_change_permission": can_change,
    }
    template = "admin/troubleshooting/article/steps.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _tell(
    request: HttpRequest,
    model_admin: admin.ModelAdmin[Article],
    article: Article,
    revision: RevisedSteps,
) -> None:
    """Say to the editor, and write into the article's history, what changed."""
    sentences = [gettext("Changed the order of the steps.")] if revision.reordered else []
    for sentence, keys in (
        (gettext("Changed what is said of: %(steps)s."), revision.changed),
        (gettext("Retired: %(steps)s."), revision.retired),
        (gettext("Restored: %(steps)s."), revision.restored),
    ):
        sentences += [sentence % {"steps": steps_in_words(article, keys)}] if keys else []
    for sentence in sentences:
        model_admin.log_change(request, article, sentence)
        model_admin.message_user(request, sentence, messages.SUCCESS)
    if questions := Leading(article).to_any(revision.retired):
        warning = gettext(
            "An answer leads to a step that is retired now: %(questions)s. "
            "The next step left is asked instead."
        )
        model_admin.message_user(request, warning % {"questions": questions}, messages.WARNING)
    if early := out_of_order(_order(article), article.steps.prerequisites("key")):
        warning = gettext("Before a step that it comes only after stands: %(steps)s.")
        words = {"steps": steps_in_words(article, early)}
        model_admin.message_user(request, warning % words, messages.WARNING)
    if not sentences:
        model_admin.message_user(request, gettext("Nothing was changed."), messages.INFO)


def _order(article: Article) -> list[str]:
    return list(article.steps.active().values_list("key", flat=True))
