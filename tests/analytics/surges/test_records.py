"""What is written down of surges: one row each, whoever looks, until it is over."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries, Settings

from analytics.models import SurgeRecord
from analytics.surges.finding import find_surges
from analytics.surges.records import dismiss, going_on, keep, last_look
from analytics.surges.surge import Surge
from analytics.surges.watching import surges_going_on, watch_surges
from tests.analytics.surges.readers import NOW, article, come, usually_come
from troubleshooting.models import Article

MINUTE = timedelta(minutes=1)


def watch(minutes: int, *, begin: datetime = NOW) -> None:
    """A look a minute."""
    for minute in range(minutes):
        watch_surges(begin + minute * MINUTE)


@pytest.fixture
def agent(db: None) -> User:
    return User.objects.create_user("agent")


def test_a_surge_is_one_row_from_its_first_look_on(printer: Article) -> None:
    come(printer, 12)
    watch(3)
    record = SurgeRecord.objects.get()
    assert (record.article, record.query, record.since) == (printer, "", NOW)
    assert (record.seen_at, record.ended_at) == (NOW + 2 * MINUTE, None)


def test_words_are_written_down_as_words(printer: Article, vpn: Article) -> None:
    come(printer, 1, query="paper jam", now=NOW - timedelta(days=30))
    come(vpn, 4, query="no network")
    come(printer, 4, query="no network")
    watch(2)
    record = SurgeRecord.objects.get()
    assert (record.article, record.query) == (None, "no network")


def test_it_says_what_is_now_and_keeps_what_was_at_its_most(printer: Article) -> None:
    come(printer, 30)
    watch(14)
    record = SurgeRecord.objects.get()
    assert (record.count < 30, record.peak_count) == (True, 30)


def test_it_ends_by_itself_a_quarter_of_an_hour_after_its_last_high_count(printer: Article) -> None:
    come(printer, 12)
    watch(45)
    record = SurgeRecord.objects.get()
    assert record.ended_at == record.seen_at + timedelta(minutes=15)


def test_what_nobody_watches_does_not_go_on(printer: Article) -> None:
    come(printer, 12)
    watch(1)
    assert surges_going_on(NOW + 15 * MINUTE)
    assert surges_going_on(NOW + 16 * MINUTE) == []


def test_after_nobody_watched_for_long_it_is_another_one(
    printer: Article, heard: list[Surge]
) -> None:
    later = NOW + timedelta(hours=1)
    come(printer, 12)
    come(printer, 12, now=later)
    watch(1)
    watch(1, begin=later)
    assert [one.since for one in heard] == [NOW, later]
    assert [one.ended_at for one in SurgeRecord.objects.order_by("since")] == [later, None]


def test_of_two_looks_at_the_same_time_one_announces(printer: Article) -> None:
    come(printer, 12)
    first, second = find_surges(NOW), find_surges(NOW)
    assert keep(first, [], NOW) == first
    assert keep(second, [], NOW) == []
    assert SurgeRecord.objects.count() == 1


def test_of_two_looks_one_after_the_other_the_first_announces(printer: Article) -> None:
    come(printer, 12)
    later = NOW + timedelta(seconds=2)
    second = find_surges(later)
    assert keep(find_surges(NOW), [], NOW)
    assert keep(second, [], later) == []
    assert SurgeRecord.objects.get().since == NOW


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_watch_announce_a_surge_once(
    printer: Article, heard: list[Surge]
) -> None:
    if not connection.features.test_db_allows_multiple_connections:
        pytest.skip("An in-memory database has one writer; PostgreSQL shows this.")
    come(printer, 12)
    barrier = threading.Barrier(4)

    def run() -> None:
        barrier.wait()
        watch_surges(NOW)
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(heard), SurgeRecord.objects.count()) == (1, 1)


def test_a_look_that_began_earlier_ends_nothing_that_was_seen_since(printer: Article) -> None:
    come(printer, 12)
    watch(1)
    before = surges_going_on(NOW)
    come(printer, 12, now=NOW + MINUTE)
    watch(1, begin=NOW + MINUTE)
    keep([], before, NOW + MINUTE)
    assert SurgeRecord.objects.get().ended_at is None


def test_what_another_look_ended_does_not_begin_again(printer: Article, heard: list[Surge]) -> None:
    come(printer, 12)
    watch(1)
    before, later = surges_going_on(NOW), NOW + MINUTE
    found = find_surges(later, before)
    keep([], before, later)
    assert keep(found, before, later) == []
    assert not SurgeRecord.objects.unended().exists()


@pytest.mark.parametrize("about", ["article", "words"])
def test_the_database_refuses_a_second_one_that_goes_on(printer: Article, about: str) -> None:
    come(printer, 1, query="paper jam", now=NOW - timedelta(days=30))
    come(printer, 12, query="" if about == "article" else "no network")
    watch(1)
    record = SurgeRecord.objects.filter(article=printer if about == "article" else None).get()
    record.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save(force_insert=True)


def test_it_is_of_an_article_or_of_words(printer: Article) -> None:
    come(printer, 12)
    watch(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SurgeRecord.objects.update(query="paper jam")


def test_dismissed_it_stays_away_as_long_as_it_goes_on(printer: Article, agent: User) -> None:
    come(printer, 30, within=20)
    watch(1)
    assert dismiss(SurgeRecord.objects.get(), by=agent, now=NOW)
    watch(10, begin=NOW + MINUTE)
    assert len(surges_going_on(NOW + 10 * MINUTE)) == 1
    assert not going_on(NOW + 10 * MINUTE).undismissed().exists()


def test_the_next_one_of_the_same_article_is_there_again(printer: Article, agent: User) -> None:
    come(printer, 12)
    watch(1)
    dismiss(SurgeRecord.objects.get(), by=agent, now=NOW)
    later = NOW + timedelta(hours=1)
    come(printer, 12, now=later)
    watch(1, begin=later)
    assert going_on(later).undismissed().count() == 1


def test_who_dismissed_it_first_is_kept_and_logged(
    printer: Article, agent: User, caplog: pytest.LogCaptureFixture
) -> None:
    come(printer, 12)
    watch(1)
    record = SurgeRecord.objects.get()
    with caplog.at_level("INFO"):
        assert dismiss(record, by=agent, now=NOW)
        assert not dismiss(record, by=User.objects.create_user("late"), now=NOW + MINUTE)
    record.refresh_from_db()
    assert (record.dismissed_by, record.dismissed_at) == (agent, NOW)
    assert [one.getMessage() for one in caplog.records] == [
        f"Surge {record.pk} was dismissed by user {agent.pk}."
    ]


@pytest.mark.parametrize(("retention", "days"), [(90, 30), (7, 7)])
def test_old_ones_are_forgotten(
    printer: Article, settings: Settings, retention: int, days: int
) -> None:
    settings.RETENTION_DAYS = retention
    come(printer, 12)
    watch(1)
    watch_surges(NOW + timedelta(days=days))
    assert SurgeRecord.objects.exists()
    watch_surges(NOW + timedelta(days=days, minutes=1))
    assert not SurgeRecord.objects.exists()


def test_the_last_look_is_known_also_where_nothing_was_found(printer: Article) -> None:
    assert last_look() is None
    watch(3)
    assert last_look() == NOW + 2 * MINUTE


def test_a_look_that_finds_nothing_costs_ten_queries_at_most(
    printer: Article, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    watch(1)
    with django_assert_max_num_queries(10):
        watch(1, begin=NOW + MINUTE)


def test_going_on_costs_one_query_however_many(
    printer: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        one = article(f"crowded-{number}")
        usually_come(one, 1)
        come(one, 12)
    watch(1)
    with django_assert_num_queries(1):
        assert len(surges_going_on(NOW)) == 3
