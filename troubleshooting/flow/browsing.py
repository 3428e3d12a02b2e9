"""Looking through what there is: the texts a reader of one locale can open, page by page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Lower

from troubleshooting.models import ArticleTranslation
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import fold

ARTICLES_A_PAGE = 50
# Up to so many articles are all on the front page.
FEW = 30

Texts = QuerySet[ArticleTranslation]


def readable_texts(locale: str) -> Texts:
    """For each article the text a reader of `locale` gets: their own, else the English one.

    Articles that are published in neither are not among them.
    """
    published = ArticleTranslation.objects.published()
    own = published.filter(article=OuterRef("article"), locale=locale)
    return (
        published.filter(locale__in={locale, SOURCE_LOCALE})
        .filter(Q(locale=locale) | ~Exists(own))
        .select_related("article")
        .only("title", "locale", "article", "article__slug")
        .order_by()
    )


def readable_texts_of(articles: Iterable[int] | QuerySet[Any], locale: str) -> Texts:
    """`readable_texts` of some articles only.

    Args:
        articles: Primary keys, or a query that gives them.
        locale: The reader's.
    """
    # Asked for by article first: a database without statistics would go through the whole locale.
    those = ArticleTranslation.objects.filter(
        article__in=articles, locale__in={locale, SOURCE_LOCALE}
    )
    return readable_texts(locale).filter(pk__in=those.values("pk"))


def few_articles(locale: str) -> list[ArticleTranslation] | None:
    """All texts a reader can open, in order; None where they are more than `FEW`.

    One query that reads no more rows than that, however many articles there are.
    """
    texts = list(readable_texts(locale)[: FEW + 1])
    if len(texts) > FEW:
        return None
    return sorted(texts, key=lambda text: (text.locale != locale, fold(text.title), text.pk))


def page_of_articles(locale: str, number: str) -> Page[ArticleTranslation]:
    """A page of everything a reader can open, by title; what is in English only comes last.

    Args:
        locale: The reader's.
        number: As the address has it; the first page where it is none, the last where it is beyond.
    """
    return page_of(in_order(readable_texts(locale), locale), number)


def in_order(texts: Texts, locale: str, *, first: list[int] | None = None) -> Texts:
    """Texts by title, those of `locale` before English ones.

    Args:
        texts: The texts.
        locale: The reader's.
        first: Primary keys of articles that come before all others, in this order.
    """
    is_foreign = Case(When(locale=locale, then=Value(0)), default=Value(1))
    order: list[str | Combinable] = [is_foreign, Lower("title"), "pk"]
    if first:
        places = [When(article=key, then=Value(place)) for place, key in enumerate(first)]
        return texts.order_by(Case(*places, default=Value(len(first))), *order)
    return texts.order_by(*order)


def page_of(texts: Texts, number: str) -> Page[ArticleTranslation]:
    """One page of ordered texts: two queries."""
    return Paginator(texts, ARTICLES_A_PAGE).get_page(number)
