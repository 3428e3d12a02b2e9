"""What the front page has for who has not asked anything yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from troubleshooting.flow.browsing import few_articles
from troubleshooting.flow.popular import Popular, popular
from troubleshooting.flow.topics import TopicCard, topic_cards
from troubleshooting.flow.trail import Earlier, left_off
from troubleshooting.models import ArticleTranslation

MAX_TOPICS = 12


@dataclass(frozen=True)
class FrontPage:
    """The front page without a query.

    Attributes:
        left_off: What the browser has under way.
        popular: What helps others.
        topics: The first `MAX_TOPICS` topics.
        has_more_topics: Whether there are others.
        articles: All texts the reader can open; None where they are too many for one page.
    """

    left_off: tuple[Earlier, ...]
    popular: Popular
    topics: tuple[TopicCard, ...]
    has_more_topics: bool
    articles: list[ArticleTranslation] | None


def front_page(locale: str, *, browser_key: str, now: datetime) -> FrontPage:
    """The front page for a reader of `locale`: three queries at best, eight at worst.

    Two more where the browser has something under way, one where it once had.
    """
    topics = topic_cards(locale)
    return FrontPage(
        left_off=left_off(browser_key, locale, now=now),
        popular=popular(locale, now=now),
        topics=tuple(topics[:MAX_TOPICS]),
        has_more_topics=len(topics) > MAX_TOPICS,
        articles=few_articles(locale),
    )
