"""What editors do with an article's questions: write, place, publish, take back and remove them.

Sessions under way keep the questions they started with. A question that is published is changed
for those who start from then on; a draft is asked of nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from troubleshooting.editing.branches import check_branches
from troubleshooting.editing.locking import bump_version, lock_article
from troubleshooting.editing.revision import steps_token
from troubleshooting.models import (
    Article,
    Choice,
    ChoiceText,
    LeadsTo,
    Question,
    QuestionText,
    Status,
    Step,
)
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import fold

FEWEST_CHOICES, MOST_CHOICES = 2, 6
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
KEY_LENGTH = 8


class StaleQuestions(Exception):
    """Somebody changed the article's questions or steps meanwhile; nothing was saved."""


class Flaw(models.TextChoices):
    """What a question lacks that is to be saved."""

    NO_ENGLISH = "no_english", _("Write the question and each of its answers in English.")
    FEW = "few", _("A question has at least two answers.")
    MANY = "many", _("A question has at most six answers.")
    PARTIAL = "partial", _("Write the question and all its answers in this language, or nothing.")
    SAME = "same", _("Another answer says the same: readers could not tell them apart.")
    NO_STEP = "no_step", _("Choose a step of this article.")
    NO_ARTICLE = "no_article", _("There is no such article.")
    ITSELF = "itself", _("That is this article. Choose another, or one of its steps.")


class WrongQuestion(ValueError):
    """A question cannot be saved as it is.

    Attributes:
        flaw: Why.
        locale: The language the flaw is in; "" for none.
        place: The 0-based answer the flaw is in; None for none.
    """

    def __init__(self, flaw: Flaw, locale: str = "", place: int | None = None) -> None:
        super().__init__(flaw.value)
        self.flaw, self.locale, self.place = flaw, locale, place


@dataclass(frozen=True)
class Words:
    """A text in one language, and what is said beside it.

    Attributes:
        text: The question or the answer; plain text.
        beside: Help with the question, or the note at the end; "" for nothing.
    """

    text: str
    beside: str = ""


@dataclass(frozen=True)
class WantedChoice:
    """An answer as an editor wants it.

    Attributes:
        leads_to: Where it leads.
        words: By locale.
        key: Of the answer there is; "" for a new one.
        step: The key of the step it leads to, where it leads to one.
        article: The number of the article it leads to, where it leads to one.
    """

    leads_to: LeadsTo
    words: Mapping[str, Words]
    key: str = ""
    step: str = ""
    article: int | None = None


@dataclass(frozen=True)
class WantedQuestion:
    """A question as an editor wants it.

    Attributes:
        before: The key of the step it is asked before; "" for after the last.
        position: Its place among the questions before the same step.
        words: By locale.
        choices: Its answers in order; those there were that are not among them are removed.
    """

    before: str
    words: Mapping[str, Words]
    choices: Sequence[WantedChoice] = field(default_factory=tuple)
    position: int = 1


