"""Titles and labels in the language an editor reads, marked as such on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from troubleshooting.models import Article, ArticleTranslation, Block
from troubleshooting.text.locales import SOURCE_LOCALE, best_locale, direction


def editors_locale(locales: Iterable[str]) -> str:
    """The locale to show an editor of those there are: their own language's, else English."""
    there = sorted(locales)
    own = best_locale([get_language() or ""], there)
    return own or (SOURCE_LOCALE if SOURCE_LOCALE in there else next(iter(there), ""))


def title_for_editor(translations: Iterable[ArticleTranslation]) -> ArticleTranslation | None:
    """The translation whose title to show an editor; None where there is none at all."""
    by_locale = {one.locale: one for one in translations}
    return by_locale.get(editors_locale(by_locale))


def label_for_editor(texts: Iterable[Block]) -> Block | None:
    """The text whose label to show an editor, out of one step's texts in several locales."""
    by_locale = {one.translation.locale: one for one in texts}
    return by_locale.get(editors_locale(by_locale))


def titles(article: str = "") -> Prefetch[Any]:
    """What `article_title` needs, in one query for a whole list.

    Args:
        article: The way from the list's rows to the article, as in `translation__article`; "" where
            the rows are articles.
    """
    way = f"{article}__translations" if article else "translations"
    return Prefetch(way, queryset=ArticleTranslation.objects.only("article", "locale", "title"))


def article_title(article: Article) -> SafeString:
    """An article's title in the editor's language; its name where it has no text."""
    text = title_for_editor(article.translations.all())
    return in_locale(text.title, text.locale) if text else format_html("{}", article.slug)


def step_labels(article: Article, keys: Sequence[str] | None = None) -> dict[int, Block]:
    """The text whose label to show an editor of each step, by the step's primary key.

    Args:
        article: Whose steps.
        keys: Of which steps; None for all.
    """
    blocks = Block.objects.filter(translation__article=article, step__isnull=False)
    if keys is not None:
        blocks = blocks.filter(step__key__in=keys)
    found: dict[int, list[Block]] = {}
    for block in blocks.select_related("translation", "step").only(
        "step__key", "label", "translation__locale", "translation__article"
    ):
        found.setdefault(block.step_id or 0, []).append(block)
    labels = {key: label_for_editor(texts) for key, texts in found.items()}
    return {key: label for key, label in labels.items() if label}


def steps_in_words(article: Article, keys: Sequence[str]) -> str:
    """Steps in a sentence for an editor, by what they say; by their keys where they have no text."""
    said = {text.step.key: text.label for text in step_labels(article, keys).values() if text.step}
    return "; ".join(said.get(key, key).rstrip(".:。：") for key in keys)


def in_locale(words: str, locale: str) -> SafeString:
    """Words as HTML that says their language and direction."""
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', locale, direction(locale), words)
