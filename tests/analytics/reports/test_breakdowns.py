"""Sessions told apart by article, topic, language and way, beside the period before."""

from __future__ import annotations

from datetime import datetime

import pytest

from analytics.reports.breakdowns import entry_rows, locale_rows, topic_rows
from analytics.reports.labels import named_articles
from analytics.reports.scope import Scope
from analytics.reports.topics import read_topics
from tests.analytics.facts import add_both, add_facts
from tests.analytics.reports.reading import DAY, both, scope_at
from tests.analytics.stories import RESOLVED, make_article, walk
from tests.flow.incidents import topic_of
from troubleshooting.models import Article, TopicName


def test_it_names_articles_most_sessions_first(scope: Scope, db: None, at: datetime) -> None:
    for slug, sessions in (("few", 1), ("many", 3), ("also-few", 1)):
        article = make_article(slug)
        for number in range(sessions):
            walk(article, RESOLVED, at=at, browser=f"browser-{slug}-number-{number}")
    make_article("none")

    found = both(scope, "article_id")
    names = named_articles(found.most_first, "fi-FI")

    assert [names[one][0] for one in found.most_first] == ["many", "few", "also-few"]
    assert {title.text for _slug, title in names.values()} == {"Tulostin ei tulosta"}


def test_an_article_without_a_title_is_called_by_its_slug(article: Article) -> None:
    article.translations.all().delete()

    slug, title = named_articles([article.pk], "fi-FI")[article.pk]

    assert (slug, title.text, title.locale) == (article.slug, article.slug, "")


def test_the_period_before_is_as_long_and_ends_where_this_one_begins(
    article: Article, at: datetime
) -> None:
    for days, number in ((0, 1), (6, 2), (7, 4), (13, 8), (14, 16)):
        add_facts(article, number, "resolved", at=at - days * DAY)

    (row,) = locale_rows(both(scope_at(at, days=7), "locale"))

    assert row.before is not None
    assert (row.outcomes.sessions, row.before.sessions) == (3, 12)


def test_all_time_has_no_period_before(article: Article, scope: Scope, at: datetime) -> None:
    add_facts(article, 1, "resolved", at=at)

    (row,) = locale_rows(both(scope, "locale"))

    assert row.before is None


def test_a_language_has_its_own_name(article: Article, scope: Scope, at: datetime) -> None:
    add_facts(article, 2, "resolved", at=at, locale="ar-SA")
    add_facts(article, 1, "resolved", at=at, locale="fi-FI")

    rows = locale_rows(both(scope, "locale"))

    assert [(row.key, row.label.text, row.label.direction) for row in rows] == [
        ("ar-SA", "العربية", "rtl"),
        ("fi-FI", "Suomi", "ltr"),
    ]


def test_a_way_without_a_name_is_called_by_its_code(
    article: Article, scope: Scope, at: datetime
) -> None:
    add_facts(article, 2, "resolved", at=at, entry="carrier-pigeon")
    add_facts(article, 1, "resolved", at=at, entry="ticket")

    rows = entry_rows(both(scope, "entry"), {"ticket": "by ticket"})

    assert [row.label.text for row in rows] == ["carrier-pigeon", "by ticket"]


@pytest.mark.parametrize(("locale", "name"), [("fi-FI", "Verkko"), ("ja-JP", "Network")])
def test_an_article_of_two_topics_counts_in_both(
    article: Article, scope: Scope, at: datetime, locale: str, name: str
) -> None:
    other = make_article("vpn")
    TopicName.objects.create(topic=topic_of(article, other), locale="fi-FI", name="Verkko")
    topic_of(article, key="devices")
    topic_of(key="empty")
    add_both(article, 3, 1, at=at)
    add_facts(other, 2, "resolved", at=at)

    rows = topic_rows(both(scope, "article_id"), read_topics(locale))

    assert [(row.label.text, row.outcomes.sessions) for row in rows] == [(name, 6), ("Devices", 4)]
