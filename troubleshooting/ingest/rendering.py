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


def render_markdown(markdown: str, locale: str) -> str:
    """A block's HTML as pages show it: a step that is one list item loses its marker."""
    return render_block(
        unwrap_item(markdown), link_context(locale), alert_labels=alert_labels(locale)
    )


def fill_rendering(block: Block, locale: str) -> None:
    """Set `html`, `source_html` and `label` from the block's texts. Does not save."""
    block.html = render_markdown(block.markdown, locale)
    source = block.source_markdown
    block.source_html = render_markdown(source, SOURCE_LOCALE) if source else ""
    block.label = label_of(block.html)


def rendered_units(block: Block, units: Iterable[Unit], locale: str) -> list[TranslationUnit]:
    """Sentence pairs ready to be stored with a saved block."""
    target, source = link_context(locale), link_context(SOURCE_LOCALE)
    return [
        TranslationUnit(
            block=block,
            position=position,
            ref=unit.id,
            target=unit.target,
            source=unit.source,
            target_html=render_sentence(unit.target, target),
            source_html=render_sentence(unit.source, source),
        )
        for position, unit in enumerate(units)
    ]
