"""Words to articles: what a reader types, and the articles that speak of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from troubleshooting.models import ArticleTranslation, Block
from troubleshooting.text.highlight import Part, excerpt, fold, highlight
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.words import plain_text

MAX_TERMS = 12
TITLE_WEIGHT = 5.0
TEXT_WEIGHT = 1.0
WORD = re.compile(r"\w[\w.\-/]*\w|\w")


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
    folded = fold(query[:400])
    words = (folded[found.start() : found.end()] for found in WORD.finditer(_as_letters(folded)))
    return list(dict.fromkeys(words))[:MAX_TERMS]


def _as_letters(text: str) -> str:
    """The text with a letter for each mark that stands on one: vowels and tones of Thai or Hindi.

    Regular expressions do not take them for parts of a word.
    """
    if text.isascii():
        return text
    return "".join("x" if unicodedata.category(one).startswith("M") else one for one in text)


@dataclass(frozen=True)
class ShownHit:
    """A hit as a page shows it, what was asked for marked.

    Attributes:
        translation: The text that was found.
        title: Its title in pieces.
        excerpt: Some words around the first match in its text, in pieces; () where only the
            title matches.
    """

    translation: ArticleTranslation
    title: tuple[Part, ...]
    excerpt: tuple[Part, ...]


def show_hits(hits: Sequence[Hit], query: str) -> list[ShownHit]:
    """What was found, with the query's words marked. One query more."""
    terms = query_terms(query)
    words: dict[int, list[str]] = defaultdict(list)
    found = Block.objects.filter(translation__in=[hit.translation for hit in hits])
    for key, rule, html in found.in_reading_order().values_list("translation_id", "rule", "html"):
        if rule != "title":
            words[key].append(plain_text(html))
    return [
        ShownHit(
            translation=hit.translation,
            title=highlight(hit.translation.title, terms),
            excerpt=excerpt(" ".join(words[hit.translation.pk]), terms),
        )
        for hit in hits
    ]


def _score(translation: ArticleTranslation, terms: Iterable[str]) -> float:
    title = fold(translation.title)
    return sum(
        TITLE_WEIGHT * (term in title) + TEXT_WEIGHT * (term in translation.search_text)
        for term in terms
    )


def _one_an_article(hits: list[Hit], locale: str) -> list[Hit]:
    best: dict[int, Hit] = {}
    for hit in sorted(hits, key=lambda one: (one.translation.locale != locale, -one.score)):
        best.setdefault(hit.translation.article_id, hit)
    return sorted(best.values(), key=lambda one: (-one.score, one.translation.title))