def questions_token(article: Article) -> str:
    """What a form carries to say what its editor saw: a digest of the questions and the steps."""
    questions = article.questions.order_by("pk")
    of_questions = {"question__article": article}
    of_choices = {"choice__question__article": article}
    rows = [
        list(questions.values_list("key", "before", "position", "status", "retired_at")),
        list(
            Choice.objects.filter(**of_questions)
            .order_by("pk")
            .values_list("key", "position", "leads_to", "step", "to_article", "retired_at")
        ),
        list(
            QuestionText.objects.filter(**of_questions)
            .order_by("pk")
            .values_list("question", "locale", "text", "help")
        ),
        list(
            ChoiceText.objects.filter(**of_choices)
            .order_by("pk")
            .values_list("choice", "locale", "text", "note")
        ),
        steps_token(article),
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@transaction.atomic
def save_question(
    article: Article, wanted: WantedQuestion, *, seen: str, now: datetime, key: str = ""
) -> Question:
    """Store a question; a new one is a draft, and a published one changes for readers at once.

    Args:
        article: The article; its row is read again.
        wanted: The question.
        seen: `questions_token` of what the editor saw.
        now: The time.
        key: Of the question there is; "" makes a new one.

    Raises:
        StaleQuestions: The questions or the steps are no longer those the editor saw.
        WrongQuestion: Something is missing.
        LeadsBack, NoWayOut: It is published, and readers would be led astray.
        Question.DoesNotExist: It was removed.
    """
    article = _locked(article, seen)
    steps = {step.key: step for step in article.steps.all()}
    _check(article, wanted, steps)
    if key:
        question = article.questions.kept().get(key=key)
    else:
        question = Question(article=article, key=_new_key())
    question.before = steps.get(wanted.before)
    question.position = wanted.position
    question.save()
    _store_words(question, wanted.words)
    _store_choices(question, wanted.choices, steps, now)
    if question.status == Status.PUBLISHED:
        check_branches(article)
        bump_version(article)
    return question


@transaction.atomic
def publish_question(article: Article, key: str, *, seen: str) -> Question:
    """Ask a question from now on; one that is asked stays so.

    Args:
        article: The article; its row is read again.
        key: The question's.
        seen: `questions_token` of what the editor saw.

    Raises:
        StaleQuestions: The questions or the steps are no longer those the editor saw.
        LeadsBack, NoWayOut: Readers would be led astray.
        Question.DoesNotExist: It was removed.
    """
    return _set_status(article, key, Status.PUBLISHED, seen)


@transaction.atomic
def take_back_question(article: Article, key: str, *, seen: str) -> Question:
    """Ask a question no more; it stays as a draft.

    Args:
        article: The article; its row is read again.
        key: The question's.
        seen: `questions_token` of what the editor saw.

    Raises:
        StaleQuestions: The questions or the steps are no longer those the editor saw.
        Question.DoesNotExist: It was removed.
    """
    return _set_status(article, key, Status.DRAFT, seen)


@transaction.atomic
def remove_question(article: Article, key: str, *, seen: str, now: datetime) -> Question:
    """Take a question out for good; sessions that asked it keep it.

    Args:
        article: The article; its row is read again.
        key: The question's.
        seen: `questions_token` of what the editor saw.
        now: The time.

    Raises:
        StaleQuestions: The questions or the steps are no longer those the editor saw.
        Question.DoesNotExist: It was removed already.
    """
    article = _locked(article, seen)
    question = article.questions.kept().get(key=key)
    question.retired_at = now
    question.save(update_fields=["retired_at"])
    if question.status == Status.PUBLISHED:
        bump_version(article)
    return question


def _locked(article: Article, seen: str) -> Article:
    article = lock_article(article.pk)
    if questions_token(article) != seen:
        raise StaleQuestions(article.slug)
    return article


def _set_status(article: Article, key: str, status: Status, seen: str) -> Question:
    article = _locked(article, seen)
    question = article.questions.kept().get(key=key)
    if question.status != status:
        question.status = status
        question.save(update_fields=["status"])
        if status == Status.PUBLISHED:
            check_branches(article)
        bump_version(article)
    return question


def _new_key() -> str:
    return get_random_string(KEY_LENGTH, LETTERS)


def _check(article: Article, wanted: WantedQuestion, steps: Mapping[str, Step]) -> None:
    if wanted.before and wanted.before not in steps:
        raise WrongQuestion(Flaw.NO_STEP)
    if len(wanted.choices) < FEWEST_CHOICES:
        raise WrongQuestion(Flaw.FEW)
    if len(wanted.choices) > MOST_CHOICES:
        raise WrongQuestion(Flaw.MANY)
    _check_words(wanted)
    for place, choice in enumerate(wanted.choices):
        if flaw := _flaw_of_target(article, choice, steps):
            raise WrongQuestion(flaw, place=place)


def _check_words(wanted: WantedQuestion) -> None:
    """Each language has all or nothing, and English has all: it stands in for the others.

    No two answers say the same in one language, capital letters or not.
    """
    written = [wanted.words, *(choice.words for choice in wanted.choices)]
    if not all(SOURCE_LOCALE in words for words in written):
        raise WrongQuestion(Flaw.NO_ENGLISH, SOURCE_LOCALE)
    for locale in sorted({locale for words in written for locale in words}):
        if not all(locale in words for words in written):
            raise WrongQuestion(Flaw.PARTIAL, locale)
        said: set[str] = set()
        for place, choice in enumerate(wanted.choices):
            words = " ".join(fold(choice.words[locale].text).split())
            if words in said:
                raise WrongQuestion(Flaw.SAME, locale, place)
            said.add(words)


def _flaw_of_target(
    article: Article, choice: WantedChoice, steps: Mapping[str, Step]
) -> Flaw | None:
    if choice.leads_to == LeadsTo.STEP and choice.step not in steps:
        return Flaw.NO_STEP
    if choice.leads_to == LeadsTo.ARTICLE:
        if choice.article == article.pk:
            return Flaw.ITSELF
        if choice.article is None or not Article.objects.filter(pk=choice.article).exists():
            return Flaw.NO_ARTICLE
    return None


def _store_words(question: Question, wanted: Mapping[str, Words]) -> None:
    question.texts.exclude(locale__in=wanted).delete()
    for locale, words in wanted.items():
        question.texts.update_or_create(
            locale=locale, defaults={"text": words.text, "help": words.beside}
        )


def _store_choices(
    question: Question,
    wanted: Sequence[WantedChoice],
    steps: Mapping[str, Step],
    now: datetime,
) -> None:
    kept = {one.key: one for one in question.choices.filter(retired_at=None)}
    for position, want in enumerate(wanted, start=1):
        row = kept.pop(want.key, None) or Choice(question=question, key=_new_key())
        row.position, row.leads_to = position, want.leads_to
        row.step = steps[want.step] if want.leads_to == LeadsTo.STEP else None
        row.to_article_id = want.article if want.leads_to == LeadsTo.ARTICLE else None
        row.save()
        row.texts.exclude(locale__in=want.words).delete()
        for locale, words in want.words.items():
            row.texts.update_or_create(
                locale=locale, defaults={"text": words.text, "note": words.beside}
            )
    question.choices.filter(pk__in=[one.pk for one in kept.values()]).update(retired_at=now)
