"""Topics as reports tell sessions apart by them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from analytics.reports.labels import Label
from troubleshooting.models import ArticleTopic, Topic, TopicName
from troubleshooting.text.locales import SOURCE_LOCALE


@dataclass(frozen=True)
class NamedTopic:
    """A topic that articles are about.

    Attributes:
        key: Its part of an address.
        label: In the page's locale, else in English, else the name it was made with.
        articles: Primary keys.
    """

    key: str
    label: Label
    articles: frozenset[int]


def read_topics(locale: str) -> tuple[NamedTopic, ...]:
    """The topics of any article, in the editors' order; three queries.

    Args:
        locale: Canonical locale to name them in.
    """
    articles = _articles()
    names = _names(locale)
    return tuple(
        NamedTopic(topic.key, names.get(topic.pk, Label(topic.name)), frozenset(articles[topic.pk]))
        for topic in Topic.objects.all()
        if topic.pk in articles
    )


def _articles() -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    links = ArticleTopic.objects.order_by().values_list("topic_id", "article_id")
    for topic, article in links:
        found[topic].add(article)
    return found


def _names(locale: str) -> dict[int, Label]:
    rows = TopicName.objects.filter(locale__in=[locale, SOURCE_LOCALE])
    ranked = sorted(rows, key=lambda row: row.locale == locale)
    return {row.topic_id: Label(row.name, row.locale) for row in ranked}
