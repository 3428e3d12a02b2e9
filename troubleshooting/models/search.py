"""What search knows of a text: one row a published translation, from which the database keeps its indexes.

The indexes themselves are the database's (`troubleshooting.search.sqlite`, `.postgresql`): two FTS5
tables that triggers keep in step on SQLite, generated columns and GIN indexes on PostgreSQL.
"""

from __future__ import annotations

from django.db import models

from troubleshooting.models.translation import ArticleTranslation
from troubleshooting.text.terms import index_terms, name_of


def scope_of(locale: str) -> str:
    """A locale as indexes keep it: one word, with edges that tell it from a longer one."""
    return f"^{locale.replace('-', '').lower()}$"


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
        """Scope and title."""
        return f"{self.scope} {self.name}"

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
