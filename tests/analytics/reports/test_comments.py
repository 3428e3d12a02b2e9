"""What readers said at the end of their sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from analytics.reports.comments import MOST, read_comments
from analytics.reports.scope import Scope
from tests.analytics.reports.reading import DAY, scope_at
from tests.analytics.stories import RESOLVED, make_article, walk
from troubleshooting.models import Article, FlowSession


def say(article: Article, words: str, at: datetime, locale: str = "fi-FI") -> None:
    session = walk(article, RESOLVED, at=at, browser=f"browser-{words:>20}", locale=locale)
    FlowSession.objects.filter(pk=session.pk).update(comment=words)


def test_the_newest_comes_first_with_its_language_and_outcome(
    article: Article, scope: Scope, at: datetime
) -> None:
    say(article, "first", at - DAY, locale="ar-SA")
    say(article, "second", at)
    say(article, "", at)
    say(make_article("vpn"), "of another article", at)
    say(article, "an agent's", at)
    FlowSession.objects.filter(comment="an agent's").update(is_agents=True)

    found = read_comments(article, scope)

    assert [(one.words, one.language, one.outcome) for one in found] == [
        ("second", "Suomi", "solved"),
        ("first", "العربية", "solved"),
    ]


def test_it_keeps_to_the_time_and_the_language(article: Article, at: datetime) -> None:
    say(article, "long ago", at - 9 * DAY)
    say(article, "in arabic", at, locale="ar-SA")
    say(article, "now", at)

    found = read_comments(article, replace(scope_at(at, days=7), locale="fi-FI"))

    assert [one.words for one in found] == ["now"]


def test_no_more_are_read_than_people_read(article: Article, scope: Scope, at: datetime) -> None:
    for number in range(MOST + 2):
        say(article, f"{number}", at - timedelta(minutes=number))

    assert len(read_comments(article, scope)) == MOST
