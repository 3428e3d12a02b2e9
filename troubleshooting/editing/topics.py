"""What editors do with topics: say what an article is about, name topics, make one of several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from troubleshooting.models import (
    Article,
    ArticleTopic,
    Incident,
    SearchDocument,
    Topic,
    TopicName,
    TopicSource,
)
from troubleshooting.text.terms import name_of


def set_topics(article: Article, topics: Iterable[Topic]) -> bool:
    """The topics an editor says an article is about; what its files say stays beside them.

    A topic of its files that an editor names too stays when the files name it no more.

    Returns:
        Whether anything changed.
    """
    with transaction.atomic():
        links = {link.topic_id: link for link in article.topic_links.select_for_update()}
        wanted = {one.pk for one in topics}
        gone = [
            link.pk
            for key, link in links.items()
            if link.source == TopicSource.EDITOR and key not in wanted
        ]
        kept = [
            link.pk
            for key, link in links.items()
            if link.source != TopicSource.EDITOR and key in wanted
        ]
        fresh = sorted(wanted - set(links))
        ArticleTopic.objects.filter(pk__in=gone).delete()
        ArticleTopic.objects.filter(pk__in=kept).update(source=TopicSource.EDITOR)
        ArticleTopic.objects.bulk_create(
            ArticleTopic(article=article, topic_id=key, source=TopicSource.EDITOR) for key in fresh
        )
    return bool(gone or kept or fresh)


def add_by_title(topic: Topic, words: str) -> int:
    """Put all published articles into a topic whose title, in any language, says some words.

    Args:
        topic: The topic.
        words: Looked for as they stand, case and accents apart; nothing is added for none.

    Returns:
        How many articles are in it now that were not.
    """
    name = name_of(words)
    if not name:
        return 0
    titled = SearchDocument.objects.filter(name__contains=name)
    articles = set(titled.values_list("translation__article", flat=True))
    return _add(topic, articles)


def merge_topics(topics: Iterable[Topic], into: Topic) -> int:
    """Put the articles of some topics into another, and what is known to go wrong with them.

    A topic that only editors knew is deleted. One that files name is hidden instead: the next
    import would bring it back.

    Returns:
        How many articles came into the other one that were not in it.
    """
    merged = [one for one in topics if one.pk != into.pk]
    with transaction.atomic():
        of_merged = ArticleTopic.objects.filter(topic__in=merged)
        added = _add(into, set(of_merged.values_list("article", flat=True)))
        for incident in Incident.objects.filter(topics__in=merged).distinct():
            incident.topics.add(into)
        named = {*of_merged.exclude(source=TopicSource.EDITOR).values_list("topic", flat=True)}
        for topic in merged:
            if topic.source == TopicSource.EDITOR and topic.pk not in named:
                topic.delete()
            elif not topic.is_hidden:
                topic.is_hidden = True
                topic.save(update_fields=["is_hidden"])
    return added


def name_topics(names: Mapping[str, Mapping[str, str]]) -> None:
    """Give topics their names in languages in which they have none yet.

    Args:
        names: For each topic's key its name by locale; keys of no topic are passed over.
    """
    for topic in Topic.objects.filter(key__in=names):
        for locale, name in names[topic.key].items():
            TopicName.objects.get_or_create(topic=topic, locale=locale, defaults={"name": name})


def _add(topic: Topic, articles: set[int]) -> int:
    with transaction.atomic():
        there = set(topic.article_links.values_list("article", flat=True))
        fresh = sorted(articles - there)
        ArticleTopic.objects.bulk_create(
            ArticleTopic(article_id=key, topic=topic, source=TopicSource.EDITOR) for key in fresh
        )
    return len(fresh)
