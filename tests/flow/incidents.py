"""Incidents as staff post them, for tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from troubleshooting.flow.incidents.known import NewIncident, Words, post_incident
from troubleshooting.models import Article, ArticleTopic, Incident, Topic

TITLE, OWN_TITLE = "The network is down", "Verkko on poikki"
WORDS = (
    Words("en-US", TITLE, "We are on it.\n\nMail works."),
    Words("fi-FI", OWN_TITLE, "Korjaamme sitä."),
)


def post(now: datetime, *articles: Article, **more: Any) -> Incident:  # noqa: ANN401
    """One that began an hour ago and touches these articles."""
    facts: dict[str, Any] = {"words": WORDS, "starts_at": now - timedelta(hours=1), **more}
    return post_incident(NewIncident(articles=articles, **facts))


def plan(now: datetime, *articles: Article, **more: Any) -> Incident:  # noqa: ANN401
    """Maintenance that begins in an hour and takes two."""
    times = {
        "starts_at": now + timedelta(hours=1),
        "expected_end": now + timedelta(hours=3),
        "is_planned": True,
    }
    return post(now, *articles, **{**times, **more})


def topic_of(*articles: Article, key: str = "network") -> Topic:
    """A topic these articles are about."""
    topic = Topic.objects.create(key=key, name=key.title())
    ArticleTopic.objects.bulk_create(
        ArticleTopic(article=article, topic=topic) for article in articles
    )
    return topic
