"""What articles are about, as their files say it: added, and taken back when a file says so no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from troubleshooting.ingest.preparation.topics import SaidTopic, topics_in
from troubleshooting.ingest.storage.known import Known
from troubleshooting.models import Article, ArticleTopic, ArticleTranslation, Topic, TopicSource
from troubleshooting.text.locales import SOURCE_LOCALE


@dataclass(frozen=True)
class ArticleSays:
    """An article, saved or not yet, and what its files say it is about, by key."""

    article: Article
    is_new: bool
    said: Mapping[str, SaidTopic]


def what_files_say(known: Known, text: ArticleTranslation) -> ArticleSays:
    """The topics of an article after one of its texts was read.

    The file that upstream handed off last decides; of several of one day the English one, else the
    first by locale. English that came along beside a translation has no front matter of its own.

    Args:
        known: The article with its texts before.
        text: The text that was read, its fields set.
    """
    texts = {**known.translations, text.locale: text}
    own = [texts[one] for one in sorted(texts) if _has_own_front_matter(texts[one])]
    newest = max(own, key=lambda one: (one.handed_off, one.locale == SOURCE_LOCALE), default=None)
    said = topics_in(newest.front_matter) if newest else {}
    return ArticleSays(known.article, known.is_new, said)


def _has_own_front_matter(text: ArticleTranslation) -> bool:
    return text.has_front_matter and not text.derived


def store_topics(says: Sequence[ArticleSays]) -> None:
    """Bring the topics of some saved articles up to date: six queries at most.

    What an editor said stays. Nothing is written where nothing changed.
    """
    there = _links([one.article for one in says if not one.is_new])
    gone = [
        link.pk
        for one in says
        for link in there[one.article.pk].values()
        if link.source != TopicSource.EDITOR and link.topic.key not in one.said
    ]
    if gone:
        ArticleTopic.objects.filter(pk__in=gone).delete()
    fresh = [
        (one.article, said)
        for one in says
        for key, said in one.said.items()
        if key not in there[one.article.pk]
    ]
    topics = _topics({said.key: said for _article, said in fresh})
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic=topics[said.key], source=_source(said))
        for article, said in fresh
    )


def _links(articles: Sequence[Article]) -> dict[int, dict[str, ArticleTopic]]:
    """The topics the articles have, by article and key."""
    found: dict[int, dict[str, ArticleTopic]] = defaultdict(dict)
    if articles:
        for link in ArticleTopic.objects.filter(article__in=articles).select_related("topic"):
            found[link.article_id][link.topic.key] = link
    return found


def _topics(said: Mapping[str, SaidTopic]) -> dict[str, Topic]:
    """The topics of some keys, made where they are missing."""
    if not said:
        return {}
    there = {one.key: one for one in Topic.objects.filter(key__in=said)}
    missing = [one for key, one in said.items() if key not in there]
    if not missing:
        return there
    # An editor may make the same one at this moment: theirs is as good.
    Topic.objects.bulk_create(
        [Topic(key=one.key, name=one.name, source=_source(one)) for one in missing],
        ignore_conflicts=True,
    )
    return {one.key: one for one in Topic.objects.filter(key__in=said)}


def _source(said: SaidTopic) -> TopicSource:
    return TopicSource.PRODUCT if said.is_product else TopicSource.COLLECTION
