"""Text as Markdown becomes what a page shows; done once, when it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, pgettext

from troubleshooting.models import Block, TranslationUnit
from troubleshooting.text.bilingual import Unit
from troubleshooting.text.commonmark import unwrap_item
from troubleshooting.text.links import LinkContext
from troubleshooting.text.locales import SOURCE_LOCALE, tag_of
from troubleshooting.text.render import label_of, render_block, render_sentence


class Renderer:
    """Renders the texts of one article's translation into one locale."""

    def __init__(self, locale: str) -> None:
        self.target = link_context(locale)
        self.source = link_context(SOURCE_LOCALE)

    def render(self, markdown: str) -> str:
        """A block's HTML as pages show it: a step that is one list item loses its marker."""
        return _render(markdown, self.target)

    def fill(self, block: Block) -> None:
        """Set `html`, `source_html` and `label` from the block's texts. Does not save."""
        block.html = _render(block.markdown, self.target)
        source = block.source_markdown
        block.source_html = _render(source, self.source) if source else ""
        block.label = label_of(block.html)

    def units(self, block: Block, units: Iterable[Unit]) -> list[TranslationUnit]:
        """Sentence pairs ready to be stored with a saved block."""
        return [
            TranslationUnit(
                block=block,
                position=position,
                ref=unit.id,
                target=unit.target,
                source=unit.source,
                target_html=render_sentence(unit.target, self.target),
                source_html=render_sentence(unit.source, self.source),
            )
            for position, unit in enumerate(units)
        ]


def _render(markdown: str, context: LinkContext) -> str:
    return render_block(unwrap_item(markdown), context, alert_labels=alert_labels(context.locale))


def link_context(locale: str) -> LinkContext:
    """What the links of a text in `locale` are resolved against."""
    return LinkContext(locale, tag_of(locale), settings.VENDOR_DOCS_URL)


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
        }
