"""Which surges are found in a portal."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from analytics.surges.finding import find_surges
from analytics.surges.surge import Subject, Surge
from analytics.surges.wording import in_words
from tests.analytics.surges.readers import HELSINKI, NOW, article, come, usually_come
from troubleshooting.models import Article


def found(now: datetime = NOW) -> dict[Subject, str]:
    return {surge.subject: in_words(surge) for surge in find_surges(now)}


def of(article: Article) -> Subject:
    return Subject(article=article.pk)


def test_twelve_in_a_quarter_of_an_hour_where_one_is_usual(printer: Article) -> None:
    come(printer, 12, within=14)
    assert found() == {of(printer): "12 in a quarter of an hour, usually 1"}


def test_ten_at_once_where_nobody_comes(printer: Article, vpn: Article) -> None:
    come(vpn, 10)
    assert found() == {of(vpn): "10 in five minutes, usually nobody"}


def test_as_many_as_usual_are_no_surge(printer: Article, mail: Article) -> None:
    come(printer, 2)
    come(mail, 18, now=NOW.replace(hour=12), within=14.5)
    assert found() == {}
    assert found(NOW.replace(hour=12)) == {}


def test_what_is_usual_at_noon_is_not_in_the_morning(mail: Article) -> None:
    come(mail, 18, within=14.5)
    assert of(mail) in found()


def test_one_reader_who_starts_again_and_again_is_no_surge(printer: Article, vpn: Article) -> None:
    come(vpn, 50, browser="a-reader-without-patience")
    assert found() == {}


def test_words_that_many_type_are_a_surge_of_their_own(printer: Article, vpn: Article) -> None:
    come(printer, 1, query="paper jam", now=NOW - timedelta(days=30))
    come(printer, 4, query="no network")
    come(vpn, 4, query="no network")
    assert found() == {Subject(query="no network"): "8 in five minutes, usually nobody"}


def test_the_rarest_comes_first(printer: Article, vpn: Article) -> None:
    come(printer, 12)
    come(vpn, 30)
    assert [surge.subject for surge in find_surges(NOW)] == [of(vpn), of(printer)]


def test_a_surge_says_when_it_was_first_seen_and_how_likely_it_is(printer: Article) -> None:
    come(printer, 12)
    (surge,) = find_surges(NOW)
    assert (surge.since, surge.seen_at) == (NOW, NOW)
    assert surge.probability < 1e-9


def test_one_that_goes_on_keeps_its_beginning(printer: Article) -> None:
    come(printer, 12)
    later = NOW + timedelta(minutes=10)
    (surge,) = find_surges(later, find_surges(NOW))
    assert (surge.since, surge.seen_at, surge.count) == (NOW, later, 12)


def test_one_that_goes_on_is_looked_at_however_few_come(printer: Article) -> None:
    come(printer, 12)
    later = NOW + timedelta(minutes=14)
    come(printer, 1, now=later)
    (surge,) = find_surges(later, find_surges(NOW))
    assert (surge.seen_at, surge.count < 5) == (NOW, True)


def test_before_two_weeks_are_over_nothing_is_a_surge(db: None) -> None:
    new = article("new-portal")
    usually_come(new, 4, weeks=2, now=NOW)
    come(new, 100, now=NOW - timedelta(days=2))
    assert found(NOW - timedelta(days=2)) == {}


def test_after_two_weeks_they_are(db: None) -> None:
    new = article("new-portal")
    usually_come(new, 4, weeks=3)
    come(new, 100)
    assert of(new) in found()


def test_without_any_history_nothing_is_a_surge(vpn: Article) -> None:
    come(vpn, 100, query="no network")
    assert found() == {}


@pytest.mark.parametrize("day", ["2026-04-01", "2026-10-28"])
def test_nine_o_clock_is_the_same_hour_before_and_after_clocks_change(day: str, db: None) -> None:
    now = datetime.fromisoformat(f"{day}T09:40").replace(tzinfo=HELSINKI)
    busy = article("every-morning")
    usually_come(busy, 120, now=now)
    come(busy, 30, now=now, within=14.9)
    assert found(now) == {}


def test_an_hour_earlier_as_many_would_be_a_surge(db: None) -> None:
    now = datetime(2026, 4, 1, 8, 25, tzinfo=HELSINKI)
    busy = article("every-morning")
    usually_come(busy, 120, now=now)
    come(busy, 30, now=now, within=14.9)
    assert len(found(now)) == 1


def test_nobody_coming_costs_a_query_for_articles_and_one_for_words(
    printer: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        find_surges(NOW)


def test_more_surges_cost_no_more_queries(
    printer: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowded = [article(f"crowded-{number}") for number in range(6)]
    for one in crowded[:2]:
        come(one, 12)
    with django_assert_num_queries(8):
        assert len(find_surges(NOW)) == 2
    for one in crowded[2:]:
        come(one, 12)
    with django_assert_num_queries(5):
        assert len(find_surges(NOW)) == 6


def test_what_is_usual_is_read_once_an_hour(
    printer: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    come(printer, 12)
    before: list[Surge] = find_surges(NOW)
    with django_assert_num_queries(2):
        assert find_surges(NOW + timedelta(minutes=1), before)
