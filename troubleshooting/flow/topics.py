"""Browsing by topic: which there are for a reader, and the articles of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.core.paginator import Page
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from troubleshooting.flow.browsing import FEW, in_order, page_of, readable_texts_of
from troubleshooting.flow.popular import helped_lately
from troubleshooting.models import (
    Article,
    ArticleTopic,
    ArticleTranslation,
    Topic,
    TopicSource,
)
from troubleshooting.text.locales import SOURCE_LOCALE, direction

CACHE_SECONDS = 30
# A product or collection of more of all articles than this tells none from another.
ALMOST_ALL = 0.8


class NoSuchTopic(LookupError):
    """There is no topic of that key, it is hidden, or it has nothing for this reader."""


@dataclass(frozen=True)
class TopicCard:
    """A topic as a reader of one locale sees it.

    Attributes:
        key: Its part of the address.
        name: In the reader's language, or else what it is called at all.
        locale: The locale the name is in; English where it has none of its own.
        count: How many articles the reader can open.
    """

    key: str
    name: str
    locale: str
    count: int

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.locale)


@dataclass(frozen=True)
class TopicPage:
    """A topic and a page of its articles."""

    topic: TopicCard
    articles: Page[ArticleTranslation]


def topic_cards(locale: str) -> list[TopicCard]:
    """The topics for a reader: in the editors' order, then those with most articles.

    Without those that are hidden, empty, or of almost all articles, unless an editor made them.
    One query, and two more every half minute; names and what is hidden are never old.
    """
    total, counts = _counts(locale)
    most = total if total <= FEW else total * ALMOST_ALL
    topics = [
        one
        for one in _named(locale).filter(is_hidden=False)
        if one.pk in counts and (counts[one.pk] <= most or one.source == TopicSource.EDITOR)
    ]
    topics.sort(key=lambda one: (one.position, -counts[one.pk], one.name))
    return [_card(one, locale, counts[one.pk]) for one in topics]


def read_topic(key: str, locale: str, number: str, *, now: datetime) -> TopicPage:
    """A page of a topic's articles: those that helped most lately, then by title.

    Args:
        key: The topic's.
        locale: The reader's.
        number: The page, as the address has it.
        now: The time.

    Raises:
        NoSuchTopic: There is none for this reader.
    """
    topic = _named(locale).filter(is_hidden=False, key=key).first()
    if topic is None:
        raise NoSuchTopic(key)
    about = ArticleTopic.objects.filter(topic=topic).values("article")
    texts = readable_texts_of(about, locale)
    page = page_of(in_order(texts, locale, first=helped_lately(now=now)), number)
    if not page.paginator.count:
        raise NoSuchTopic(key)
    return TopicPage(_card(topic, locale, page.paginator.count), page)


def _named(locale: str) -> QuerySet[Topic]:
    """Topics with their names in one locale."""
    own = FilteredRelation("names", condition=Q(names__locale=locale))
    return Topic.objects.annotate(own=own, own_name=F("own__name"))


def _card(topic: Topic, locale: str, count: int) -> TopicCard:
    own_name = str(getattr(topic, "own_name", None) or "")
    spoken = locale if own_name else SOURCE_LOCALE
    return TopicCard(topic.key, own_name or topic.name, spoken, count)


def _counts(locale: str) -> tuple[int, dict[int, int]]:
    """How many articles a reader can open, and how many of each topic; counted every half minute."""
    found: tuple[int, dict[int, int]] | None = cache.get(f"topics:{locale}")
    if found is None:
        found = _count(locale)
        cache.set(f"topics:{locale}", found, CACHE_SECONDS)
    return found


def _count(locale: str) -> tuple[int, dict[int, int]]:
    readable = ArticleTranslation.objects.published().filter(locale__in={locale, SOURCE_LOCALE})
    total = Article.objects.filter(Exists(readable.filter(article=OuterRef("pk")))).count()
    rows = (
        ArticleTopic.objects.filter(Exists(readable.filter(article=OuterRef("article"))))
        .order_by()
        .values_list("topic")
        .annotate(Count("pk"))
    )
    return total, dict(rows)
