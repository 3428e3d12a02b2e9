"""An editor settles what upstream and a correction both changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from troubleshooting.editing.locking import bump_version, lock_article
from troubleshooting.ingest.storage.revisions import keep_first, record_revision
from troubleshooting.ingest.storage.steps import retire_unused
from troubleshooting.models import (
    Article,
    Block,
    Conflict,
    ConflictKind,
    Resolution,
    RevisionCause,
)

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class AlreadySettled(Exception):
    """Somebody else, or an import, settled the conflict meanwhile; nothing was changed."""


@transaction.atomic
def settle_conflict(
    conflict: Conflict, resolution: Resolution, *, now: datetime, by: User | None = None
) -> None:
    """Settle a conflict.

    | kind | ours | theirs |
    |---|---|---|
    | changed | the correction stays, with the draft that holds upstream's other changes | upstream's text becomes the draft |
    | removed | the block stays, a text of this portal's own | the block goes; a step without any text retires |

    Args:
        conflict: The conflict; its row is read again.
        resolution: Which text is wanted.
        now: The time.
        by: Who wants it.

    Raises:
        AlreadySettled: It is not open any more.
    """
    article = lock_article(conflict.block.translation.article_id)
    found = Conflict.objects.open().filter(pk=conflict.pk).select_related("block__translation")
    conflict_now = found.first()
    if conflict_now is None:
        raise AlreadySettled(str(conflict.pk))
    conflict_now.settle(resolution, now, by)
    block = conflict_now.block
    if resolution == Resolution.OURS:
        _acknowledge(block)
    elif conflict_now.kind == ConflictKind.CHANGED:
        _take_theirs(block, now)
    else:
        _remove(block, article, now, by)


def _acknowledge(block: Block) -> None:
    """The correction was compared with the original as it is now."""
    block.edited_source = block.source_markdown
    block.save(update_fields=["edited_source"])


def _take_theirs(block: Block, now: datetime) -> None:
    is_live = block.markdown == block.upstream_markdown
    block.draft_markdown = None if is_live else block.upstream_markdown
    block.edited_at, block.edited_source = now, block.source_markdown
    block.save(update_fields=["draft_markdown", "edited_at", "edited_source"])


def _remove(block: Block, article: Article, now: datetime, by: User | None) -> None:
    translation = block.translation
    keep_first(translation)
    block.delete()
    retire_unused(article, now)
    record_revision(translation, RevisionCause.PUBLICATION, now=now, by=by)
    bump_version(article)
