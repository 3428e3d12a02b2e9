"""What is stored of an article before an import touches it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from troubleshooting.models import Article, ArticleTranslation, Block, BlockType, Step
from troubleshooting.models.translation import BlockQuerySet
from troubleshooting.text.errors import ArticleError
from troubleshooting.text.locales import SOURCE_LOCALE


@dataclass(frozen=True)
class StepText:
    """A text some step has: in the locale of a translation, or in the source language."""

    key: str
    text: str


@dataclass(frozen=True)
class Known:
    """An article, its row held until the transaction ends.

    What is asked of it is read once; a new article is asked nothing of the database.
    """

    article: Article
    is_new: bool

    @cached_property
    def translations(self) -> dict[str, ArticleTranslation]:
        """The texts by locale."""
        if self.is_new:
            return {}
        return {text.locale: text for text in self.article.translations.all()}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """All steps ever, by key; `store_steps` adds new ones."""
        return {} if self.is_new else {step.key: step for step in self.article.steps.all()}

    @cached_property
    def keys_with_texts(self) -> set[str]:
        """Keys of the steps that have a text in any locale."""
        if self.is_new:
            return set()
        return set(self._step_blocks().values_list("step__key", flat=True))

    def english_texts(self) -> list[StepText]:
        """The English texts of steps, in order; a step may have several (versions)."""
        if self.is_new:
            return []
        rows = self._step_blocks().exclude(source_markdown="")
        sources = rows.values_list("step__position", "step__key", "source_markdown").distinct()
        own = [(one.key, one.text) for one in self.texts_in(SOURCE_LOCALE)]
        ordered = [(key, text) for _position, key, text in sources.order_by("step__position")]
        return [StepText(key, text) for key, text in dict.fromkeys([*own, *ordered])]

    def texts_in(self, locale: str) -> list[StepText]:
        """The imported texts of steps in one locale, in order."""
        if self.is_new:
            return []
        rows = self._step_blocks().filter(translation__locale=locale).order_by("step__position")
        return [StepText(*row) for row in rows.values_list("step__key", "upstream_markdown")]

    def _step_blocks(self) -> BlockQuerySet:
        return Block.objects.filter(
            translation__article=self.article, type=BlockType.STEP
        ).order_by()


def look_up(slug: str, path: str) -> Known:
    """The article of a name, made where it is missing; its row is held.

    Raises:
        ArticleError: Another file has the same name in another folder.
    """
    article, is_new = Article.objects.select_for_update().get_or_create(
        slug=slug, defaults={"path": path}
    )
    if article.path != path:
        raise ArticleError(f"{path}.md and {article.path}.md have the same name: rename one.")
    return Known(article, is_new)
