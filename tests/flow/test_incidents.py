"""Which incidents readers are told of, in which words, and when they are over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from tests.flow.incidents import OWN_TITLE, TITLE, plan, post, topic_of
from tests.flow.stories import make_article
from troubleshooting.flow.incidents.known import (
    NewIncident,
    Words,
    current_incidents,
    end_incident,
    incidents_of,
    incidents_of_hits,
    post_incident,
)
from troubleshooting.flow.incidents.times import is_quiet
from troubleshooting.flow.incidents.words import fingerprint, text_for
from troubleshooting.models import Article, Incident

HOUR = timedelta(hours=1)


def titles(article: Article, now: datetime, locale: str = "fi-FI") -> list[str]:
    return [one.title for one in incidents_of(article, locale, now)]


def test_it_touches_the_articles_it_names(article: Article, now: datetime) -> None:
    post(now, article)

    assert titles(article, now) == [OWN_TITLE]
    assert titles(make_article("other"), now) == []


def test_it_touches_the_articles_of_its_topics(article: Article, now: datetime) -> None:
    post(now, topics=(topic_of(article),))

    assert titles(article, now) == [OWN_TITLE]
    assert titles(make_article("other"), now) == []


def test_one_of_everything_touches_every_article(article: Article, now: datetime) -> None:
    post(now, touches_everything=True)

    assert titles(article, now) == [OWN_TITLE]


def test_one_by_name_and_by_topic_is_shown_once(article: Article, now: datetime) -> None:
    post(now, article, topics=(topic_of(article), topic_of(article, key="wifi")))

    assert titles(article, now) == [OWN_TITLE]


def test_all_are_on_the_front_page_the_newest_first_then_what_is_planned(
    article: Article, now: datetime
) -> None:
    def said(title: str) -> tuple[Words, ...]:
        return (Words("en-US", title),)

    plan(now, words=said("later"), starts_at=now + 2 * HOUR)
    plan(now, words=said("soon"))
    post(now, article, words=said("old"), starts_at=now - 5 * HOUR)
    post(now, words=said("new"))

    shown = current_incidents("fi-FI", now)

    assert [one.title for one in shown] == ["new", "old", "soon", "later"]
    assert [one.is_coming for one in shown] == [False, False, True, True]


def test_it_is_over_by_one_click(article: Article, now: datetime) -> None:
    incident = post(now, article)

    assert end_incident(incident, now=now)
    assert titles(article, now) == []


def test_it_is_over_once(article: Article, now: datetime) -> None:
    incident = post(now, article)
    end_incident(incident, now=now)

    assert not end_incident(incident, now=now + HOUR)
    incident.refresh_from_db()
    assert incident.ended_at == now


def test_it_is_over_by_itself(article: Article, now: datetime) -> None:
    post(now, article, expected_end=now + HOUR)

    assert titles(article, now + HOUR - timedelta(seconds=1)) == [OWN_TITLE]
    assert titles(article, now + HOUR) == []


def test_one_that_does_not_end_by_itself_takes_longer(article: Article, now: datetime) -> None:
    post(now, article, expected_end=now + HOUR, ends_by_itself=False)

    (shown,) = incidents_of(article, "en-US", now + 2 * HOUR)

    assert "longer than expected" in shown.when


def test_what_was_planned_and_called_off_never_comes(article: Article, now: datetime) -> None:
    end_incident(plan(now, article), now=now)

    assert titles(article, now) == titles(article, now + 2 * HOUR) == []


def test_what_was_planned_begins_and_ends(article: Article, now: datetime) -> None:
    plan(now, article)

    coming, going_on, over = (
        incidents_of(article, "fi-FI", now + hours * HOUR) for hours in (0, 1, 3)
    )

    assert [one.is_coming for one in (*coming, *going_on)] == [True, False]
    assert over == ()


@pytest.mark.parametrize(
    ("locale", "shown"),
    [("fi-FI", "fi-FI"), ("pt-BR", "pt-PT"), ("sv-SE", "en-US"), ("ja-JP", "en-US")],
)
def test_the_text_is_the_reader_s_own_or_the_closest(
    db: None, now: datetime, locale: str, shown: str
) -> None:
    words = [Words(one, one) for one in ("ar-SA", "en-US", "fi-FI", "pt-PT")]
    text = text_for(post(now, words=tuple(words)), locale)

    assert text is not None
    assert text.locale == shown


def test_without_english_any_text_is_better_than_none(db: None, now: datetime) -> None:
    post(now, words=(Words("ar-SA", "الشبكة معطلة"),))

    (shown,) = current_incidents("fi-FI", now)

    assert (shown.locale, shown.direction) == ("ar-SA", "rtl")


def test_one_without_any_text_is_not_shown(db: None, now: datetime) -> None:
    post(now, words=())

    assert current_incidents("fi-FI", now) == ()


def test_a_blank_line_begins_a_paragraph(db: None, now: datetime) -> None:
    post(now, words=(Words("en-US", "T", "One\r\ntwo.\r\n\r\n\r\nThree."),))

    (shown,) = current_incidents("en-US", now)

    assert shown.paragraphs == ("One\ntwo.", "Three.")


# 9:40 and 13:00 in Helsinki.
MORNING = datetime(2026, 3, 14, 7, 40, tzinfo=UTC)
NOON = datetime(2026, 3, 14, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "facts", "words"),
    [
        ("en", {}, "Known since 09:40, being worked on"),
        ("fi", {}, "9.40"),
        ("ja", {}, "9:40"),
        ("en", {"expected_end": NOON}, "expected to last until 13:00"),
        ("en", {"is_planned": True, "expected_end": NOON}, "Planned maintenance until 13:00"),
        ("en", {"is_planned": True}, "Planned maintenance since 09:40"),
    ],
)
def test_times_are_said_in_the_portal_s_zone_and_the_reader_s_way(
    db: None, language: str, facts: dict[str, Any], words: str
) -> None:
    with timezone.override("Europe/Helsinki"), translation.override(language):
        post(MORNING, starts_at=MORNING, **facts)

        (shown,) = current_incidents("en-US", MORNING + HOUR)

    assert words in shown.when


def test_another_day_is_said_with_its_date(db: None) -> None:
    with timezone.override("Europe/Helsinki"), translation.override("en"):
        plan(MORNING, starts_at=MORNING, expected_end=MORNING + 2 * HOUR)

        before, after = (
            current_incidents("en-US", now)[0].when
            for now in (MORNING - timedelta(days=1), MORNING)
        )

    assert before == "Planned: 14 Mar 2026, 09:40 to 11:40"
    assert after == "Planned maintenance until 11:40"


def test_the_fingerprint_changes_with_what_is_said(article: Article, now: datetime) -> None:
    def seen(minutes: int = 0) -> str:
        return fingerprint(incidents_of(article, "fi-FI", now + timedelta(minutes=minutes)))

    nothing = seen()
    incident = post(now, article)
    one = seen()
    incident.texts.filter(locale="fi-FI").update(text="Melkein valmista.")

    assert nothing == ""
    assert one not in ("", seen())
    assert seen() == seen(5)


def test_hits_that_are_touched_are_told_apart(article: Article, now: datetime) -> None:
    other, by_topic = make_article("other"), make_article("by-topic")
    post(now, article)
    post(now, topics=(topic_of(by_topic),))
    plan(now, other)

    around = incidents_of_hits([article.pk, other.pk, by_topic.pk], "fi-FI", now)

    assert around.articles == {article.pk, by_topic.pk}
    assert [one.is_coming for one in around.incidents] == [False, False, True]


def test_what_touches_no_hit_is_not_told_beside_them(article: Article, now: datetime) -> None:
    post(now, make_article("other"))
    plan(now, touches_everything=True)
    everything = post(now, touches_everything=True)

    around = incidents_of_hits([article.pk], "fi-FI", now, query="sound")

    assert around.articles == frozenset()
    assert [one.key for one in around.incidents] == [everything.pk]


@pytest.mark.parametrize("query", ["verkko", "network down", "netwrok"])
def test_what_speaks_of_the_query_is_told_whatever_was_found(
    db: None, now: datetime, query: str
) -> None:
    post(now, make_article("other"))
    plan(now)

    around = incidents_of_hits([], "fi-FI", now, query=query)

    assert [one.is_coming for one in around.incidents] == [False, True]


def test_words_in_a_language_the_reader_is_not_shown_find_nothing(db: None, now: datetime) -> None:
    post(now)

    assert incidents_of_hits([], "sv-SE", now, query="verkko").incidents == ()


def test_a_topic_s_incident_that_is_over_marks_no_hit(article: Article, now: datetime) -> None:
    topic = topic_of(article)
    end_incident(post(now, topics=(topic,)), now=now)
    post(now, touches_everything=True)

    assert incidents_of_hits([article.pk], "fi-FI", now).articles == frozenset()


def test_it_costs_no_more_with_more_of_them(
    article: Article, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        post(now, article, topics=(topic_of(article, key=f"topic-{number}"),))

    assert not is_quiet(now)
    with django_assert_num_queries(3):
        incidents_of(article, "fi-FI", now)
    with django_assert_num_queries(3):
        current_incidents("fi-FI", now)
    with django_assert_num_queries(4):
        incidents_of_hits([article.pk], "fi-FI", now, query="network")


def test_none_costs_one_query(
    article: Article, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert is_quiet(now)
    with django_assert_num_queries(1):
        incidents_of(article, "fi-FI", now)
    with django_assert_num_queries(1):
        incidents_of_hits([article.pk], "fi-FI", now)


def test_posting_keeps_all_that_was_said(article: Article, now: datetime) -> None:
    topic = topic_of()
    new = NewIncident(
        words=(Words("en-US", TITLE, "Text"),),
        starts_at=now,
        expected_end=now + HOUR,
        is_planned=True,
        ends_by_itself=False,
        articles=(article,),
        topics=(topic,),
    )

    incident = Incident.objects.get(pk=post_incident(new).pk)

    assert (incident.starts_at, incident.expected_end) == (now, now + HOUR)
    assert (incident.is_planned, incident.ends_by_itself) == (True, False)
    assert list(incident.articles.all()) == [article]
    assert list(incident.topics.all()) == [topic]
    assert [(one.locale, one.title, one.text) for one in incident.texts.all()] == [
        ("en-US", TITLE, "Text")
    ]
