"""Names of articles: the present one, and those they had before."""

from __future__ import annotations

from troubleshooting.models import Article, Status


def present_name(name: str) -> str | None:
    """The slug of the article that once had a name, if readers can open it; else None.

    An article that has the name now is another matter: then nothing is found.
    """
    if not name or Article.objects.named(name).exists():
        return None
    readable = Article.objects.formerly_named(name).filter(translations__status=Status.PUBLISHED)
    return readable.values_list("slug", flat=True).first()
