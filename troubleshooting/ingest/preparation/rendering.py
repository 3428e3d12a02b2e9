"""Text as Markdown becomes what a page shows; done once, when it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, pgettext

from troubleshooting.models import Block
from troubleshooting.text.locales import SOURCE_LOCALE, tag_of
from troubleshooting.text.markdown.items import unwrap_item
from troubleshooting.text.markdown.links import LinkContext, Picture
from troubleshooting.text.markdown.render import render_block, render_sentence
from troubleshooting.text.words import label_of

# Originals that are rendered once for all locales: about 20 MB for 3,000 articles.
REMEMBERED_SOURCES = 100_000
REMEMBERED_CHARACTERS = 8_192


class Renderer:
    """Renders the texts of one article in one locale, and their originals.

    Args:
        locale: Canonical locale of the texts.
        pictures: The pictures of the article's folder, by path, with their addresses here.
    """

    def __init__(self, locale: str, pictures: Mapping[str, Picture] | None = None) -> None:
        self.locale = locale
        self.has_pictures = bool(pictures)
        self.target = link_context(locale, pictures or {})
        self.source = link_context(SOURCE_LOCALE, pictures or {})

    def render(self, markdown: str) -> str:
        """A block's HTML as pages show it: a step that is one list item loses its marker."""
        return _render(markdown, self.target)

    def render_source(self, markdown: str) -> str:
        """The same of a block's original; "" for ""."""
        if self._may_remember(markdown):
            return _remembered(markdown)
        return _render(markdown, self.source) if markdown else ""

    def render_sentence(self, markdown: str) -> str:
        """A sentence as inline HTML."""
        return render_sentence(markdown, self.target)

    def render_source_sentence(self, markdown: str) -> str:
        """An original sentence as inline HTML."""
        if self._may_remember(markdown):
            return _remembered_sentence(markdown)
        return render_sentence(markdown, self.source)

    def fill(self, block: Block) -> None:
        """Set `html`, `source_html` and `label` from the block's texts. Does not save."""
        block.html = self.render(block.markdown)
        block.source_html = self.render_source(block.source_markdown)
        block.label = label_of(block.html)

    def _may_remember(self, markdown: str) -> bool:
        return 0 < len(markdown) <= REMEMBERED_CHARACTERS and not self.has_pictures


@lru_cache(maxsize=REMEMBERED_SOURCES)
def _remembered(markdown: str) -> str:
    return _render(markdown, link_context(SOURCE_LOCALE, {}))


@lru_cache(maxsize=REMEMBERED_SOURCES)
def _remembered_sentence(markdown: str) -> str:
    return render_sentence(markdown, link_context(SOURCE_LOCALE, {}))


def _render(markdown: str, context: LinkContext) -> str:
    return render_block(unwrap_item(markdown), context)


def link_context(locale: str, pictures: Mapping[str, Picture]) -> LinkContext:
    """What the links, pictures and labels of a text in `locale` are resolved against."""
    return LinkContext(
        locale,
        tag_of(locale),
        settings.VENDOR_DOCS_URL,
        pictures=pictures,
        labels=alert_labels(locale),
    )


@lru_cache(maxsize=64)
def alert_labels(locale: str) -> dict[str, str]:
    """The words for `[!NOTE]` and its kin in a locale; English where the interface has none."""
    language = tag_of(locale)
    known = language if language in dict(settings.LANGUAGES) else "en"
    with translation.override(known):
        return {
            "note": gettext("Note"),
            "tip": gettext("Tip"),
            "important": gettext("Important"),
            "caution": gettext("Caution"),
            "warning": gettext("Warning"),
            "video": pgettext("link text", "Watch the video"),
            "picture": pgettext("link text", "Picture"),
            "table": pgettext("label of a region", "Table"),
        }
