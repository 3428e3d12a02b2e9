"""A new surge is announced once."""

from __future__ import annotations

from datetime import timedelta

from analytics.signals import surge_seen
from analytics.surges.surge import Surge
from analytics.surges.watching import surges_going_on, watch_surges
from tests.analytics.surges.readers import NOW, come
from troubleshooting.models import Article


def test_a_surge_is_announced_when_it_is_seen(printer: Article, heard: list[Surge]) -> None:
    come(printer, 12)
    assert watch_surges(NOW) == heard
    assert [surge.subject.article for surge in heard] == [printer.pk]


def test_a_page_reads_what_the_last_look_found(printer: Article) -> None:
    come(printer, 12)
    assert surges_going_on(NOW) == []
    assert watch_surges(NOW) == surges_going_on(NOW) != []


def test_it_is_announced_once_however_often_one_looks(printer: Article, heard: list[Surge]) -> None:
    come(printer, 30, within=20)
    for minute in range(20):
        assert watch_surges(NOW + timedelta(minutes=minute))
    assert len(heard) == 1


def test_another_surge_of_the_same_article_is_announced_again(
    printer: Article, heard: list[Surge]
) -> None:
    for hours in (0, 1):
        begin = NOW + timedelta(hours=hours)
        come(printer, 30, now=begin)
        for minute in range(0, 50, 5):
            watch_surges(begin + timedelta(minutes=minute))
    assert [surge.since for surge in heard] == [NOW, NOW + timedelta(hours=1)]


def test_nothing_is_announced_where_nothing_is_the_matter(
    printer: Article, heard: list[Surge]
) -> None:
    come(printer, 2)
    assert watch_surges(NOW) == heard == []


def test_a_listener_that_fails_stands_in_nobody_s_way(printer: Article, heard: list[Surge]) -> None:
    def fail(**_others: object) -> None:
        raise RuntimeError("not my day")

    come(printer, 12)
    surge_seen.connect(fail)
    try:
        assert watch_surges(NOW)
        assert watch_surges(NOW + timedelta(minutes=1))
    finally:
        surge_seen.disconnect(fail)
    assert len(heard) == 1
