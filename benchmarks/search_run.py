"""A portal's search in a process and a database of its own, measured: `python -m benchmarks.search_run`."""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from troubleshooting.models import ArticleTranslation

SEED = 20
QUERIES_A_TITLE = 3
FIRST_FEW = 5


@dataclass
class Searched:
    """What was searched for and found.

    Attributes:
        articles: Texts in the index.
        queries: How many queries, by locale.
        found: How many of those had the article they were made from among the first few.
        milliseconds: What each query took, in order.
        other_words: By locale how many queries shared no word with the title, how many of them
            found their article, and how many did after search had learned.
    """

    articles: int = 0
    queries: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    milliseconds: list[float] = field(default_factory=list)
    other_words: dict[str, tuple[int, int, int]] = field(default_factory=dict)


def main() -> None:
    """Build a portal of real and made articles, search, print what was found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("articles", type=int)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(asdict(measure(options.corpus, options.articles))))


def measure(corpus: Path, count: int) -> Searched:
    """Search the titles of a corpus among `count` texts."""
    from django.utils import timezone

    from benchmarks.distraction import add_articles, words_of
    from benchmarks.enlarged import source_files
    from troubleshooting.ingest.importer import import_tree
    from troubleshooting.models import ArticleTranslation, SearchDocument

    import_tree(source_files(corpus), now=timezone.now())
    locales = ArticleTranslation.objects.locales()
    real = {one: words_of(one) for one in locales}
    dice = random.Random(SEED)  # noqa: S311 - a run can be repeated
    missing = max(count - SearchDocument.objects.count(), 0)
    for locale in locales:
        add_articles(locale, real[locale], missing // len(locales), dice)
    _tell_the_planner()
    searched = Searched(articles=SearchDocument.objects.count())
    for locale in locales:
        if locale != "en-US":
            _search(locale, searched, dice)
    for locale in searched.queries:
        _search_by_other_words(locale, searched, dice)
    return searched


def _tell_the_planner() -> None:
    """Count rows as the database does by itself after a while."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _search(locale: str, searched: Searched, dice: random.Random) -> None:
    from benchmarks.mistyping import typed
    from troubleshooting.search import search_articles

    found = total = 0
    for text in _real_texts(locale):
        for _ in range(QUERIES_A_TITLE):
            query = typed(text.title, dice)
            started = time.perf_counter()
            hits = search_articles(query, locale, limit=FIRST_FEW)
            searched.milliseconds.append((time.perf_counter() - started) * 1000)
            total += 1
            # Articles that share their title cannot be told apart by it.
            found += any(hit.text.title == text.title for hit in hits)
    searched.queries[locale], searched.found[locale] = total, found


def _search_by_other_words(locale: str, searched: Searched, dice: random.Random) -> None:
    from benchmarks.other_words import TEXTS_A_LOCALE, teach_and_ask

    texts = list(_real_texts(locale))
    chosen = dice.sample(texts, min(TEXTS_A_LOCALE, len(texts)))
    asked = teach_and_ask(chosen, dice)
    searched.other_words[locale] = asked.queries, asked.before, asked.after


def _real_texts(locale: str) -> QuerySet[ArticleTranslation]:
    from troubleshooting.models import ArticleTranslation

    texts = ArticleTranslation.objects.filter(locale=locale).select_related("article")
    return texts.exclude(article__slug__startswith="made-").order_by("pk")


if __name__ == "__main__":
    main()
