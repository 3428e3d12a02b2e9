"""Which pages there are, for a search engine of the house: the published texts of each language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from troubleshooting.models import ArticleTranslation

# With forty languages a page names 8,000 addresses: about a megabyte, and few rows to read.
TEXTS_A_PAGE = 200


@dataclass(frozen=True)
class Part:
    """The published texts of one locale.

    Attributes:
        locale: Canonical.
        pages: How many pages of `TEXTS_A_PAGE` texts they fill.
        changed_at: When the last of them changed.
    """

    locale: str
    pages: int
    changed_at: datetime


@dataclass(frozen=True)
class Entry:
    """A published text.

    Attributes:
        slug: Its article's.
        locales: All the article is published in, sorted.
        changed_at: When the text changed.
    """

    slug: str
    locales: tuple[str, ...]
    changed_at: datetime


def sitemap_parts() -> list[Part]:
    """What each locale has, by locale; locales without a published text are left out. One query."""
    rows = (
        ArticleTranslation.objects.published()
        .order_by("locale")
        .values("locale")
        .annotate(texts=Count("pk"), changed_at=Max("updated_at"))
        .values_list("locale", "texts", "changed_at")
    )
    return [Part(locale, -(-texts // TEXTS_A_PAGE), at) for locale, texts, at in rows]


def sitemap_page(locale: str, number: int) -> list[Entry]:
    """The texts of one page of a locale, counted from 1; none beyond the last. Two queries."""
    start = (number - 1) * TEXTS_A_PAGE
    texts = ArticleTranslation.objects.published()
    rows = list(
        texts.filter(locale=locale)
        .order_by("article_id")
        .values_list("article_id", "article__slug", "updated_at")[start : start + TEXTS_A_PAGE]
    )
    locales: dict[int, list[str]] = defaultdict(list)
    siblings = texts.filter(article__in=[article for article, _slug, _at in rows])
    for article, one in siblings.order_by("locale").values_list("article_id", "locale"):
        locales[article].append(one)
    return [Entry(slug, tuple(locales[article]), at) for article, slug, at in rows]
