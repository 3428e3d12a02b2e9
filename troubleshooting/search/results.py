"""What a reader finds: articles, best first, and the words that were found marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from troubleshooting.models import ArticleTranslation, Block, SearchDocument, Status
from troubleshooting.models.search import scope_of
from troubleshooting.search.candidates import Candidates, find_candidates
from troubleshooting.search.ranking import CODE_WEIGHT, Ranked, by_likeness, fuse
from troubleshooting.text.codes import number_of
from troubleshooting.text.highlight import Part, excerpt_of, highlight
from troubleshooting.text.locales import SOURCE_LOCALE
from troubleshooting.text.terms import Query
from troubleshooting.text.words import plain_text

CANDIDATES = 50
# What is not among these, nobody looks through a list for.
MOST_HITS = 20
MOST_CLOSEST = 3
# A title that no term of the query was found with has to hold this share of its letters.
ALIKE = 0.5
# What an English text counts where the reader's language has one that was found too.
ENGLISH_WEIGHT = 0.95


@dataclass(frozen=True)
class Hit:
    """An article that speaks of what was asked.

    Attributes:
        translation: The text to show: the reader's language where the article has one.
        score: The higher, the better it fits.
        is_in_english: Whether it was found by its English original alone.
    """

    translation: ArticleTranslation
    score: float
    is_in_english: bool


@dataclass(frozen=True)
class Found:
    """What a query finds.

    Attributes:
        hits: Articles that speak of it, best first.
        closest: Where there are none, those whose titles come closest.
        is_code: Whether an article's short code was typed: the one hit is that article.
        number: How many articles speak of it, at most `MOST_HITS`; `hits` may be fewer.
    """

    hits: tuple[Hit, ...]
    closest: tuple[Hit, ...] = ()
    is_code: bool = False
    number: int = 0


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
    """As `search_articles`, with the closest titles where nothing is found. Five queries at most.

    An article's short code (`A-137`) finds that article alone.
    """
    if coded := _by_code(query, locale):
        return Found((coded,), is_code=True, number=1)
    asked = Query.of(query)
    if not asked.phrases:
        return Found(())
    scopes = dict.fromkeys([scope_of(locale), scope_of(SOURCE_LOCALE)])
    candidates = find_candidates(asked, tuple(scopes), CANDIDATES)
    texts = _look_up({*candidates.by_words, *candidates.by_letters, *candidates.by_code})
    scores, shares = _scores(asked, candidates, texts)
    certain = {*candidates.by_words, *candidates.by_code}
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
    texts = {
        text.locale: text
        for text in ArticleTranslation.objects.published()
        .filter(article=number)
        .select_related("article")
        .defer("front_matter", "search_text")
    }
    text = texts.get(locale) or texts.get(SOURCE_LOCALE) or next(iter(texts.values()), None)
    if text is None:
        return None
    return Hit(text, 1.0, is_in_english=text.locale == SOURCE_LOCALE != locale)


@dataclass(frozen=True)
class _Text:
    """What ranking needs of a text: its key, its article's, its locale, its title to compare."""

    key: int
    article: int
    locale: str
    name: str


def _look_up(keys: set[int]) -> list[_Text]:
    found = SearchDocument.objects.filter(pk__in=keys, translation__status=Status.PUBLISHED)
    rows = found.values_list("pk", "translation__article_id", "translation__locale", "name")
    return [_Text(*row) for row in rows]


def _scores(
    asked: Query, candidates: Candidates, texts: Sequence[_Text]
) -> tuple[dict[int, float], dict[int, float]]:
    """A score for each text, and the share of the query its title holds."""
    alike, shares = by_likeness(asked.name, {one.key: one.name for one in texts})
    lists = [
        Ranked(candidates.by_words),
        Ranked(candidates.by_letters),
        Ranked(alike[:CANDIDATES]),
        Ranked(candidates.by_code, CODE_WEIGHT),
    ]
    return fuse(lists), shares


def _hits(
    texts: Iterable[_Text], scores: Mapping[int, float], locale: str, limit: int
) -> tuple[Hit, ...]:
    """The best articles, each once, shown in the reader's language where they have a text in it."""
    best: dict[int, float] = {}
    own: set[int] = set()
    for text in texts:
        is_own = text.locale == locale
        score = scores.get(text.key, 0.0) * (1.0 if is_own else ENGLISH_WEIGHT)
        best[text.article] = max(score, best.get(text.article, 0.0))
        own |= {text.article} if is_own else set()
    first = sorted(best, key=lambda article: (-best[article], article))[:limit]
    shown = _texts_to_show(first, locale)
    return tuple(
        Hit(shown[article], best[article], is_in_english=article not in own)
        for article in first
        if article in shown
    )


def _texts_to_show(articles: Sequence[int], locale: str) -> dict[int, ArticleTranslation]:
    found = (
        ArticleTranslation.objects.published()
        .filter(article__in=articles, locale__in=[locale, SOURCE_LOCALE])
        .select_related("article")
        .only("article__slug", "locale", "title")
    )
    # The reader's language comes last and stays.
    return {text.article_id: text for text in sorted(found, key=lambda text: text.locale == locale)}


@dataclass(frozen=True)
class ShownHit:
    """A hit as a page shows it, what was asked for marked.

    Attributes:
        translation: The text that was found.
        title: Its title in pieces.
        excerpt: Some words around the first match in its text, in pieces; () where only the
            title matches.
        is_in_english: Whether it was found by its English original alone.
    """

    translation: ArticleTranslation
    title: tuple[Part, ...]
    excerpt: tuple[Part, ...]
    is_in_english: bool


def show_hits(hits: Sequence[Hit], query: str) -> list[ShownHit]:
    """What was found, with the query's words marked. One query more, where anything was."""
    if not hits:
        return []
    terms = Query.of(query).marks
    html: dict[int, list[str]] = defaultdict(list)
    found = Block.objects.filter(translation__in=[hit.translation for hit in hits])
    for key, rule, said in found.in_reading_order().values_list("translation_id", "rule", "html"):
        if rule != "title":
            html[key].append(said)
    return [
        ShownHit(
            translation=hit.translation,
            title=highlight(hit.translation.title, terms),
            excerpt=excerpt_of(map(plain_text, html[hit.translation.pk]), terms),
            is_in_english=hit.is_in_english,
        )
        for hit in hits
    ]
