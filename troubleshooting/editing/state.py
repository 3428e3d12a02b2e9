"""How a text stands between its source file, its draft and what readers see."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from troubleshooting.models import ArticleTranslation, Block


class BlockState(models.TextChoices):
    """What an editor should know of a text."""

    DRAFT = "draft", _("draft")
    EDITED = "edited", _("corrected here")
    SOURCE_NEWER = "source_newer", _("source changed since")


def states_of(block: Block, translation: ArticleTranslation) -> tuple[BlockState, ...]:
    """What holds of a block; nothing for one that is as it was imported.

    A correction is older than its source once a changed file of the article was imported after
    it. Which blocks that file changed is not recorded, so the editor is shown both texts.
    """
    states = []
    if block.draft_markdown is not None:
        states.append(BlockState.DRAFT)
    if block.is_edited:
        states.append(BlockState.EDITED)
    imported, edited = translation.imported_at, block.edited_at
    if states and imported and edited and imported > edited:
        states.append(BlockState.SOURCE_NEWER)
    return tuple(states)
