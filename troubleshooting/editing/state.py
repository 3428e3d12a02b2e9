"""How a text stands between its source file, its draft and what readers see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.ingest.storage.merging import same_words
from troubleshooting.models import Block


class BlockState(models.TextChoices):
    """What an editor should know of a text."""

    DRAFT = "draft", _("draft")
    EDITED = "edited", _("corrected here")
    SOURCE_NEWER = "source_newer", _("source changed since")
    CONFLICT = "conflict", _("conflict with upstream")
    REMOVED = "removed", _("removed upstream")


def states_of(block: Block) -> tuple[BlockState, ...]:
    """What holds of a block; nothing for one that is as it was imported."""
    states = []
    if block.draft_markdown is not None:
        states.append(BlockState.DRAFT)
    if block.is_edited:
        states.append(BlockState.EDITED)
    if states and _source_changed(block):
        states.append(BlockState.SOURCE_NEWER)
    if any(one.resolved_at is None for one in block.conflicts.all()):
        states.append(BlockState.CONFLICT)
    if block.removed_upstream_at is not None:
        states.append(BlockState.REMOVED)
    return tuple(states)


def _source_changed(block: Block) -> bool:
    """Whether the original is no longer the one that the correction was made beside."""
    before = block.edited_source
    return before is not None and not same_words(before, block.source_markdown)
