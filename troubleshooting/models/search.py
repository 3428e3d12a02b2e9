"""What search knows of a text: one row a published translation, from which the database keeps its indexes.

The indexes themselves are the database's (`troubleshooting.search.sqlite`, `.postgresql`): two FTS5
tables that triggers keep in step on SQLite, generated columns and GIN indexes on PostgreSQL.
"""

from __future__ import annotations

from hashlib import blake2s

from django.db import models

from troubleshooting.models.translation import ArticleTranslation
from troubleshooting.text.terms import index_terms, name_of

# Unicode's private use area in its first plane.
PRIVATE_USE, PRIVATE_CHARACTERS = 0xE000, 6400


def scope_of(locale: str) -> str:
    """A locale as indexes keep it: three characters that no text has, made of its digest.

    Three, so that it is one sequence in an index of letters, whose phrases cost more; of a private
    use area, so that it is one word in an index of words.
    """
    digest = blake2s(locale.lower().encode(), digest_size=6).digest()
    return "".join(
        chr(PRIVATE_USE + int.from_bytes(digest[n : n + 2]) % PRIVATE_CHARACTERS) for n in (0, 2, 4)
    )


class SearchDocument(models.Model):
    """A text as search compares it.

    Attributes:
        scope: The text's locale, by `scope_of`.
        name: Its title letter by letter (`troubleshooting.text.terms.name_of`).
        title: The title's terms (`troubleshooting.text.terms.index_terms`).
        learned: Terms people used who were helped by the article.
        body: The terms of everything else.
    """

    translation = models.OneToOneField(
        ArticleTranslation, models.CASCADE, primary_key=True, related_name="search_document"
    )
    scope = models.CharField(max_length=24)
    name = models.TextField()
    title = models.TextField()
    learned = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = "search document"
        verbose_name_plural = "search documents"

    def __str__(self) -> str:
        """Its title."""
        return self.name

    @classmethod
    def of(cls, text: ArticleTranslation, words: str) -> SearchDocument:
        """The document of a text, not saved; what was learned about it is left out.

        Args:
            text: The text.
            words: Everything it says besides its title, as plain text.
        """
        return cls(
            translation=text,
            scope=scope_of(text.locale),
            name=name_of(text.title),
            title=index_terms(text.title),
            body=index_terms(words),
        )
