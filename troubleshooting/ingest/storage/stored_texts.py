"""Which texts are stored, looked up once an import instead of once a file."""

from __future__ import annotations

from dataclasses import dataclass

from troubleshooting.models import ArticleTranslation, Picture


@dataclass(slots=True)
class StoredText:
    """What an import has to know of a stored text to leave it alone.

    Attributes:
        key: Primary key.
        slug: The article's.
        locale: Canonical.
        path: The article's path below the locale's folder.
        origin: The tree it was last read from.
        is_missing: Whether it is flagged as gone from there.
    """

    key: int
    slug: str
    locale: str
    path: str
    origin: str
    is_missing: bool


class StoredTexts:
    """All texts that came from files of their own, by name and by what their files say."""

    def __init__(self) -> None:
        self._by_hash: dict[tuple[str, str], StoredText] = {}
        self._by_name: dict[tuple[str, str], StoredText] = {}
        rows = ArticleTranslation.objects.order_by().values_list(
            "pk",
            "article__slug",
            "locale",
            "article__path",
            "origin",
            "missing_since",
            "content_hash",
        )
        for key, slug, locale, path, origin, since, digest in rows.iterator():
            text = StoredText(key, slug, locale, path, origin, since is not None)
            self._by_hash[slug, digest] = text
            self._by_name[slug, locale] = text
        self._with_pictures = set(
            Picture.objects.order_by().values_list("article__slug", "locale").distinct()
        )

    def of_hash(self, slug: str, digest: str) -> StoredText | None:
        """The text that was read from exactly this file; None where there is none."""
        return self._by_hash.get((slug, digest))

    def of_name(self, slug: str, locale: str) -> StoredText | None:
        """The text of an article in a locale."""
        return self._by_name.get((slug, locale))

    def missing(self) -> list[int]:
        """Keys of the texts that were flagged as gone when the import began."""
        return [text.key for text in self._by_name.values() if text.is_missing]

    def has_pictures(self, slug: str, locale: str) -> bool:
        """Whether pictures came with it."""
        return (slug, locale) in self._with_pictures
