"""Articles as agents name them and see them: only what readers can open."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from troubleshooting.models import Article, ArticleTranslation
from troubleshooting.text.locales import SOURCE_LOCALE, direction
from troubleshooting.text.terms import fold


class ArticleNotFound(LookupError):
    """No published article has the name or title."""


class ArticleAmbiguous(LookupError):
    """Several published articles have the title.

    Attributes:
        slugs: Theirs, sorted.
    """

    def __init__(self, slugs: Sequence[str]) -> None:
        super().__init__()
        self.slugs = tuple(slugs)


@dataclass(frozen=True)
class Title:
    """A published article's title.

    Attributes:
        slug: The article's.
        text: The title.
        locale: The locale it is in.
    """

    slug: str
    text: str
    locale: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)

    @property
    def address(self) -> str:
        """The article's page in the title's language."""
        return article_address(self.slug, self.locale)


def article_address(slug: str, locale: str) -> str:
    """The address of an article's page in a locale."""
    return reverse("troubleshooting:article", kwargs={"locale": locale, "slug": slug})


def find_article(name: str) -> Article:
    """The published article of a slug, also a former one, a short code, or a title in any language and case.

    Raises:
        ArticleNotFound: There is none.
        ArticleAmbiguous: Several share the title.
    """
    published = Article.objects.published()
    if by_slug := published.named(name).first():
        return by_slug
    if by_code := published.of_code(name).first():
        return by_code
    if by_former := published.formerly_named(name).first():
        return by_former
    folded = fold(name.strip())
    # SQLite folds the case of ASCII alone; the search text begins with the title, folded.
    texts = ArticleTranslation.objects.published().filter(
        Q(title__iexact=name.strip()) | Q(search_text__startswith=folded)
    )
    called_so = {
        text.article for text in texts.select_related("article") if _folded(text) == folded
    }
    if not called_so:
        raise ArticleNotFound(name)
    if len(called_so) > 1:
        raise ArticleAmbiguous(sorted(article.slug for article in called_so))
    return called_so.pop()


def _folded(text: ArticleTranslation) -> str:
    return fold(text.title.strip())


def names_to_type(articles: Collection[Article], locale: str) -> dict[int, str]:
    """What `find_article` knows each article by: its title, or its slug where others share that.

    Two queries. An article that readers cannot open is missing.

    Args:
        articles: The articles.
        locale: Canonical locale to name them in, if there is a text in it.

    Returns:
        Names by primary key.
    """
    titles = published_titles([one.pk for one in articles], locale)
    texts = ArticleTranslation.objects.published().filter(
        title__in=[title.text for title in titles.values()]
    )
    called_so: dict[str, set[int]] = {}
    for title, article in texts.values_list("title", "article_id"):
        called_so.setdefault(title, set()).add(article)
    return {
        pk: title.text if called_so[title.text] == {pk} else title.slug
        for pk, title in titles.items()
    }


def published_titles(articles: Collection[int], *locales: str) -> dict[int, Title]:
    """A title for each article that readers can open, by primary key; one query.

    An article that is a draft or was withdrawn is missing.

    Args:
        articles: Primary keys.
        locales: In which to name them, best first; then English, then any other.
    """
    rows = (
        ArticleTranslation.objects.published()
        .filter(article__in=articles)
        .order_by("locale")
        .values_list("article_id", "article__slug", "title", "locale")
    )
    wanted = [*locales, SOURCE_LOCALE]
    # The best comes last and wins.
    ranked = sorted(
        rows, key=lambda row: -(wanted.index(row[3]) if row[3] in wanted else len(wanted))
    )
    return {pk: Title(slug, title, locale) for pk, slug, title, locale in ranked}
