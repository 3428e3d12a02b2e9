"""A text is taken away from readers."""

from __future__ import annotations

from django.db import transaction

from troubleshooting.models import Article, ArticleTranslation, SearchDocument, Status


@transaction.atomic
def withdraw(key: int) -> bool:
    """Unpublish the text of a primary key, and let search forget it; its drafts stay. Says whether it was published.

    The article's row is held meanwhile, and its version counts the change.
    """
    translation = ArticleTranslation.objects.get(pk=key)
    article = Article.objects.select_for_update().get(pk=translation.article_id)
    translation.refresh_from_db(fields=["status"])
    if translation.status != Status.PUBLISHED:
        return False
    translation.status = Status.DRAFT
    translation.save(update_fields=["status", "updated_at"])
    SearchDocument.objects.filter(translation=translation).delete()
    article.version += 1
    article.save(update_fields=["version", "updated_at"])
    return True
