"""What a reader finds: articles, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from troubleshooting.models import ArticleTranslation, SearchDocument, Status
from troubleshooting.models.search import scope_of
from troubleshooting.search.candidates import Candidates, find_candidates, index_of
from troubleshooting.search.hits import Found, FoundText, Hit
from troubleshooting.search.memory import Memory, memory
from troubleshooting.search.ranking import (
    CODE_WEIGHT,
    LEARNED_WEIGHT,
    Ranked,
    by_learned,
    by_likeness,
    fuse,
)
from troubleshooting.search.weights import WeighedQuery, speaking
from troubleshooting.text.codes import number_of
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import Query, pairs_of

CANDIDATES = 30
# What is not among these, nobody looks through a list for.
MOST_HITS = 20
MOST_CLOSEST = 3
# Of texts that merely have a word of the query so many are read, whether they speak of it.
MOST_READ = 30
# Where so many are certain (each article may have two texts), no more are shown.
MOST_CERTAIN = 2 * MOST_HITS
# Texts that a process remembers: some megabytes.
MOST_REMEMBERED = 20_000
# A title that no term of the query was found with has to hold this share of its letters.
ALIKE = 0.5
# And this share of its sequences of three.
CLOSE = 0.3
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

    Eight queries at most, and four more where terms are new to the process.

    An article's short code (`A-137`) finds that article alone.
    """
    if coded := _by_code(query, locale):
        return Found((coded,), is_code=True, number=1)
    asked = Query.of(query)
    if not asked.phrases:
        return Found(())
    scopes = dict.fromkeys([scope_of(locale), scope_of(SOURCE_LOCALE)])
    known = memory()
    index = index_of(tuple(scopes), known)
    candidates = find_candidates(index, asked, CANDIDATES)
    looked_at = _look_up(candidates, known)
    ranking = _ranking(asked, candidates, looked_at)
    meant = _meant(WeighedQuery.of(asked, index), candidates, ranking)
    texts = [one.text for one in looked_at]
    if speaking_texts := [one for one in texts if one.key in meant]:
        number = min(len({one.article for one in speaking_texts}), MOST_HITS)
        return Found(_hits(speaking_texts, ranking.scores, locale, limit), number=number)
    return Found((), _hits(texts, ranking.scores, locale, MOST_CLOSEST))


def _meant(asked: WeighedQuery, candidates: Candidates, ranking: _Ranking) -> set[int]:
    """The texts that speak of a query: by their title, a code, what was learned, or enough words.

    Of those that have some of its words the best are read.
    """
    certain = {*candidates.by_code, *ranking.learned, *ranking.alike}
    if len(certain) >= MOST_CERTAIN:
        return certain
    words = [key for key in candidates.by_words if key not in certain]
    best = sorted(words, key=lambda key: -ranking.scores[key])[:MOST_READ]
    return certain | speaking(asked, best)


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
    """A text that may be what is meant.

    Attributes:
        text: As it would be shown.
        name: Its title as it is compared letter by letter.
        pairs: The title's pairs of letters.
    """

    text: FoundText
    name: str
    pairs: frozenset[str]


def _look_up(candidates: Candidates, known: Memory) -> list[_Candidate]:
    """The candidates that readers see. One query for those that were not met before."""
    found = known.of("texts", candidates.all(), _read, missing=None, most=MOST_REMEMBERED)
    return [one for one in found.values() if one]


def _read(keys: Collection[int]) -> dict[int, _Candidate | None]:
    found = SearchDocument.objects.filter(pk__in=keys, translation__status=Status.PUBLISHED)
    of_text = (f"translation__{column}" for column in TEXT)
    rows = found.values_list("name", *of_text)
    return {text[0]: _Candidate(FoundText(*text), name, pairs_of(name)) for name, *text in rows}


def _learned(keys: Collection[int]) -> dict[int, str]:
    """What was learned of some texts. One query, none for none."""
    if not keys:
        return {}
    return dict(SearchDocument.objects.filter(pk__in=keys).values_list("pk", "learned"))


def _published(articles: Iterable[int], **more: object) -> Iterator[FoundText]:
    texts = ArticleTranslation.objects.published().filter(article__in=articles, **more)
    for text in texts.order_by("locale").values_list(*TEXT):
        yield FoundText(*text)


@dataclass(frozen=True)
class _Ranking:
    """The order of what was found.

    Attributes:
        scores: For each text's key; the higher, the better it fits.
        alike: The texts whose titles hold enough of the query.
        learned: Those whose readers said much the same.
    """

    scores: dict[int, float]
    alike: list[int]
    learned: list[int]


def _ranking(asked: Query, candidates: Candidates, texts: Sequence[_Candidate]) -> _Ranking:
    names = {one.text.key: one.name for one in texts}
    titles = {one.text.key: one.pairs for one in texts}
    alike, shares = by_likeness(pairs_of(asked.name), titles)
    learned = by_learned(asked.phrases, _learned(candidates.by_learned))
    lists = [
        Ranked(candidates.by_words),
        Ranked(candidates.by_letters),
        Ranked(alike[:CANDIDATES]),
        Ranked(learned, LEARNED_WEIGHT),
        Ranked(candidates.by_code, CODE_WEIGHT),
    ]
    close = [key for key in alike if shares[key] >= ALIKE and _is_close(asked, names[key])]
    return _Ranking(fuse(lists), close, learned)


def _is_close(asked: Query, name: str) -> bool:
    """Whether a title holds sequences of the query's letters: single pairs are in any long title."""
    return sum(gram in name for gram in asked.grams) >= CLOSE * len(asked.grams)


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
