"""Titles and labels in the language an editor reads, marked as such on the page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from troubleshooting.models import ArticleTranslation, Block
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


def in_locale(words: str, locale: str) -> SafeString:
    """Words as HTML that says their language and direction."""
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', locale, direction(locale), words)
