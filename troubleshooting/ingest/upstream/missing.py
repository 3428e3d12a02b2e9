"""Texts that are gone upstream are flagged, and unpublished only if that was asked for.

A text is gone when the tree it was last read from was read as a whole without it. A file that
could not be taken in is there all the same. The English text that bilingual files brought along
is gone when all of them are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from troubleshooting.ingest.report import MissingText
from troubleshooting.ingest.upstream.withdrawal import withdraw
from troubleshooting.models import Article, ArticleTranslation, Block, Status
from troubleshooting.models.translation import TranslationQuerySet

KEYS_A_STATEMENT = 500


def flag_absent(origin: str, *, is_there: Callable[[str, str], bool], now: datetime) -> None:
    """Flag the texts of a tree that was read as a whole and does not have them any more.

    Args:
        origin: The tree.
        is_there: Whether a file of an article (slug) in a locale was read.
        now: Recorded with those that were not flagged before.
    """
    texts = ArticleTranslation.objects.filter(origin=origin, derived=False, missing_since=None)
    rows = texts.values_list("pk", "article__slug", "locale")
    flag([key for key, slug, locale in rows if not is_there(slug, locale)], now=now)


def flag(keys: Sequence[int], *, now: datetime) -> None:
    """Flag texts as gone upstream, if they are not yet; and derived ones that hung on them."""
    for start in range(0, len(keys), KEYS_A_STATEMENT):
        some = keys[start : start + KEYS_A_STATEMENT]
        texts = ArticleTranslation.objects.filter(missing_since=None)
        texts.filter(pk__in=some).update(missing_since=now)
        touched = Article.objects.filter(translations__pk__in=some)
        orphans = texts.filter(~Exists(_bilingual_there()), derived=True, article__in=touched)
        orphans.update(missing_since=now)


def settle_returned() -> None:
    """A derived text is there again as soon as a file with its English is."""
    gone = ArticleTranslation.objects.missing_upstream().filter(derived=True)
    back = gone.filter(Exists(_bilingual_there())).values_list("pk", flat=True)
    if keys := list(back):
        ArticleTranslation.objects.filter(pk__in=keys).update(missing_since=None)


def list_missing(origins: Iterable[str], *, prune: bool) -> list[MissingText]:
    """The texts of some trees that are gone upstream, derived ones among them, by name.

    Args:
        origins: The trees.
        prune: Unpublish those that are published.
    """
    of_origin = Q(origin__in=[one for one in origins if one])
    siblings = ArticleTranslation.objects.missing_upstream().filter(
        of_origin, article=OuterRef("article")
    )
    of_derived = Q(derived=True) & Exists(siblings)
    gone = ArticleTranslation.objects.missing_upstream().filter(of_origin | of_derived)
    rows = gone.order_by("article__slug", "locale").values_list(
        "pk", "article__slug", "locale", "article__path", "status"
    )
    return [
        MissingText(
            slug,
            locale,
            path,
            is_unpublished=prune and status == Status.PUBLISHED and withdraw(key),
        )
        for key, slug, locale, path, status in list(rows)
    ]


def _bilingual_there() -> TranslationQuerySet:
    """The texts of one's article that have a source side and a file."""
    with_source = Block.objects.filter(translation=OuterRef("pk")).exclude(source_markdown="")
    return ArticleTranslation.objects.filter(
        Exists(with_source), article=OuterRef("article"), derived=False, missing_since=None
    )
