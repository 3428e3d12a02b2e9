"""Words to articles: what a reader types, and the articles that speak of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from troubleshooting.models import ArticleTranslation
from troubleshooting.text.locales import SOURCE_LOCALE

MAX_TERMS = 12
TITLE_WEIGHT = 5.0
TEXT_WEIGHT = 1.0


@dataclass(frozen=True)
class Hit:
    """An article that speaks of what was asked.

    Attributes:
        translation: The text that was found; its title is what to show.
        score: The higher, the more of the words it has and the more of them in its title.
    """

    translation: ArticleTranslation
    score: float


def search_articles(query: str, locale: str, *, limit: int = 50) -> list[Hit]:
    """The published articles that hold the most of a query's words, best first.

    The reader's language comes first; English originals stand in for articles that have no text
    in it. Words are compared case folded and as parts of words, so `sync` finds
    "synchronisation", and a word inside an unspaced Japanese sentence is found.

    Args:
        query: What was typed, in any language.
        locale: Canonical locale of the reader.
        limit: Most hits to return.
    """
    terms = query_terms(query)
    if not terms:
        return []
    anywhere = Q()
    for term in terms:
        anywhere |= Q(search_text__contains=term)
    found = (
        ArticleTranslation.objects.published()
        .filter(anywhere, locale__in=[locale, SOURCE_LOCALE])
        .select_related("article")
        .defer("front_matter")
    )
    hits = [Hit(one, _score(one, terms)) for one in found]
    return _one_an_article(hits, locale)[:limit]


def query_terms(query: str) -> list[str]:
    """The words of a query, case folded, each once, at most `MAX_TERMS`."""
    folded = unicodedata.normalize("NFKC", query[:400]).casefold()
    return list(dict.fromkeys(re.findall(r"\w[\w.\-/]*\w|\w", folded)))[:MAX_TERMS]


def _score(translation: ArticleTranslation, terms: Iterable[str]) -> float:
    title = translation.title.casefold()
    return sum(
        TITLE_WEIGHT * (term in title) + TEXT_WEIGHT * (term in translation.search_text)
        for term in terms
    )


def _one_an_article(hits: list[Hit], locale: str) -> list[Hit]:
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda one: (one.translation.locale != locale, -one.score)):
        best.setdefault(hit.translation.article_id, hit)
    return sorted(best.values(), key=lambda one: (-one.score, one.translation.title))
