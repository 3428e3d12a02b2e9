"""Corrections that readers do not see yet."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from troubleshooting.editing.locking import lock_article
from troubleshooting.ingest.pictures.shown import renderer_for
from troubleshooting.models import Block, BlockType
from troubleshooting.text.markdown.angle_brackets import ANCHOR


class StaleEdit(Exception):
    """Somebody changed the text after the editor opened it; nothing was saved.

    Attributes:
        block: The block as it is now.
        stored: The Markdown that is stored now, draft or published.
        submitted: The Markdown the editor wanted to save.
    """

    def __init__(self, block: Block, submitted: str) -> None:
        super().__init__(f"Block {block.pk} changed since it was opened.")
        self.block = block
        self.stored = editable_text(block)
        self.submitted = submitted


class EmptyText(ValueError):
    """A step or a title was left without words; readers would be asked nothing."""


def editable_text(block: Block) -> str:
    """What an editor goes on from: the draft where there is one, else what readers see.

    Anchors of the source file (`<a name="…"></a>`) are left out: nothing here leads to them.
    """
    return (
        _without_anchors(block.markdown) if block.draft_markdown is None else block.draft_markdown
    )


def text_token(markdown: str) -> str:
    """What a form carries to say which text its editor saw: a digest of the tidied Markdown."""
    return hashlib.sha256(_tidy(markdown).encode()).hexdigest()


@transaction.atomic
def save_draft(block: Block, markdown: str, *, seen: str, now: datetime) -> Block:
    """Keep a correction for later publication.

    A text sent back as it was seen changes nothing, whatever happened to it meanwhile. A draft
    that says what readers see already is no draft.

    Args:
        block: The block; its row is read again before it is written.
        markdown: The corrected text.
        seen: `text_token` of the text the editor saw.
        now: The time.

    Returns:
        The block with the text that is stored now; the given one where nothing was edited.

    Raises:
        StaleEdit: The stored text is no longer the one the editor saw.
        EmptyText: It is a step or a title, and has no words.
        ArticleError: The text is nested too deeply.
    """
    wanted = _tidy(markdown)
    if text_token(wanted) == seen:
        return block
    block = _locked(block)
    stored = editable_text(block)
    if text_token(wanted) == text_token(stored):
        return block
    if text_token(stored) != seen:
        raise StaleEdit(block, wanted)
    if not wanted.strip() and (block.is_title or block.type == BlockType.STEP):
        raise EmptyText(block.label)
    renderer_for(block.translation).render(wanted)
    block.draft_markdown = None if wanted == _tidy(_without_anchors(block.markdown)) else wanted
    block.edited_at, block.edited_source = now, block.source_markdown
    block.save(update_fields=["draft_markdown", "edited_at", "edited_source"])
    return block


@transaction.atomic
def discard_draft(block: Block, *, seen: str) -> Block:
    """Drop a correction that was not published; readers never saw it.

    Args:
        block: The block; its row is read again.
        seen: `text_token` of the draft the editor saw.

    Returns:
        The block as it is now.

    Raises:
        StaleEdit: There is another draft by now.
    """
    block = _locked(block)
    if block.draft_markdown is None:
        return block
    if text_token(block.draft_markdown) != seen:
        raise StaleEdit(block, block.markdown)
    block.draft_markdown = None
    block.save(update_fields=["draft_markdown"])
    return block


def _locked(block: Block) -> Block:
    lock_article(block.translation.article_id)
    return Block.objects.select_related("translation", "step").get(pk=block.pk)


def _without_anchors(markdown: str) -> str:
    return ANCHOR.sub("", markdown)


def _tidy(markdown: str) -> str:
    """One kind of line end and no blank lines around: what browsers add or drop on their own."""
    return markdown.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
