"""What search is to know of a published text: made whenever what readers see of it changes."""

from __future__ import annotations

from collections.abc import Sequence

from troubleshooting.models import ArticleTranslation, Block, LearnedQuery, SearchDocument, Status
from troubleshooting.text.words import plain_text


def document_of(text: ArticleTranslation, blocks: Sequence[Block]) -> SearchDocument:
    """The document of a text, not saved; what was learned about it is left out."""
    words = [text.article.slug, *(plain_text(one.html) for one in blocks if not one.is_title)]
    return SearchDocument.of(text, "\n".join(words))


def store_document(text: ArticleTranslation, blocks: Sequence[Block]) -> None:
    """Bring a stored text's document up to date, with what was learned about the text.

    A text that readers do not see has none.
    """
    if text.status != Status.PUBLISHED:
        return
    made = document_of(text, blocks)
    made.learned = LearnedQuery.objects.terms_of(text.article_id, text.locale)
    fields = ["scope", "name", "title", "learned", "body"]
    SearchDocument.objects.bulk_create(
        [made], update_conflicts=True, unique_fields=["translation"], update_fields=fields
    )
