"""What a reader finds: articles, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from troubleshooting.models import ArticleTranslation, SearchDocument, Status
from troubleshooting.models.search import scope_of
from troubleshooting.search.candidates import Candidates, find_candidates, index_of
from troubleshooting.search.hits import Found, FoundText, Hit
from troubleshooting.search.ranking import (
    CODE_WEIGHT,
    LEARNED_WEIGHT,
    Ranked,
    by_learned,
    by_likeness,
    fuse,
)
from troubleshooting.text.codes import number_of
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import Query

CANDIDATES = 50
# What is not among these, nobody looks through a list for.
MOST_HITS = 20
MOST_CLOSEST = 3
# A title that no term of the query was found with has to hold this share of its letters.
ALIKE = 0.5
# What an English text counts where the reader's language has one that was found too.
ENGLISH_WEIGHT = 0.95
# The columns of a translation that make a `FoundText`.
TEXT = ("pk", "article_id", "article__slug", "locale", "title")


def search_articles(query: str, locale: str, *, limit: int = MOST_HITS) -> list[Hit]:
    """The published articles that speak of what was typed, best first.

    Case, width and accents do not count; words may be missing, mistyped or inflected as long as
    the title is still alike; the last word may be unfinished. Texts in the reader's language are
    looked at together with English originals.

    Args:
        query: What was typed, in any language.
        locale: Canonical locale of the reader.
        limit: Most hits to return.
    """
    return list(find(query, locale, limit=limit).hits)


def find(query: str, locale: str, *, limit: int = MOST_HITS) -> Found:
    """As `search_articles`, with the closest titles where nothing is found.

    Six queries at most, and four more where terms are new to the process.

    An article's short code (`A-137`) finds that article alone.
    """
    if coded := _by_code(query, locale):
        return Found((coded,), is_code=True, number=1)
    asked = Query.of(query)
    if not asked.phrases:
        return Found(())
    scopes = dict.fromkeys([scope_of(locale), scope_of(SOURCE_LOCALE)])
    candidates = find_candidates(index_of(tuple(scopes)), asked, CANDIDATES)
    looked_at = _look_up({*candidates.by_words, *candidates.by_letters, *candidates.by_code})
    scores, shares = _scores(asked, candidates, looked_at)
    certain = {*candidates.by_words, *candidates.by_code}
    texts = [one.text for one in looked_at]
    speaking = [one for one in texts if one.key in certain or shares[one.key] >= ALIKE]
    if speaking:
        number = min(len({one.article for one in speaking}), MOST_HITS)
        return Found(_hits(speaking, scores, locale, limit), number=number)
    return Found((), _hits(texts, scores, locale, MOST_CLOSEST))


def _by_code(query: str, locale: str) -> Hit | None:
    """The readable article whose code was typed. Asks the database only for what may be one."""
    number = number_of(query)
    if number is None:
        return None
    texts = {text.locale: text for text in _published([number])}
    text = texts.get(locale) or texts.get(SOURCE_LOCALE) or next(iter(texts.values()), None)
    if text is None:
        return None
    return Hit(text, 1.0, is_in_english=text.locale == SOURCE_LOCALE != locale)


@dataclass(frozen=True)
class _Candidate:
    """A text that may be what is meant, its title as it is compared, and what it was found for."""

    text: FoundText
    name: str
    learned: str


def _look_up(keys: set[int]) -> list[_Candidate]:
    found = SearchDocument.objects.filter(pk__in=keys, translation__status=Status.PUBLISHED)
    of_text = (f"translation__{column}" for column in TEXT)
    rows = found.values_list("name", "learned", *of_text)
    return [_Candidate(FoundText(*text), name, learned) for name, learned, *text in rows]


def _published(articles: Iterable[int], **more: object) -> Iterator[FoundText]:
    texts = ArticleTranslation.objects.published().filter(article__in=articles, **more)
    for text in texts.order_by("locale").values_list(*TEXT):
        yield FoundText(*text)


def _scores(
    asked: Query, candidates: Candidates, texts: Sequence[_Candidate]
) -> tuple[dict[int, float], dict[int, float]]:
    """A score for each text, and the share of the query its title holds."""
    alike, shares = by_likeness(asked.name, {one.text.key: one.name for one in texts})
    learned = {one.text.key: one.learned for one in texts if one.learned}
    lists = [
        Ranked(candidates.by_words),
        Ranked(candidates.by_letters),
        Ranked(alike[:CANDIDATES]),
        Ranked(by_learned(asked.phrases, learned), LEARNED_WEIGHT),
        Ranked(candidates.by_code, CODE_WEIGHT),
    ]
    return fuse(lists), shares


def _hits(
    texts: Sequence[FoundText], scores: Mapping[int, float], locale: str, limit: int
) -> tuple[Hit, ...]:
    """The best articles, each once, shown in the reader's language where they have a text in it."""
    best: dict[int, float] = {}
    shown: dict[int, FoundText] = {}
    for text in texts:
        is_own = text.locale == locale
        score = scores.get(text.key, 0.0) * (1.0 if is_own else ENGLISH_WEIGHT)
        best[text.article] = max(score, best.get(text.article, 0.0))
        if is_own or text.article not in shown:
            shown[text.article] = text
    first = sorted(best, key=lambda article: (-best[article], article))[:limit]
    in_english = {article for article in first if shown[article].locale != locale}
    if in_english:
        shown |= {text.article: text for text in _published(in_english, locale=locale)}
    return tuple(Hit(shown[one], best[one], is_in_english=one in in_english) for one in first)
