"""Looking through articles and topics: what a reader can open, in which order, how much of it."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.flow.crowds import solve_article
from tests.flow.stories import make_article
from troubleshooting.flow.browsing import few_articles, page_of_articles, readable_texts
from troubleshooting.flow.front import front_page
from troubleshooting.flow.topics import NoSuchTopic, read_topic, topic_cards
from troubleshooting.models import (
    Article,
    ArticleTopic,
    ArticleTranslation,
    Status,
    Topic,
    TopicName,
    TopicSource,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


def topic(key: str, *articles: Article, source: str = TopicSource.PRODUCT, **more: object) -> Topic:
    made = Topic.objects.create(key=key, name=key.title(), source=source, **more)
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=one, topic=made, source=source) for one in articles
    )
    return made


def many(count: int, prefix: str = "article") -> list[Article]:
    """Published articles in English alone, without steps."""
    made = Article.objects.bulk_create(
        Article(slug=f"{prefix}-{number:03}", path=f"{prefix}-{number:03}")
        for number in range(count)
    )
    ArticleTranslation.objects.bulk_create(
        ArticleTranslation(article=one, locale="en-US", title=one.slug) for one in made
    )
    return made


def cards(locale: str = "fi-FI") -> dict[str, int]:
    cache.clear()
    return {one.key: one.count for one in topic_cards(locale)}


def opened(key: str, now: datetime, locale: str = "fi-FI", number: str = "") -> list[str]:
    return [text.article.slug for text in read_topic(key, locale, number, now=now).articles]


def test_each_article_is_there_once_in_the_best_language() -> None:
    article = make_article()
    many(1)

    found = {(text.article.slug, text.locale) for text in readable_texts("fi-FI")}

    assert found == {("no-sound", "fi-FI"), ("article-000", "en-US")}
    article.translations.update(status=Status.DRAFT)
    assert [text.article.slug for text in readable_texts("fi-FI")] == ["article-000"]


def test_few_articles_are_listed_and_many_are_not() -> None:
    many(29)
    make_article("zebra", steps=0)

    found = few_articles("fi-FI")
    assert found is not None
    assert [text.article.slug for text in found[:2]] == ["zebra", "article-000"]
    many(1, "one-more")
    assert few_articles("fi-FI") is None


def test_all_articles_come_in_pages_of_fifty() -> None:
    many(101)
    make_article("zebra", steps=0)

    pages = [page_of_articles("fi-FI", number) for number in ("", "2", "3")]

    assert [len(page) for page in pages] == [50, 50, 2]
    slugs = [text.article.slug for page in pages for text in page]
    assert slugs[:2] == ["zebra", "article-000"]
    assert len(set(slugs)) == 102


@pytest.mark.parametrize(
    ("number", "page"), [("x", 1), ("-1", 2), ("9" * 40, 2), ("2", 2), ("²", 1), ("1.5", 1)]
)
def test_a_page_there_is_not_leads_to_one_there_is(number: str, page: int) -> None:
    many(60)

    assert page_of_articles("fi-FI", number).number == page


def test_a_topic_counts_what_the_reader_can_open() -> None:
    both, finnish, hidden = make_article("both"), make_article("finnish"), make_article("hidden")
    finnish.translations.filter(locale="en-US").delete()
    hidden.translations.update(status=Status.DRAFT)
    topic("sound", both, finnish, hidden)

    assert cards("fi-FI") == {"sound": 2}
    assert cards("sv-SE") == {"sound": 1}


def test_hidden_and_empty_topics_are_not_there(now: datetime) -> None:
    article, hidden = make_article(), make_article("hidden")
    hidden.translations.update(status=Status.DRAFT)
    topic("secret", article, is_hidden=True)
    topic("empty")
    topic("unreadable", hidden)

    assert cards() == {}
    for key in ("secret", "empty", "unreadable", "unknown"):
        with pytest.raises(NoSuchTopic):
            read_topic(key, "fi-FI", "", now=now)


def test_a_topic_that_is_hidden_is_gone_at_once() -> None:
    made = topic("sound", make_article())
    assert [one.key for one in topic_cards("fi-FI")] == ["sound"]

    made.is_hidden = True
    made.save()

    assert topic_cards("fi-FI") == []


def test_editors_order_topics_and_size_does_the_rest() -> None:
    one, two = make_article("one"), make_article("two")
    topic("small", one)
    topic("big", one, two)
    topic("first", one, position=1)

    assert list(cards()) == ["first", "big", "small"]


def test_a_name_is_in_the_readers_language_or_says_that_it_is_not() -> None:
    made = topic("sound", make_article())
    TopicName.objects.create(topic=made, locale="fi-FI", name="Ääni")

    (finnish,), (hebrew,) = topic_cards("fi-FI"), topic_cards("he-IL")

    assert (finnish.name, finnish.locale, finnish.direction) == ("Ääni", "fi-FI", "ltr")
    assert (hebrew.name, hebrew.locale, hebrew.direction) == ("Sound", "en-US", "ltr")


def test_what_almost_all_articles_are_about_is_no_topic_unless_an_editor_says_so() -> None:
    articles = many(40)
    topic("everything", *articles)
    topic("editors", *articles, source=TopicSource.EDITOR)
    topic("half", *articles[:20])

    assert list(cards()) == ["editors", "half"]


def test_among_few_articles_it_may_be() -> None:
    topic("everything", *many(5))

    assert cards() == {"everything": 5}


def test_what_helped_lately_comes_first_in_its_topic(now: datetime) -> None:
    articles = many(4)
    topic("sound", *articles[:3])
    solve_article(articles[2], 3, at=now)
    solve_article(articles[3], 9, at=now)

    assert opened("sound", now) == ["article-002", "article-000", "article-001"]


def test_a_topic_comes_in_pages(now: datetime) -> None:
    topic("sound", *many(51))

    assert len(opened("sound", now)) == 50
    assert opened("sound", now, number="2") == ["article-050"]


def test_the_front_page_shows_twelve_topics() -> None:
    article = make_article()
    for number in range(13):
        topic(f"t-{number}", article)

    front = front_page("fi-FI", browser_key="", now=timezone.now())

    assert (len(front.topics), front.has_more_topics) == (12, True)
