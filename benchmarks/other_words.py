"""What learning adds: queries that share no word with the title, before and after it was taught them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from benchmarks.mistyping import typed, words_typed
from troubleshooting.models import ArticleTranslation, Block, FlowSession, Outcome
from troubleshooting.search import search_articles
from troubleshooting.search.learning import LEAST_SESSIONS, as_kept, learn_from
from troubleshooting.text.terms import IS_UNSPACED, index_terms
from troubleshooting.text.words import plain_text

TEXTS_A_LOCALE = 100
WORDS = 5
FIRST_FEW = 5


@dataclass
class OtherWords:
    """How many queries found their article among the first few.

    Attributes:
        queries: How many were asked.
        before: Found before anything was learned.
        after: Found when colleagues had been helped who typed them.
    """

    queries: int = 0
    before: int = 0
    after: int = 0


def teach_and_ask(texts: Sequence[ArticleTranslation], dice: random.Random) -> OtherWords:
    """Ask for texts in words of theirs that are not in their titles, teach search, ask again.

    What is asked is never what was taught: some of its words, a quarter of them mistyped.
    """
    phrases = {text: phrase for text in texts if (phrase := _phrase(text, dice))}
    queries = {text: typed(phrase, dice) for text, phrase in phrases.items()}
    before = _found(queries)
    with transaction.atomic():
        for text, phrase in phrases.items():
            _teach(text, phrase)
    return OtherWords(len(queries), before, _found(queries))


def _phrase(text: ArticleTranslation, dice: random.Random) -> str:
    """Words of one sentence of a text, in order, that share nothing with its title; "" for none."""
    known = set(index_terms(text.title).split())
    html = Block.objects.filter(translation=text).exclude(rule="title")
    sentences = [one for said in html.values_list("html", flat=True) for one in _sentences(said)]
    dice.shuffle(sentences)
    for sentence in sentences:
        words = [
            word for word in words_typed(sentence) if known.isdisjoint(index_terms(word).split())
        ]
        if len(words) >= WORDS:
            joint = "" if IS_UNSPACED.search(sentence) else " "
            return joint.join(words[:WORDS])
    return ""


def _sentences(html: str) -> list[str]:
    return [one.strip() for one in plain_text(html).replace("。", ". ").split(". ") if one.strip()]


def _teach(text: ArticleTranslation, phrase: str) -> None:
    """Let as many colleagues as are needed find the article by a phrase, and be helped."""
    now = timezone.now()
    for number in range(LEAST_SESSIONS):
        session = FlowSession.objects.create(
            article=text.article,
            locale=text.locale,
            browser_key=f"{text.pk}-{number}",
            query=as_kept(phrase),
            started_at=now,
            last_answer_at=now,
            finished_at=now,
            outcome=Outcome.RESOLVED,
        )
    learn_from(session)


def _found(queries: dict[ArticleTranslation, str]) -> int:
    found = 0
    for text, query in queries.items():
        hits = search_articles(query, text.locale, limit=FIRST_FEW)
        found += any(hit.text.article == text.article_id for hit in hits)
    return found
