"""Starting an article: once a browser and article, and what else was under way ends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.flow.stories import BROWSER, NO, YES, answers, make_article, retire
from troubleshooting.flow import ArticleNotReadable, find_session, start_session
from troubleshooting.models import Article, FlowSession, Outcome, Status


def test_it_asks_the_active_steps_in_their_order(article: Article, now: datetime) -> None:
    article.steps.filter(key="s3").update(position=0)
    retire(article, "s2", now)

    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    assert session.step_keys == ["s3", "s1"]


def test_it_notes_where_and_when_it_began(article: Article, now: datetime) -> None:
    session = start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    assert session.is_open
    assert session.locale == "fi-FI"
    assert session.article_version == article.version
    assert session.started_at == session.last_answer_at == now


def test_a_start_sent_twice_is_one_session(
    article: Article, now: datetime, announced: list[str]
) -> None:
    first = start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    second = start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    assert second == first
    assert FlowSession.objects.count() == 1
    assert announced == ["started"]


def test_two_browsers_have_a_session_each(article: Article, now: datetime) -> None:
    start_session(article, "fi-FI", browser_key=BROWSER, now=now)
    start_session(article, "fi-FI", browser_key="another-browser-key", now=now)

    assert FlowSession.objects.open().count() == 2


def test_starting_again_after_an_answer_is_a_clean_start(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)

    again = start_session(article, "fi-FI", browser_key=BROWSER, now=now + timedelta(hours=1))

    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED
    assert again.is_open
    assert again.results.count() == 0


def test_starting_again_after_the_end_keeps_the_first_outcome(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=YES)

    again = start_session(article, "fi-FI", browser_key=BROWSER, now=now + timedelta(hours=1))

    session.refresh_from_db()
    assert session.outcome == Outcome.RESOLVED
    assert find_session(BROWSER, article) == again


def test_an_unused_session_of_other_steps_is_not_taken_again(
    session: FlowSession, article: Article, now: datetime
) -> None:
    retire(article, "s2", now)

    again = start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    session.refresh_from_db()
    assert session.outcome == Outcome.ABANDONED
    assert again.step_keys == ["s1", "s3"]


def test_another_article_ends_the_first_as_switched(
    session: FlowSession, now: datetime, announced: list[str]
) -> None:
    other = make_article("no-picture")

    start_session(other, "fi-FI", browser_key=BROWSER, now=now)

    session.refresh_from_db()
    assert session.outcome == Outcome.SWITCHED
    assert session.finished_at == now
    assert announced == ["finished switched", "started"]


def test_another_article_leaves_a_finished_one_alone(session: FlowSession, now: datetime) -> None:
    answers(session, now, s1=YES)

    start_session(make_article("no-picture"), "fi-FI", browser_key=BROWSER, now=now)

    session.refresh_from_db()
    assert session.outcome == Outcome.RESOLVED


def test_another_browser_switches_nothing(session: FlowSession, now: datetime) -> None:
    other = make_article("no-picture")

    start_session(other, "fi-FI", browser_key="another-browser-key", now=now)

    session.refresh_from_db()
    assert session.is_open


def test_a_withdrawn_article_cannot_be_started(article: Article, now: datetime) -> None:
    article.translations.update(status=Status.DRAFT)

    with pytest.raises(ArticleNotReadable):
        start_session(article, "fi-FI", browser_key=BROWSER, now=now)

    assert FlowSession.objects.count() == 0


def test_nobody_finds_a_session_without_a_key(session: FlowSession, article: Article) -> None:
    FlowSession.objects.update(browser_key="")

    assert find_session("", article) is None
