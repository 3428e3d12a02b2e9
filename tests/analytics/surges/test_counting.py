"""What is counted of the last minutes, and of the weeks before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.surges.counting import all_starts_each_hour, past_span, people, starts_each_hour
from analytics.surges.sources import ARTICLES, QUERIES, Source
from tests.analytics.surges.readers import HELSINKI, NOW, article, come, usually_come
from troubleshooting.models import Article, FlowSession


def test_people_are_counted_in_both_windows(vpn: Article) -> None:
    come(vpn, 6)
    come(vpn, 3, now=NOW - timedelta(minutes=6), within=8)
    assert people(ARTICLES, NOW) == {vpn.pk: {5: 6, 15: 9}}


def test_somebody_who_starts_again_and_again_is_one(vpn: Article) -> None:
    come(vpn, 5)
    come(vpn, 20, browser="a-reader-without-patience")
    assert people(ARTICLES, NOW)[vpn.pk][5] == 6


def test_neither_what_is_over_nor_what_is_yet_to_come_counts(vpn: Article) -> None:
    come(vpn, 6)
    come(vpn, 9, now=NOW - timedelta(minutes=15))
    come(vpn, 9, now=NOW + timedelta(minutes=6))
    assert people(ARTICLES, NOW)[vpn.pk] == {5: 6, 15: 6}


def test_staff_who_look_at_an_article_are_not_counted(vpn: Article) -> None:
    come(vpn, 9)
    FlowSession.objects.update(is_agents=True)
    assert people(ARTICLES, NOW) == {}


def test_fewer_than_five_are_not_looked_at(vpn: Article) -> None:
    come(vpn, 4)
    assert people(ARTICLES, NOW) == {}


def test_fewer_are_looked_at_where_a_surge_goes_on(vpn: Article) -> None:
    come(vpn, 2)
    assert people(ARTICLES, NOW, also=[vpn.pk]) == {vpn.pk: {5: 2, 15: 2}}


def test_what_was_typed_counts_over_all_articles(vpn: Article, mail: Article) -> None:
    come(vpn, 4, query="teams sound")
    come(mail, 3, query="teams sound")
    come(mail, 9)
    assert people(QUERIES, NOW) == {"teams sound": {5: 7, 15: 7}}


def test_both_windows_of_all_articles_are_one_query(
    vpn: Article, mail: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    come(vpn, 6)
    come(mail, 6)
    with django_assert_num_queries(1):
        assert len(people(ARTICLES, NOW)) == 2


def test_the_past_is_eight_weeks_that_end_a_day_ago(printer: Article) -> None:
    span = past_span(ARTICLES, NOW, HELSINKI)
    assert span.until == NOW.replace(minute=0) - timedelta(days=1)
    assert timedelta(days=55) < span.until - span.since <= timedelta(weeks=8)


def test_the_past_begins_with_the_first_start(db: None) -> None:
    usually_come(article("new-portal"), 1, weeks=2)
    span = past_span(ARTICLES, NOW, HELSINKI)
    assert timedelta(days=13) < span.until - span.since < timedelta(days=15)


def test_without_a_start_there_is_no_past(vpn: Article) -> None:
    assert past_span(ARTICLES, NOW, HELSINKI).cells.size == 0


def test_starts_are_counted_by_the_hour(printer: Article, mail: Article) -> None:
    span = past_span(ARTICLES, NOW, HELSINKI)
    rows = list(starts_each_hour(ARTICLES, [printer.pk], span))
    assert {(key, hour.astimezone(HELSINKI).hour, starts) for key, hour, starts in rows} == {
        (printer.pk, 9, 4)
    }
    assert len(rows) == 56


def test_all_subjects_are_counted_together(printer: Article, mail: Article) -> None:
    hours = all_starts_each_hour(ARTICLES, past_span(ARTICLES, NOW, HELSINKI))
    assert {(hour.astimezone(HELSINKI).hour, starts) for hour, starts in hours.items()} == {
        (9, 4),
        (12, 60),
    }


def test_what_agents_walked_is_not_counted(printer: Article) -> None:
    usually_come(printer, 30, is_agents=True)
    span = past_span(ARTICLES, NOW, HELSINKI)
    assert {starts for _key, _hour, starts in starts_each_hour(ARTICLES, [printer.pk], span)} == {4}


@pytest.mark.parametrize(("source", "number"), [(ARTICLES, 2), (QUERIES, 1)])
def test_subjects_are_numbered(source: Source, number: int, printer: Article, vpn: Article) -> None:
    for query in ("paper jam", "paper jam", ""):
        come(printer, 1, now=NOW - timedelta(days=3), query=query)
    assert source.number(NOW - timedelta(days=7), NOW) == number
