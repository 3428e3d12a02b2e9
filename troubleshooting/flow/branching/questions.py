"""A session's questions as its reader reads them, and those an article would ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.db.models import Exists, OuterRef

from troubleshooting.flow.branching.forks import KEPT_CHOICES, Turn, forks_of
from troubleshooting.flow.branching.route import Flow, Fork, Item
from troubleshooting.flow.reading import FlowStep
from troubleshooting.models import Article, Choice, FlowSession, Question, QuestionText
from troubleshooting.models.article import ArticleQuerySet
from troubleshooting.text.locales import SOURCE_LOCALE, direction


class QuestionNotInSession(LookupError):
    """The session asks no such question, or the question has no such answer."""


@dataclass(frozen=True)
class FlowChoice:
    """An answer that a reader can choose.

    Attributes:
        key: What forms name it by.
        locale: Canonical locale of text and note.
        text: What the button says.
        note: What the end says to a reader who ends by it; "" for nothing.
        english: The text in English; "" where it is, or where nobody translated it.
    """

    key: str
    locale: str
    text: str
    note: str
    english: str = ""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The note's paragraphs; one may hold line breaks."""
        parts = self.note.replace("\r\n", "\n").split("\n\n")
        return tuple(part.strip() for part in parts if part.strip())


@dataclass(frozen=True)
class FlowQuestion:
    """A question as the reader of one session sees it.

    Attributes:
        key: The question's key.
        locale: Canonical locale of the question and of its answers.
        text: The question; plain text.
        help: What helps to answer it; "" for nothing.
        choices: Its answers in order.
        answer: What the reader last answered; None where that is nothing.
        answered_at: When; None without an answer.
        english: The question in English; "" where `text` is, or where it is not there as a whole.
    """

    key: str
    locale: str
    text: str
    help: str
    choices: tuple[FlowChoice, ...]
    answer: FlowChoice | None = None
    answered_at: datetime | None = None
    english: str = ""

    is_question: ClassVar[bool] = True

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)


def read_questions(
    session: FlowSession, flow: Flow, turns: Mapping[str, Turn], locale: str
) -> tuple[FlowQuestion, ...]:
    """A session's questions for a reader: none costs nothing, any number four queries.

    Args:
        session: The session.
        flow: See `flow_of`.
        turns: See `turns_of`.
        locale: Canonical locale of the reader. A question that is not there in it as a whole is
            read in English.
    """
    if not flow.forks:
        return ()
    rows = Question.objects.filter(
        article=session.article_id, key__in=[fork.key for fork in flow.forks]
    ).prefetch_related("texts", "choices__texts")
    by_key = {row.key: row for row in rows}
    return tuple(
        read_question(by_key[fork.key], fork, turns.get(fork.key), locale) for fork in flow.forks
    )


def read_question(row: Question, fork: Fork, turn: Turn | None, locale: str) -> FlowQuestion:
    """A question for a reader; no query.

    Args:
        row: With its texts, and its choices and theirs, loaded.
        fork: What it offers.
        turn: What was answered; None for nothing.
        locale: Canonical locale of the reader.
    """
    keys = [branch.key for branch in fork.branches]
    offered = sorted(
        (one for one in row.choices.all() if one.key in keys), key=lambda one: keys.index(one.key)
    )
    text = question_text(row, offered, locale)
    original = question_text(row, offered, SOURCE_LOCALE)
    is_translated = text.locale != original.locale == SOURCE_LOCALE
    choices = tuple(_choice(one, text.locale, is_translated=is_translated) for one in offered)
    answer = next((one for one in choices if turn and one.key == turn.choice), None)
    return FlowQuestion(
        key=row.key,
        locale=text.locale,
        text=text.text,
        help=text.help,
        choices=choices,
        answer=answer,
        answered_at=turn.at if turn and answer else None,
        english=original.text if is_translated else "",
    )


def with_questions(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles that know whether they ask questions: `overview` then asks the database no more."""
    questions = Question.objects.asked().filter(article=OuterRef("pk")).order_by()
    return articles.annotate(has_questions=Exists(questions))


def overview(
    article: Article, steps: Sequence[FlowStep], locale: str
) -> tuple[FlowStep | FlowQuestion, ...]:
    """What a session starting now may meet: the steps, and the questions between them.

    Five queries where there are questions, none else.

    Args:
        article: One of `with_questions`.
        steps: Those that are asked, in order.
        locale: Canonical locale of the reader.
    """
    if not article.has_questions:  # type: ignore[attr-defined]
        return tuple(steps)
    rows = list(
        Question.objects.asked()
        .filter(article=article)
        .select_related("before")
        .prefetch_related("texts", "choices__texts", KEPT_CHOICES)
    )
    keys = [step.key for step in steps]
    forks = forks_of(rows, article, keys)
    found: dict[Item, FlowStep | FlowQuestion] = {Item.step(one.key): one for one in steps}
    for row, fork in zip(rows, forks, strict=True):
        found[Item.question(fork.key)] = read_question(row, fork, None, locale)
    return tuple(found[item] for item in Flow(tuple(keys), forks, frozenset(keys)).line)


def question_text(row: Question, choices: Sequence[Choice], locale: str) -> QuestionText:
    """The text of a question to show: a reader's, where its answers are in that locale too.

    Args:
        row: With its `texts` loaded.
        choices: Its answers, with theirs.
        locale: The reader's.
    """
    by_locale = {text.locale: text for text in row.texts.all()}
    whole = set(by_locale)
    for one in choices:
        whole &= {text.locale for text in one.texts.all()}
    best = next((one for one in (locale, SOURCE_LOCALE) if one in whole), min(whole, default=""))
    return by_locale.get(best) or QuestionText(locale=SOURCE_LOCALE)


def _choice(row: Choice, locale: str, *, is_translated: bool) -> FlowChoice:
    by_locale = {one.locale: one for one in row.texts.all()}
    text, english = by_locale.get(locale), by_locale.get(SOURCE_LOCALE)
    return FlowChoice(
        key=row.key,
        locale=locale,
        text=text.text if text else row.key,
        note=text.note if text else "",
        english=english.text if english and is_translated else "",
    )
