"""The one lock under which an article, its steps and its texts change."""

from __future__ import annotations

from troubleshooting.models import Article


def lock_article(key: int) -> Article:
    """The article of a primary key, its row held until the transaction ends.

    Raises:
        Article.DoesNotExist: It was deleted.
    """
    return Article.objects.select_for_update().get(pk=key)


def bump_version(article: Article, *, of_steps: bool = False) -> None:
    """Count a change that readers meet. The article's row has to be held.

    Args:
        article: The article.
        of_steps: The change was an editor's decision about steps, which imports then respect.
    """
    article.version += 1
    article.steps_edited = article.steps_edited or of_steps
    article.save(update_fields=["version", "steps_edited", "updated_at"])
