"""What editors do with topics."""

from __future__ import annotations

import pytest
from django.utils import timezone

from tests.flow.stories import make_article
from troubleshooting.editing.topics import add_by_title, merge_topics, name_topics, set_topics
from troubleshooting.models import (
    Article,
    ArticleTopic,
    Incident,
    Topic,
    TopicName,
    TopicSource,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return make_article()


def topic(key: str, *articles: Article, source: str = TopicSource.EDITOR) -> Topic:
    made = Topic.objects.create(key=key, name=key, source=source)
    for one in articles:
        ArticleTopic.objects.create(article=one, topic=made, source=source)
    return made


def keys(article: Article) -> dict[str, str]:
    return dict(article.topic_links.order_by("topic__key").values_list("topic__key", "source"))


def test_an_editor_says_what_an_article_is_about(article: Article) -> None:
    old, new = topic("old", article), topic("new")

    assert set_topics(article, [new])
    assert keys(article) == {"new": "editor"}
    assert not set_topics(article, [new])
    assert old.article_links.count() == 0


def test_what_its_files_say_stays(article: Article) -> None:
    topic("product", article, source=TopicSource.PRODUCT)

    assert not set_topics(article, [])
    assert keys(article) == {"product": "product"}


def test_a_files_topic_that_an_editor_names_is_theirs_from_then_on(article: Article) -> None:
    made = topic("product", article, source=TopicSource.PRODUCT)

    assert set_topics(article, [made])
    assert keys(article) == {"product": "editor"}


def test_articles_come_into_a_topic_by_their_titles(article: Article) -> None:
    make_article("soundless")
    make_article("printer")
    sound = topic("sound", article)

    assert add_by_title(sound, "sounding") == 0
    assert add_by_title(sound, "SÖUND") == 1
    assert {link.article.slug for link in sound.article_links.all()} == {"no-sound", "soundless"}
    assert add_by_title(sound, "%") == add_by_title(sound, "  ") == 0


def test_merging_moves_articles_and_incidents(article: Article) -> None:
    other = make_article("other")
    one, two = topic("one", article, other), topic("two", other)
    incident = Incident.objects.create(starts_at=timezone.now())
    incident.topics.add(one)

    assert merge_topics([one, two], two) == 1
    assert keys(article) == keys(other) == {"two": "editor"}
    assert list(incident.topics.all()) == [two]
    assert not Topic.objects.filter(key="one").exists()


def test_a_topic_of_files_is_hidden_when_it_is_merged_since_they_go_on_naming_it(
    article: Article,
) -> None:
    files, editors = topic("files", article, source=TopicSource.PRODUCT), topic("editors")

    assert merge_topics([files], editors) == 1
    files.refresh_from_db()
    assert files.is_hidden
    assert keys(article) == {"editors": "editor", "files": "product"}


def test_a_name_that_is_there_stays() -> None:
    made = topic("sound")
    TopicName.objects.create(topic=made, locale="fi-FI", name="Äänet")

    name_topics({"sound": {"fi-FI": "Ääni", "sv-SE": "Ljud"}, "unknown": {"fi-FI": "?"}})

    found = dict(made.names.values_list("locale", "name"))
    assert found == {"fi-FI": "Äänet", "sv-SE": "Ljud"}
