"""Readers get the corrections, or lose a text."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from troubleshooting.editing.locking import bump_version, lock_article
from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.ingest.preparation.prepare import prepare_units
from troubleshooting.ingest.preparation.rendering import Renderer
from troubleshooting.ingest.storage.findings import store_findings
from troubleshooting.ingest.storage.revisions import keep_first, record_revision
from troubleshooting.ingest.storage.units import insert_units, unit_rows
from troubleshooting.ingest.store import refresh_search_text
from troubleshooting.ingest.upstream.withdrawal import withdraw
from troubleshooting.models import (
    ArticleTranslation,
    Block,
    RevisionCause,
    Status,
)
from troubleshooting.text.bilingual import Unit
from troubleshooting.text.markdown.items import unwrap_item
from troubleshooting.text.markdown.outline import read_outline
from troubleshooting.text.units import realign
from troubleshooting.text.words import plain_text

MAX_TITLE = 500


@transaction.atomic
def publish_translation(
    translation: ArticleTranslation, *, now: datetime, by: User | None = None
) -> int:
    """Make a text and all its drafts what readers see.

    Sentence pairs are aligned anew, the texts rendered, title and search words follow. Nothing to
    publish changes nothing.

    Args:
        translation: The text; its row is read again.
        now: The time.
        by: Who publishes it, for the revision that is recorded.

    Returns:
        How many blocks changed for readers.
    """
    article = lock_article(translation.article_id)
    translation = ArticleTranslation.objects.get(pk=translation.pk)
    blocks = list(translation.blocks.in_reading_order().prefetch_related("units"))
    drafts = [block for block in blocks if block.draft_markdown is not None]
    if not drafts and translation.status == Status.PUBLISHED:
        return 0
    if drafts:
        keep_first(translation)
    renderer = renderer_for(translation)
    for block in drafts:
        _take_draft(block, translation, renderer, now)
    store_findings(drafts, now=now)
    translation.status = Status.PUBLISHED
    translation.save(update_fields=["status", "title", "updated_at"])
    refresh_search_text(translation, blocks)
    if drafts:
        record_revision(translation, RevisionCause.PUBLICATION, now=now, by=by)
    bump_version(article)
    return len(drafts)


def unpublish_translation(translation: ArticleTranslation) -> bool:
    """Take a text away from readers; its drafts stay. Says whether it was published."""
    return withdraw(translation.pk)


def _take_draft(
    block: Block, translation: ArticleTranslation, renderer: Renderer, now: datetime
) -> None:
    draft = block.draft_markdown or ""
    change = _instructions(draft) - _instructions(block.markdown)
    block.instruction_count = max(block.instruction_count + change, 0)
    block.markdown, block.draft_markdown, block.edited_at = draft, None, now
    renderer.fill(block)
    block.save()
    _realign_units(block, renderer)
    if block.is_title:
        translation.title = plain_text(block.html)[:MAX_TITLE]


def _realign_units(block: Block, renderer: Renderer) -> None:
    """Pair the corrected text with its sources; a text that came without pairs has none to keep."""
    before = [Unit(unit.ref, unit.target, unit.source, 0) for unit in block.units.all()]
    if not before:
        return
    pairs = prepare_units(realign(before, block.markdown), renderer)
    block.units.all().delete()
    insert_units(list(unit_rows(block, pairs)))


def _instructions(markdown: str) -> int:
    """Items of the lists in a step's text: only the difference an edit makes to them is used."""
    nodes = read_outline(unwrap_item(markdown))
    return sum(len(node.children) for node in nodes if node.kind in ("bullets", "numbers"))
