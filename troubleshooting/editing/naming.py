"""Another name for an article: its addresses change, and those it had lead to them."""

from __future__ import annotations

import re

from django.db import transaction
from django.db.models import Q
from django.urls import Resolver404, resolve, reverse

from troubleshooting.editing.locking import lock_article
from troubleshooting.ingest.exclusive import exclusive_import
from troubleshooting.ingest.store import refresh_search_text
from troubleshooting.models import Article, ArticleAlias
from troubleshooting.models.article import slug_of
from troubleshooting.text.locales import SOURCE_LOCALE

MAX_SLUG = 200
# What a file may be called and an address shows as it is: no blanks, no signs of addresses.
NAME = re.compile(r"\w(?:[\w.~-]*\w)?")


class NameRefused(ValueError):
    """An article cannot have a name."""


class NameNotUsable(NameRefused):
    """It is empty, too long, has signs no address shows as they are, or is a page's address."""


class NameTaken(NameRefused):
    """Another article has it, or had it and keeps it for its old addresses.

    Attributes:
        article: That article.
        is_former: Whether it had the name and has it no more.
    """

    def __init__(self, article: Article, *, is_former: bool) -> None:
        super().__init__(article.slug)
        self.article, self.is_former = article, is_former


def rename_article(article: Article, name: str) -> bool:
    """Give an article another name; whatever asks for it by a former one finds it.

    The file it is imported from keeps its name. Its code and its sessions stay as they are.

    Args:
        article: The article; its row is read again.
        name: The new slug; invisible characters are dropped.

    Returns:
        Whether that is another name than it had.

    Raises:
        NameNotUsable: It cannot be a part of an address.
        NameTaken: It is another article's, or was, capital letters or not.
        ImportRunning: An import is running: it knows articles by the names they had when it began.
    """
    with exclusive_import(wait=False), transaction.atomic():
        return _rename(lock_article(article.pk), slug_of(name))


def _rename(article: Article, name: str) -> bool:
    if name == article.slug:
        return False
    _check(article, name)
    ArticleAlias.objects.filter(article=article, slug=name).delete()
    ArticleAlias.objects.create(article=article, slug=article.slug)
    article.slug = name
    article.save(update_fields=["slug", "updated_at"])
    for text in article.translations.all():
        text.article = article
        refresh_search_text(text, list(text.blocks.in_reading_order()))
    return True


def _check(article: Article, name: str) -> None:
    if len(name) > MAX_SLUG or not NAME.fullmatch(name) or not _is_an_articles_address(name):
        raise NameNotUsable(name)
    same = Q(slug=name) | Q(slug__iexact=name)
    other = Article.objects.filter(same).exclude(pk=article.pk).first()
    if other:
        raise NameTaken(other, is_former=False)
    former = ArticleAlias.objects.filter(same).exclude(article=article).first()
    if former:
        raise NameTaken(former.article, is_former=True)


def _is_an_articles_address(name: str) -> bool:
    """Whether its address leads to an article, not to a page of the portal's own."""
    address = reverse("troubleshooting:article", kwargs={"locale": SOURCE_LOCALE, "slug": name})
    try:
        return resolve(address).url_name == "article"
    except Resolver404:
        return False
