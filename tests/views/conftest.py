"""A published article, one without steps, and readers at different places."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from tests.flow.stories import make_article
from troubleshooting.flow.incidents.times import is_quiet
from troubleshooting.models import Article, ArticleTopic, FlowSession, Topic

HOME = "/fi/"
ARTICLE = "/fi/no-sound/"
START = "/fi/no-sound/start/"
STEP = "/fi/no-sound/steps/s1/"
END = "/fi/no-sound/end/"
HANDOVER = "/fi/no-sound/handover/"
READ = "/fi/about-sound/read/"
TOPICS = "/fi/browse/topics/"
TOPIC = "/fi/browse/topics/sound/"
ARTICLES = "/fi/browse/articles/"
PAGES = {
    "home": HOME,
    "search": "/fi/?q=sound",
    "nothing found": "/fi/?q=zebra",
    "article": ARTICLE,
    "step": STEP,
    "handover": HANDOVER,
    "end": "/fi/finished/end/",
    "read": READ,
    "topics": TOPICS,
    "topic": TOPIC,
    "articles": ARTICLES,
}


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


@pytest.fixture
def reader(client: Client, article: Article) -> Client:
    """A reader on the first step of the article."""
    client.post(START)
    return client


@pytest.fixture
def everywhere(client: Client, article: Article) -> Client:
    """A reader for whom each of `PAGES` is there: three articles, each at another place."""
    make_article("finished", steps=1)
    make_article("about-sound", steps=0)
    client.post("/fi/finished/start/")
    client.post("/fi/finished/steps/s1/", {"result": "not_resolved"})
    client.post("/fi/about-sound/start/")
    client.post(START)
    topic = Topic.objects.create(key="sound", name="Sound")
    ArticleTopic.objects.create(article=article, topic=topic)
    # A process knows when incidents are from the first page on.
    is_quiet(timezone.now())
    return client


def session() -> FlowSession:
    """The one session there is."""
    return FlowSession.objects.get()
