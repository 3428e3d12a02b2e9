"""What a reader of one locale gets of an article: introduction, steps, further reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import ClassVar

from troubleshooting.flow.links import keep_live_links
from troubleshooting.models import (
    REASONS,
    Article,
    ArticleTranslation,
    Audience,
    Block,
    BlockType,
    Reason,
    Result,
    Status,
    TranslationUnit,
)
from troubleshooting.text.codes import code_of
from troubleshooting.text.locales import SOURCE_LOCALE, default_locale, language_of
from troubleshooting.text.markdown.instructions import Procedure, cut_instructions
from troubleshooting.text.words import label_of


class ArticleNotReadable(LookupError):
    """The article has no published text that a reader of this locale could be shown."""


@dataclass(frozen=True)
class FlowStep:
    """A step as the reader of one session sees it.

    Attributes:
        key: The step's key.
        number: 1-based place in the session's order.
        kind: check or action.
        text: Its text in the reader's locale, or the English one where there is none.
        context: Texts (lead-ins, headings) that stand before it since the step before.
        after: Texts that stand behind it and are about it: notes, and behind the last step all.
        result: What the reader last said of it, or "".
        reason: Why it was skipped or not possible; "" where that was not said.
        answered_at: When it was last answered; None where it never was.
        seconds: How long it took until its first answer; 0 without one.
        ticks: 0-based places of the instructions that the reader has ticked off.
        audience: Who is asked it.
        english_label: What it is called in the English text, where `text` is in another language.
    """

    key: str
    number: int
    kind: str
    text: Block
    context: tuple[Block, ...]
    after: tuple[Block, ...] = ()
    result: str = ""
    reason: str = ""
    answered_at: datetime | None = None
    seconds: int = 0
    ticks: frozenset[int] = frozenset()
    audience: str = Audience.EVERYONE
    english_label: str = ""

    is_question: ClassVar[bool] = False

    @property
    def label(self) -> str:
        """A few words to name it by."""
        return self.text.label

    @property
    def english(self) -> str:
        """The same in English; "" where `label` is, or nobody knows."""
        if language_of(self.text.translation.locale) == "en":
            return ""
        return self.english_label or label_of(self.text.source_html)

    @property
    def result_label(self) -> str:
        """The answer in the interface's language; "" without one."""
        return str(Result(self.result).label) if self.result else ""

    @property
    def reason_label(self) -> str:
        """The reason in the interface's language; "" without one."""
        return str(Reason(self.reason).label) if self.reason else ""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Which reasons there may be for its answer; none for an answer that needs none."""
        return REASONS.get(Result(self.result), ()) if self.result else ()

    @cached_property
    def procedure(self) -> Procedure:
        """Its text cut at the instructions that can be ticked off.

        A text that segmentation counts no instructions in has none, whatever lists it has.
        """
        html = self.text.html
        return cut_instructions(html) if self.text.instruction_count else Procedure((), html)

    @property
    def units(self) -> tuple[TranslationUnit, ...]:
        """The sentence pairs of the step and of the texts around it, in reading order."""
        return sentence_pairs(self.blocks)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its text and the texts around it, in reading order."""
        return (*self.context, self.text, *self.after)


@dataclass(frozen=True)
class Reading:
    """An article as a reader of one locale gets it.

    Attributes:
        translation: The text shown; another locale's where `locale` has none.
        locale: The locale that was asked for.
        introduction: Texts before the first step, the title left out.
        steps: Active steps in order, each with the best text there is.
        resources: Further reading.
        locales: All the locales readers have a text of the article in, sorted.
    """

    translation: ArticleTranslation
    locale: str
    introduction: tuple[Block, ...]
    steps: tuple[FlowStep, ...]
    resources: tuple[Block, ...]
    locales: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The article's short code, such as `A-137`."""
        return code_of(self.translation.article_id)

    @property
    def default_locale(self) -> str:
        """The locale for readers of a language the article is not in: English, else the first."""
        return default_locale(self.locales)

    @property
    def is_fallback(self) -> bool:
        """Whether the text is not in the language that was asked for."""
        return self.translation.locale != self.locale

    @property
    def introduction_units(self) -> tuple[TranslationUnit, ...]:
        """The sentence pairs of the introduction, in reading order."""
        return sentence_pairs(self.introduction)

    def asked_of(self, asker: Audience) -> tuple[FlowStep, ...]:
        """The steps that somebody is asked, numbered from 1; the helpdesk is asked all."""
        if asker == Audience.HELPDESK:
            return self.steps
        asked = [step for step in self.steps if step.audience != Audience.HELPDESK]
        return tuple(replace(step, number=number) for number, step in enumerate(asked, start=1))

    def step(self, key: str) -> FlowStep | None:
        """The step of a key, if the article still has it."""
        return next((step for step in self.steps if step.key == key), None)


def sentence_pairs(blocks: Iterable[Block]) -> tuple[TranslationUnit, ...]:
    """The pairs of some blocks that have both halves."""
    return tuple(unit for block in blocks for unit in block.units.all() if unit.source)


