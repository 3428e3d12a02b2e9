"""An article's flow as an outline: steps and questions in order, and where each answer leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from troubleshooting.admin.words import editors_locale, in_locale, step_labels
from troubleshooting.editing.branches import (
    BranchesRefused,
    LeadsBack,
    NoWayOut,
    branches_of,
    refusal,
)
from troubleshooting.flow.branching.forks import readable
from troubleshooting.flow.branching.questions import question_text
from troubleshooting.flow.branching.route import Item
from troubleshooting.models import (
    Article,
    Choice,
    LeadsTo,
    Question,
    QuestionText,
    Status,
    Step,
)

WRITTEN_CHOICES = Prefetch(
    "choices",
    queryset=Choice.objects.filter(retired_at=None)
    .select_related("step")
    .prefetch_related("texts")
    .order_by("position"),
    to_attr="kept_choices",
)


@dataclass(frozen=True)
class Answer:
    """An answer in the outline.

    Attributes:
        text: What it says, in the editor's language.
        leads: Where it leads, in words.
        warning: What an editor should know of that; "" for nothing.
    """

    text: SafeString
    leads: str
    warning: str


@dataclass(frozen=True)
class OutlineItem:
    """A step or a question in the outline.

    Attributes:
        key: Its key.
        step: The step; None for a question.
        question: The question; None for a step.
        text: Its label or words, in the editor's language.
        answers: The question's; () for a step.
        is_unreachable: Whether no answer leads a reader to it.
    """

    key: str
    step: Step | None
    question: Question | None
    text: SafeString
    answers: tuple[Answer, ...] = ()
    is_unreachable: bool = False


class Outline:
    """An article's steps and questions with drafts, for an editor to look at.

    Attributes:
        steps: All steps by key, retired ones too.
        questions: Those that were not removed, in order.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.steps = {one.key: one for one in article.steps.order_by("position", "pk")}
        self.questions = list(
            article.questions.kept()
            .select_related("before")
            .prefetch_related("texts", WRITTEN_CHOICES)
        )
        self._labels = step_labels(article)
        # One cannot read where a draft would lead from what is published alone.
        self._all = branches_of(article, self.questions)
        published = [one for one in self.questions if one.status == Status.PUBLISHED]
        self._published = branches_of(article, published)

    @cached_property
    def items(self) -> tuple[OutlineItem, ...]:
        """Steps and questions in order; drafts at the place they would be asked at."""
        questions = {one.key: one for one in self.questions}
        unreachable = self._unreachable
        return tuple(
            self._question(questions[item.key], is_unreachable=item in unreachable)
            if item.is_question
            else self._step(self.steps[item.key], is_unreachable=item in unreachable)
            for item in self._all.line
        )

    @cached_property
    def unreachable(self) -> tuple[OutlineItem, ...]:
        """What readers never come to."""
        return tuple(one for one in self.items if one.is_unreachable)

    @cached_property
    def problem(self) -> str:
        """What is wrong with what is published, in words; "" where nothing is."""
        refused = refusal(self.article)
        return self.why(refused) if refused else ""

    def why(self, refused: BranchesRefused) -> str:
        """Why something was refused, with what it is about named."""
        if isinstance(refused, LeadsBack):
            named = " → ".join(self.name(item) for item in (*refused.items, refused.items[0]))
            return gettext("Readers would be led back to what they have met: %(way)s.") % {
                "way": named
            }
        if isinstance(refused, NoWayOut):
            slugs = ", ".join(one.slug for one in refused.articles)
            return gettext(
                "Readers would only be led round, to no step and no end: %(articles)s."
            ) % {"articles": slugs}
        return str(refused)

    def name(self, item: Item) -> str:
        """A step or a question in a few words, as plain text."""
        if item.is_question:
            question = next(one for one in self.questions if one.key == item.key)
            return gettext("question “%(text)s”") % {"text": self.text_of(question).text}
        return self.step_name(self.steps[item.key])

    def step_name(self, step: Step) -> str:
        """A step's number and label, as plain text."""
        label = self._labels.get(step.pk)
        words = label.label if label else step.key
        if step.retired_at:
            return gettext("retired step: %(label)s") % {"label": words}
        return gettext("step %(number)s: %(label)s") % {"number": step.position, "label": words}

    def text_of(self, question: Question) -> QuestionText:
        """A question's words in the editor's language, or the best there is."""
        locales = [one.locale for one in question.texts.all()]
        return question_text(question, kept_choices(question), editors_locale(locales))

    @cached_property
    def _unreachable(self) -> frozenset[Item]:
        drafts = {one.key for one in self.questions if one.status == Status.DRAFT}
        found = self._published.unreachable()
        return frozenset(one for one in found if not (one.is_question and one.key in drafts))

    @cached_property
    def _readable(self) -> frozenset[int]:
        wanted = {one.to_article_id for row in self.questions for one in kept_choices(row)}
        return readable(one for one in wanted if one is not None)

    @cached_property
    def _articles(self) -> dict[int, Article]:
        wanted = {one.to_article_id for row in self.questions for one in kept_choices(row)}
        return Article.objects.in_bulk([one for one in wanted if one is not None])

    def _step(self, step: Step, *, is_unreachable: bool) -> OutlineItem:
        label = self._labels.get(step.pk)
        text = in_locale(label.label, label.translation.locale) if label else SafeString(step.key)
        return OutlineItem(step.key, step, None, text, is_unreachable=is_unreachable)

    def _question(self, question: Question, *, is_unreachable: bool) -> OutlineItem:
        text = self.text_of(question)
        answers = tuple(self._answer(one, text.locale) for one in kept_choices(question))
        shown = in_locale(text.text, text.locale)
        return OutlineItem(question.key, None, question, shown, answers, is_unreachable)

    def _answer(self, choice: Choice, locale: str) -> Answer:
        text = next((one.text for one in choice.texts.all() if one.locale == locale), choice.key)
        leads, warning = self._target(choice)
        return Answer(in_locale(text, locale), leads, warning)

    def _target(self, choice: Choice) -> tuple[str, str]:
        if choice.step:
            step = self.steps[choice.step.key]
            gone = gettext("That step is retired: the next one left is asked instead.")
            return self.step_name(step), gone if step.retired_at else ""
        if choice.to_article_id:
            article = self._articles[choice.to_article_id]
            closed = gettext("Readers cannot open that article: they go on with what comes next.")
            words = gettext("article %(name)s") % {"name": f"{article.slug} ({article.code})"}
            return words, "" if article.pk in self._readable else closed
        return str(LeadsTo(choice.leads_to).label), ""


def kept_choices(question: Question) -> Sequence[Choice]:
    """A question's answers in order, with their texts; no query."""
    kept: Sequence[Choice] = question.kept_choices  # type: ignore[attr-defined]
    return kept
