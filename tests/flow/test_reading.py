"""The text a reader gets: own language, English where it lacks, whatever changed meanwhile."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.flow.stories import NO, add_translation, answers, make_article, retire
from troubleshooting.flow import (
    ArticleNotReadable,
    StepNotInSession,
    answer_step,
    published_locales,
    read_article,
    readable_articles,
    walk,
)
from troubleshooting.models import Article, FlowSession, Outcome, Status


def texts(steps: tuple[object, ...]) -> list[str]:
    return [step.text.markdown for step in steps]  # type: ignore[attr-defined]


def test_a_reader_gets_the_own_language(article: Article) -> None:
    reading = read_article(article, "fi-FI")

    assert not reading.is_fallback
    assert texts(reading.steps) == ["Do s1 fi-FI", "Do s2 fi-FI", "Do s3 fi-FI"]
    assert [block.markdown for block in reading.introduction] == ["About fi-FI"]
    assert [block.markdown for block in reading.resources] == ["Read more fi-FI"]


def test_an_untranslated_article_is_read_in_english_and_says_so(article: Article) -> None:
    reading = read_article(article, "sv-SE")

    assert reading.is_fallback
    assert reading.translation.locale == "en-US"


def test_without_english_another_language_is_better_than_none(article: Article) -> None:
    article.translations.get(locale="en-US").delete()

    assert read_article(article, "sv-SE").translation.locale == "fi-FI"


def test_a_step_that_lacks_in_a_language_is_read_in_english(article: Article) -> None:
    add_translation(article, "sv-SE", without=("s2",))

    reading = read_article(article, "sv-SE")

    assert not reading.is_fallback
    assert texts(reading.steps) == ["Do s1 sv-SE", "Do s2 en-US", "Do s3 sv-SE"]


def test_an_older_language_in_the_middle_of_a_walk_keeps_the_step(
    session: FlowSession, article: Article, now: datetime
) -> None:
    add_translation(article, "sv-SE", without=("s3",))
    session = answers(session, now, s1=NO, s2=NO)

    current = walk(session, "sv-SE").current

    assert current is not None
    assert (current.key, current.number, current.text.markdown) == ("s3", 3, "Do s3 en-US")


def test_an_answer_in_another_language_counts_for_the_same_step(
    session: FlowSession, article: Article, now: datetime
) -> None:
    answers(session, now, s1=NO)
    add_translation(article, "sv-SE")

    seen = walk(session, "sv-SE")

    assert seen.steps[0].result == NO
    assert seen.session.locale == "fi-FI"


def test_a_withdrawn_text_is_not_read(article: Article) -> None:
    article.translations.filter(locale="fi-FI").update(status=Status.DRAFT)

    assert read_article(article, "fi-FI").is_fallback


def test_a_withdrawn_article_is_not_read(article: Article) -> None:
    article.translations.update(status=Status.DRAFT)

    with pytest.raises(ArticleNotReadable):
        read_article(article, "fi-FI")


def test_a_preview_reads_drafts(article: Article) -> None:
    article.translations.update(status=Status.DRAFT)

    assert read_article(article, "fi-FI", with_drafts=True).translation.locale == "fi-FI"


def test_the_units_of_a_step_pair_it_with_its_original(article: Article) -> None:
    step = read_article(article, "fi-FI").steps[0]

    assert [(unit.target, unit.source) for unit in step.units] == [("Do s1 fi-FI", "Do s1 en-US")]


def test_a_step_retired_meanwhile_is_not_shown(
    session: FlowSession, article: Article, now: datetime
) -> None:
    session = answers(session, now, s1=NO)
    retire(article, "s2", now)

    seen = walk(session, "fi-FI")

    assert seen.removed == 1
    assert seen.current is not None
    assert (seen.current.key, seen.current.number) == ("s3", 3)
    with pytest.raises(StepNotInSession):
        answer_step(session, "s2", NO, now=now)


def test_the_last_step_left_ends_a_session_with_a_retired_one(
    session: FlowSession, article: Article, now: datetime
) -> None:
    retire(article, "s2", now)

    assert answers(session, now, s1=NO, s3=NO).outcome == Outcome.UNRESOLVED


def test_a_session_whose_last_open_step_was_retired_is_at_its_end(
    session: FlowSession, article: Article, now: datetime
) -> None:
    session = answers(session, now, s1=NO, s2=NO)
    retire(article, "s3", now)

    seen = walk(session, "fi-FI")

    assert seen.session.is_open
    assert seen.current is None
    assert not seen.goes_on


def test_a_step_added_meanwhile_is_not_asked(
    session: FlowSession, article: Article, now: datetime
) -> None:
    step = article.steps.create(key="s4", position=4)

    assert step.key not in [one.key for one in walk(session, "fi-FI").steps]
    assert answers(session, now, s1=NO, s2=NO, s3=NO).outcome == Outcome.UNRESOLVED


def test_an_article_costs_four_queries(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        reading = read_article(article, "fi-FI")
        _ = [step.units for step in reading.steps]


def test_a_longer_article_costs_no_more(
    db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    article = make_article("long", steps=20)

    with django_assert_num_queries(4):
        reading = read_article(article, "fi-FI")
        _ = [step.units for step in reading.steps]


def test_a_walk_costs_five_queries(
    session: FlowSession, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(5):
        walk(session, "fi-FI")


def test_the_list_has_own_texts_first_then_english_ones(article: Article) -> None:
    other = make_article("a-first-by-title")
    other.translations.get(locale="fi-FI").delete()

    found = [(text.article.slug, text.locale) for text in readable_articles("fi-FI")]

    assert found == [("no-sound", "fi-FI"), ("a-first-by-title", "en-US")]


def test_the_list_costs_one_query(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("another")

    with django_assert_num_queries(1):
        _ = [text.article.slug for text in readable_articles("fi-FI")]


def test_locales_are_those_with_a_published_text_and_english(article: Article) -> None:
    add_translation(article, "he-IL")
    article.translations.exclude(locale="he-IL").update(status=Status.DRAFT)

    assert published_locales() == ["en-US", "he-IL"]