def read_article(article: Article, locale: str, *, with_drafts: bool = False) -> Reading:
    """The article for a reader of `locale`: four queries, five where it links to others.

    Args:
        article: The article.
        locale: Canonical locale of the reader.
        with_drafts: Show unpublished texts and corrections, for an editor's preview.

    Raises:
        ArticleNotReadable: There is no published text at all.
    """
    texts = article.translations.all() if with_drafts else article.translations.published()
    by_locale = {text.locale: text for text in texts}
    chosen = (
        by_locale.get(locale)
        or by_locale.get(SOURCE_LOCALE)
        or next(iter(by_locale.values()), None)
    )
    if chosen is None:
        raise ArticleNotReadable(article.slug)
    english = by_locale.get(SOURCE_LOCALE)
    wanted = [chosen] if english in (None, chosen) else [chosen, english]
    blocks = list(
        Block.objects.filter(translation__in=wanted)
        .select_related("translation", "step")
        .prefetch_related("units")
        .order_by("position")
    )
    keep_live_links(blocks)
    own = [block for block in blocks if block.translation_id == chosen.pk]
    fallback: dict[int | None, Block] = {block.step_id: block for block in blocks if block.step_id}
    return Reading(
        translation=chosen,
        locale=locale,
        introduction=_introduction(own),
        steps=_steps(article, own, fallback, _labels(blocks, english)),
        resources=tuple(block for block in own if block.type == BlockType.RESOURCES),
        locales=tuple(sorted(by_locale)),
    )


def _introduction(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The texts before the first step, but for the lead-in that only announces it."""
    first = next((n for n, block in enumerate(blocks) if block.type == BlockType.STEP), len(blocks))
    return tuple(
        block
        for block in blocks[:first]
        if block.type == BlockType.TEXT and not block.is_title and block.rule != "lead-in"
    )


def _labels(blocks: Iterable[Block], text: ArticleTranslation | None) -> dict[int | None, str]:
    """What a text calls the steps, by their primary keys."""
    own = (block for block in blocks if text and block.translation_id == text.pk)
    return {block.step_id: block.label for block in own if block.step_id}


def _steps(
    article: Article,
    own: Sequence[Block],
    fallback: dict[int | None, Block],
    english: dict[int | None, str],
) -> tuple[FlowStep, ...]:
    texts = {block.step_id: block for block in own if block.step_id}
    around = _around(own)
    found = []
    for step in article.steps.active():
        text = texts.get(step.pk) or fallback.get(step.pk)
        if text:
            found.append((step, text))
    return tuple(
        FlowStep(
            step.key,
            number,
            step.kind,
            text,
            *around.get(text.pk, ((), ())),
            audience=step.audience,
            english_label=english.get(step.pk, ""),
        )
        for number, (step, text) in enumerate(found, start=1)
    )


def _around(blocks: Iterable[Block]) -> dict[int, tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """For each step the texts before and behind it that are its own.

    A note that follows a step is about it. Other texts lead to the step they stand before; where no
    step comes any more, they are the last one's, but for headings of what is no text.
    """
    around: dict[int, tuple[tuple[Block, ...], tuple[Block, ...]]] = {}
    waiting: list[Block] = []
    last = 0
    for block in blocks:
        if block.type == BlockType.STEP:
            notes = _notes(waiting) if last else []
            _add_behind(around, last, notes)
            around[block.pk] = tuple(waiting[len(notes) :]), ()
            waiting, last = [], block.pk
        elif block.type == BlockType.TEXT and (last or block.rule == "lead-in"):
            waiting.append(block)
    while waiting and waiting[-1].rule == "heading":
        waiting.pop()
    _add_behind(around, last, waiting)
    return around


def _notes(blocks: Iterable[Block]) -> list[Block]:
    """The notes that come first."""
    return list(takewhile(lambda block: block.rule == "note", blocks))


def _add_behind(
    around: dict[int, tuple[tuple[Block, ...], tuple[Block, ...]]],
    step: int,
    texts: Sequence[Block],
) -> None:
    if step:
        around[step] = around[step][0], tuple(texts)


def readable_articles(locale: str) -> list[ArticleTranslation]:
    """For each published article the text a reader of `locale` gets, by title.

    Own-language texts come first, then English originals of articles that have none.
    """
    texts = list(
        ArticleTranslation.objects.published()
        .filter(locale__in=[locale, SOURCE_LOCALE])
        .select_related("article")
        .defer("front_matter", "search_text")
        .order_by("title")
    )
    own = [text for text in texts if text.locale == locale]
    have = {text.article_id for text in own}
    return own + [text for text in texts if text.article_id not in have]


def published_locales() -> list[str]:
    """The locales that have at least one published article, and English."""
    there = ArticleTranslation.objects.filter(status=Status.PUBLISHED).locales()
    return sorted({*there, SOURCE_LOCALE})
