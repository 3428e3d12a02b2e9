"""A text as it was before and after a change, kept whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from troubleshooting.models import ArticleTranslation, Revision, RevisionCause


def snapshot(translation: ArticleTranslation) -> dict[str, Any]:
    """A text as JSON: what `Revision.content` holds."""
    blocks = translation.blocks.in_reading_order().values(
        "type", "rule", "step__key", "markdown", "source_markdown"
    )
    return {
        "title": translation.title,
        "front_matter": translation.front_matter,
        "blocks": [
            {
                "type": block["type"],
                "rule": block["rule"],
                "step": block["step__key"],
                "markdown": block["markdown"],
                "source_markdown": block["source_markdown"],
            }
            for block in blocks
        ],
    }


def keep_first(translation: ArticleTranslation) -> None:
    """Before the first change of a text: keep it as it was imported."""
    if translation.revisions.exists():
        return
    Revision.objects.create(
        translation=translation,
        number=1,
        cause=RevisionCause.IMPORT,
        content=snapshot(translation),
        made_at=translation.imported_at or translation.updated_at,
    )


def record_revision(
    translation: ArticleTranslation,
    cause: RevisionCause,
    *,
    now: datetime,
    by: User | None = None,
) -> Revision | None:
    """Keep a text as it is after a change; None where it is as the last revision has it.

    Args:
        translation: The text, its article's row held.
        cause: What changed it.
        now: The time.
        by: Who changed it; None for an import.
    """
    last = translation.revisions.order_by("-number").first()
    content = snapshot(translation)
    if last and last.content == content:
        return None
    return Revision.objects.create(
        translation=translation,
        number=last.number + 1 if last else 1,
        cause=cause,
        content=content,
        made_at=now,
        made_by=by,
    )
