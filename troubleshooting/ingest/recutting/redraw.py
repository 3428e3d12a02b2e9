"""What is stored of an article is rendered again where its pictures changed and its words did not."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.models import Article, Block, TranslationUnit

SHOWS_PICTURE = (
    Q(markdown__contains="![")
    | Q(markdown__icontains="<img")
    | Q(source_markdown__contains="![")
    | Q(source_markdown__icontains="<img")
)


def redraw_pictures(article: Article) -> int:
    """Render all texts of an article that show pictures with those it has now.

    A language without a picture of its own shows another's, so a change in one may show in all.
    Call it in the article's transaction, its row held.

    Returns:
        How many blocks changed.
    """
    changed = 0
    for text in article.translations.all():
        renderer = renderer_for(text)
        blocks = list(text.blocks.filter(SHOWS_PICTURE))
        redrawn = [block for block in blocks if _redraw(block, renderer)]
        Block.objects.bulk_update(redrawn, ["html", "source_html"])
        units = list(_redrawn_units(blocks, renderer))
        TranslationUnit.objects.bulk_update(units, ["target_html", "source_html"])
        changed += len(redrawn)
    return changed


def _redraw(block: Block, renderer: Renderer) -> bool:
    before = block.html, block.source_html
    renderer.fill(block)
    return (block.html, block.source_html) != before


def _redrawn_units(blocks: list[Block], renderer: Renderer) -> Iterator[TranslationUnit]:
    for unit in TranslationUnit.objects.filter(block__in=blocks):
        before = unit.target_html, unit.source_html
        unit.target_html = renderer.render_sentence(unit.target)
        unit.source_html = renderer.render_source_sentence(unit.source)
        if (unit.target_html, unit.source_html) != before:
            yield unit
