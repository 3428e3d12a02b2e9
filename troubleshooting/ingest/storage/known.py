"""What is stored of some articles before an import touches them: few queries for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from troubleshooting.models import Article, ArticleTranslation, Block, BlockType, Step
from troubleshooting.models.translation import BlockQuerySet
from troubleshooting.text.locales import SOURCE_LOCALE


class StepText(NamedTuple):
    """A text some step has, in the source language or in a locale of its own."""

    key: str
    text: str


@dataclass
class Known:
    """An article, its row held until the transaction ends.

    Attributes:
        article: The article; unsaved where it is new.
        is_new: Whether it is.
        translations: Its texts by locale.
        steps: All its steps ever, by key.
        keys_with_texts: Keys of the steps that have a text in any locale.
        english_texts: The English texts of its steps, in order; a step may have several
            (versions of its original).
    """

    article: Article
    is_new: bool = False
    translations: dict[str, ArticleTranslation] = field(default_factory=dict)
    steps: dict[str, Step] = field(default_factory=dict)
    keys_with_texts: set[str] = field(default_factory=set)
    english_texts: list[StepText] = field(default_factory=list)

    def keys_by_locale(self) -> list[list[str]]:
        """The keys of the steps of each text, in order. Asks the database."""
        rows = _step_blocks([self.article]).order_by("translation_id", "step__position")
        found: dict[int, list[str]] = defaultdict(list)
        for text, key in rows.values_list("translation_id", "step__key"):
            found[text].append(str(key))
        return list(found.values())

    def texts_in(self, locale: str) -> list[StepText]:
        """The imported texts of steps in one locale, in order. Asks the database."""
        if locale not in self.translations:
            return []
        rows = _step_blocks([self.article]).filter(translation__locale=locale)
        rows = rows.order_by("step__position")
        return [StepText(*row) for row in rows.values_list("step__key", "upstream_markdown")]


def look_up(slugs: Collection[str]) -> dict[str, Known]:
    """The articles of some names that are there, by slug, their rows held. Six queries at most."""
    found = Article.objects.select_for_update().filter(slug__in=slugs).order_by("pk")
    known = {article.pk: Known(article) for article in found}
    if known:
        articles = [one.article for one in known.values()]
        _add_translations(known, articles)
        _add_steps(known, articles)
        _add_texts(known, articles)
    return {one.article.slug: one for one in known.values()}


def _add_translations(known: dict[int, Known], articles: Sequence[Article]) -> None:
    for text in ArticleTranslation.objects.filter(article__in=articles):
        text.article = known[text.article_id].article
        known[text.article_id].translations[text.locale] = text


def _add_steps(known: dict[int, Known], articles: Sequence[Article]) -> None:
    for step in Step.objects.filter(article__in=articles):
        step.article = known[step.article_id].article
        known[step.article_id].steps[step.key] = step
    keys = _step_blocks(articles).values_list("translation__article_id", "step__key").distinct()
    for article_id, key in keys:
        known[article_id].keys_with_texts.add(key or "")


def _add_texts(known: dict[int, Known], articles: Sequence[Article]) -> None:
    blocks = _step_blocks(articles).order_by("step__position")
    own = blocks.filter(translation__locale=SOURCE_LOCALE)
    sources = blocks.exclude(source_markdown="").distinct()
    columns = ("translation__article_id", "step__key")
    texts: dict[int, list[StepText]] = defaultdict(list)
    for rows in (
        own.values_list(*columns, "upstream_markdown"),
        sources.values_list(*columns, "source_markdown"),
    ):
        _collect(rows, texts)
    for article_id, found in texts.items():
        known[article_id].english_texts = list(dict.fromkeys(found))


def _collect(rows: Iterable[Sequence[object]], texts: dict[int, list[StepText]]) -> None:
    for article_id, key, text in rows:
        texts[int(str(article_id))].append(StepText(str(key), str(text)))


def _step_blocks(articles: Sequence[Article]) -> BlockQuerySet:
    return Block.objects.filter(translation__article__in=articles, type=BlockType.STEP).order_by()
