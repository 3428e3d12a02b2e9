"""Articles to search among, made of real ones: titles that resemble theirs, bodies of their sentences."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from troubleshooting.models import ArticleTranslation, Block, SearchDocument
from troubleshooting.models.article import Article
from troubleshooting.text.terms import IS_UNSPACED
from troubleshooting.text.words import plain_text

AT_ONCE = 500
SENTENCES = (5, 40)
TITLE_WORDS = (4, 11)
TITLE_LETTERS = (10, 35)


@dataclass(frozen=True)
class Words:
    """What a locale's articles are made of: their titles and the sentences of their texts."""

    titles: Sequence[str]
    sentences: Sequence[str]


def words_of(locale: str) -> Words:
    """The words of the articles imported in a locale."""
    texts = ArticleTranslation.objects.filter(locale=locale)
    html = Block.objects.filter(translation__in=texts).values_list("html", flat=True)
    sentences = [one.strip() for text in html for one in plain_text(text).split(". ")]
    titles = list(texts.values_list("title", flat=True))
    return Words(titles, [one for one in sentences if len(one) > TITLE_LETTERS[0]])


def add_articles(locale: str, words: Words, count: int, dice: random.Random) -> None:
    """Store articles made of a locale's words; half of them begin with half of a real title."""
    for start in range(0, count, AT_ONCE):
        titles = [_title(words, dice) for _ in range(min(AT_ONCE, count - start))]
        _store(locale, titles, list(_bodies(words, len(titles), dice)), start)


def _store(locale: str, titles: Sequence[str], bodies: Sequence[str], start: int) -> None:
    slugs = [f"made-{locale.lower()}-{start + n}" for n in range(len(titles))]
    articles = Article.objects.bulk_create([Article(slug=one, path=one) for one in slugs])
    texts = ArticleTranslation.objects.bulk_create(
        [
            ArticleTranslation(article=article, locale=locale, title=title)
            for article, title in zip(articles, titles, strict=True)
        ]
    )
    SearchDocument.objects.bulk_create(
        SearchDocument.of(text, body) for text, body in zip(texts, bodies, strict=True)
    )


def _title(words: Words, dice: random.Random) -> str:
    made = _beginning(dice.choice(words.sentences), dice)
    if dice.random() < 0.5:
        return made
    real = dice.choice(words.titles)
    if IS_UNSPACED.search(real):
        return real[: len(real) // 2] + made[len(made) // 2 :]
    first, second = real.split(), made.split()
    return " ".join([*first[: max(len(first) // 2, 1)], *second[len(second) // 2 :]])


def _beginning(sentence: str, dice: random.Random) -> str:
    if IS_UNSPACED.search(sentence):
        return sentence[: dice.randint(*TITLE_LETTERS)]
    return " ".join(sentence.split()[: dice.randint(*TITLE_WORDS)])[:200]


def _bodies(words: Words, count: int, dice: random.Random) -> Iterator[str]:
    for _ in range(count):
        yield " ".join(dice.choice(words.sentences) for _ in range(dice.randint(*SENTENCES)))
