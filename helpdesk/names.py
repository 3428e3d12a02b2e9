"""A transcript's steps in the agent's language, beside the words that the reader saw.

A transcript is kept in the reader's words. An agent may not read that language: what can be named
in the agent's, or else in English, is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from helpdesk.transcript import TranscriptStep
from troubleshooting.models import Question, Status, StepTranslation
from troubleshooting.text.locales import SOURCE_LOCALE, direction, language_of


@dataclass(frozen=True)
class NamedStep(TranscriptStep):
    """A step or question of a transcript as an agent reads it.

    Attributes:
        name: Its label in the agent's language, else in English; "" where `label` is that
            already, or nobody knows better.
        answer_name: The same of a question's answer.
        name_locale: The locale both are in; "" without a name.
    """

    name: str = ""
    answer_name: str = ""
    name_locale: str = ""

    @property
    def name_direction(self) -> str:
        """`rtl` or `ltr`; "" without a name."""
        return direction(self.name_locale) if self.name_locale else ""


class _Name(NamedTuple):
    """A label and an answer in one locale; "" for those there are not."""

    label: str
    answer: str
    locale: str


def name_steps(steps: Sequence[TranscriptStep], article: int, locale: str) -> tuple[NamedStep, ...]:
    """A transcript with names for an agent; nothing is told of texts that readers cannot open.

    No query where the reader read the agent's language; else one, and three more where the
    session has questions.

    Args:
        steps: The transcript.
        article: The article's primary key.
        locale: Canonical locale of the agent.
    """
    foreign = [one for one in steps if one.label and not _is_read(one.locale, locale)]
    keys = [one.key for one in foreign if not one.is_question]
    names = _step_names(article, keys, locale) if keys else {}
    asked = [one for one in foreign if one.is_question]
    questions = _question_names(article, asked, locale) if asked else {}
    return tuple(
        _named(one, (questions if one.is_question else names).get(one.key)) for one in steps
    )


def _named(step: TranscriptStep, found: _Name | None) -> NamedStep:
    name = found if found and found.locale != step.locale else _Name("", "", "")
    return NamedStep(
        **asdict(step), name=name.label, answer_name=name.answer, name_locale=name.locale
    )


def _is_read(locale: str, by: str) -> bool:
    return language_of(locale) == language_of(by)


def _step_names(article: int, keys: Collection[str], locale: str) -> Mapping[str, _Name]:
    rows = (
        StepTranslation.objects.filter(
            translation__article=article,
            translation__status=Status.PUBLISHED,
            translation__locale__in=(locale, SOURCE_LOCALE),
            step__key__in=keys,
        )
        .exclude(label="")
        .values_list("step__key", "label", "translation__locale")
    )
    # The best comes last and wins.
    ranked = sorted(rows, key=lambda row: row[2] == locale)
    return {key: _Name(label, "", where) for key, label, where in ranked if key}


def _question_names(
    article: int, asked: Iterable[TranscriptStep], locale: str
) -> Mapping[str, _Name]:
    by_key = {one.key: one for one in asked}
    rows = Question.objects.filter(article=article, key__in=by_key)
    return {
        row.key: _question_name(row, by_key[row.key], locale)
        for row in rows.prefetch_related("texts", "choices__texts")
    }


def _question_name(row: Question, said: TranscriptStep, locale: str) -> _Name:
    texts = {text.locale: text.text for text in row.texts.all()}
    best = next((one for one in (locale, SOURCE_LOCALE) if one in texts), "")
    return _Name(texts.get(best, ""), _answer_name(row, said, best) if best else "", best)


def _answer_name(row: Question, said: TranscriptStep, locale: str) -> str:
    """What the answer that the reader gave in other words is called in a locale."""
    for choice in row.choices.all():
        texts = {text.locale: text.text for text in choice.texts.all()}
        if said.answer and texts.get(said.locale) == said.answer:
            return texts.get(locale, "")
    return ""
