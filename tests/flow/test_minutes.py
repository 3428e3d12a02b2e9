"""How long an article takes: as long as it took others, else as long as there is to read."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.cache import cache
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import give_instructions
from troubleshooting.flow import read_article
from troubleshooting.flow.minutes import expected_minutes, expected_seconds, spoken_minutes
from troubleshooting.models import Article, Block, FlowSession, Result, StepResult


def record(
    article: Article,
    now: datetime,
    *seconds: int,
    key: str = "s1",
    result: Result = Result.RESOLVED,
) -> None:
    """A session for each of the times."""
    step = article.steps.get(key=key)
    for took in seconds:
        session = FlowSession.objects.create(
            article=article,
            locale="fi-FI",
            browser_key="x",
            started_at=now,
            last_answer_at=now,
            finished_at=now,
            outcome="unresolved",
        )
        StepResult.objects.create(
            session=session, step=step, result=result, position=1, seconds=took, answered_at=now
        )


def seconds(article: Article, locale: str = "fi-FI") -> dict[str, float]:
    cache.clear()
    return expected_seconds(read_article(article, locale))


def test_reading_and_doing_counts_until_there_are_times(article: Article) -> None:
    Block.objects.filter(step__key="s1").update(html="<p>" + "word " * 200 + "</p>")
    give_instructions(article, "s2", 4)

    found = seconds(article)

    assert found["s1"] == 60 + 20
    assert found["s2"] == pytest.approx(4 * 20 + 60 * 16 / 200)


def test_a_script_without_spaces_is_read_by_the_character(article: Article) -> None:
    Block.objects.filter(step__key="s1").update(html="<p>" + "音" * 500 + "</p>")

    assert seconds(article)["s1"] == 60 + 20


def test_five_times_are_enough(article: Article, now: datetime) -> None:
    guessed = seconds(article)
    record(article, now, 100, 200, 300, 400)
    assert seconds(article) == guessed

    record(article, now, 500)
    assert seconds(article) == {**guessed, "s1": 300}


@pytest.mark.parametrize("result", [Result.SKIPPED, Result.NOT_POSSIBLE])
def test_who_passed_it_over_tells_nothing(article: Article, now: datetime, result: Result) -> None:
    guessed = seconds(article)
    record(article, now, *[900] * 9, result=result)

    assert seconds(article) == guessed


def test_nobody_works_on_a_step_for_longer_than_half_an_hour(
    article: Article, now: datetime
) -> None:
    record(article, now, *[80_000] * 5)

    assert seconds(article)["s1"] == 1800


def test_the_newest_count(article: Article, now: datetime) -> None:
    record(article, now, *[1000] * 20)
    record(article, now, *[60] * 100)

    assert seconds(article)["s1"] == 60


def test_it_costs_one_query_whatever_was_recorded_and_none_for_a_while(
    article: Article, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    record(article, now, *range(300))
    reading = read_article(article, "fi-FI")
    cache.clear()

    with django_assert_num_queries(1):
        expected_seconds(reading)
    with django_assert_num_queries(0):
        expected_seconds(reading)


def test_what_is_left_takes_less(article: Article, now: datetime) -> None:
    for key in ("s1", "s2", "s3"):
        record(article, now, *[300] * 5, key=key)
    reading = read_article(article, "fi-FI")

    assert expected_minutes(reading, reading.steps) == 15
    assert expected_minutes(reading, reading.steps[1:]) == 10


@pytest.mark.parametrize(
    ("took", "minutes"),
    [
        (0, 1),
        (80, 1),
        (100, 2),
        (200, 3),
        (260, 5),
        (7 * 60, 5),
        (8 * 60, 10),
        (13 * 60, 15),
        (44 * 60, 40),
        (58 * 60, 60),
        (100 * 60, 90),
    ],
)
def test_minutes_are_said_as_people_say_them(took: int, minutes: int) -> None:
    assert spoken_minutes(took) == minutes
