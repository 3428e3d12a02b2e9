"""Where each answer leads, on a page that shows an article's steps and questions at once."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.flow.asking import ask
from tests.flow.stories import make_article
from troubleshooting.flow import read_article
from troubleshooting.flow.branching.signposts import Signpost, Way, signposted
from troubleshooting.models import Article, Audience, LeadsTo, Status, Step

FINNISH = "fi-FI"


@pytest.fixture
def article(db: None) -> Article:
    return make_article("no-sound", steps=4)


def read(article: Article, *, locale: str = FINNISH, with_drafts: bool = False) -> list[str]:
    """The keys of what stands on the page, in order; drafts in brackets."""
    steps = read_article(article, locale).asked_of(Audience.EVERYONE)
    shown = signposted(article, steps, locale, with_drafts=with_drafts)
    return [
        (f"({one.question.key})" if one.is_draft else one.question.key)
        if isinstance(one, Signpost)
        else one.key
        for one in shown
    ]


def ways(article: Article, key: str, locale: str = FINNISH) -> dict[str, Way]:
    steps = read_article(article, locale).asked_of(Audience.EVERYONE)
    shown = signposted(article, steps, locale)
    sign = next(one for one in shown if isinstance(one, Signpost) and one.question.key == key)
    return {one.choice.key: one for one in sign.ways}


def test_questions_stand_before_their_steps_and_after_the_last(article: Article) -> None:
    ask(article, "q1", "s2", a="next", b="s4")
    ask(article, "q2", a="solved", b="helpdesk")

    assert read(article) == ["s1", "q1", "s2", "s3", "s4", "q2"]


def test_drafts_are_for_editors(article: Article) -> None:
    ask(article, "q1", "s2", status=Status.DRAFT, a="next", b="s4")

    assert read(article) == ["s1", "s2", "s3", "s4"]
    assert read(article, with_drafts=True) == ["s1", "(q1)", "s2", "s3", "s4"]


def test_an_answer_names_the_step_by_its_number_on_the_page(article: Article) -> None:
    Step.objects.filter(key="s1").update(audience=Audience.HELPDESK)
    ask(article, "q1", "s2", far="s4", near="s2", on="next")

    found = ways(article, "q1")

    assert found["far"].leads == LeadsTo.STEP
    assert found["far"].step
    assert found["far"].step.number == 3
    assert (found["near"].leads, found["near"].step) == (LeadsTo.NEXT, None)
    assert (found["on"].leads, found["on"].is_last) == (LeadsTo.NEXT, False)


def test_a_step_behind_a_question_is_come_to_by_the_question(article: Article) -> None:
    ask(article, "q1", "s2", a="s4", b="next")
    ask(article, "q2", "s4", a="solved", b="next")

    way = ways(article, "q1")["a"]

    assert way.question
    assert (way.question.key, way.step) == ("q2", None)


def test_a_step_that_is_not_asked_is_stood_for_by_the_next(article: Article) -> None:
    Step.objects.filter(key="s3").update(audience=Audience.HELPDESK)
    ask(article, "q1", "s2", a="s3", b="next")

    way = ways(article, "q1")["a"]

    assert way.step
    assert way.step.key == "s4"


def test_going_on_after_the_last_step_is_the_end(article: Article) -> None:
    ask(article, "q1", a="next", b="solved")

    assert ways(article, "q1")["a"].is_last


def test_another_article_is_named_and_one_nobody_can_open_is_passed_by(article: Article) -> None:
    other = make_article("printer")
    ask(article, "q1", "s2", a="/printer", b="next")

    way = ways(article, "q1")["a"]
    assert way.article
    assert (way.article.article.slug, way.article.locale) == ("printer", FINNISH)

    other.translations.filter(locale=FINNISH).update(status=Status.DRAFT)
    way = ways(article, "q1")["a"]
    assert way.article
    assert way.article.locale == "en-US"

    other.translations.update(status=Status.DRAFT)
    assert ways(article, "q1")["a"].leads == LeadsTo.NEXT


def test_no_number_of_questions_costs_more(
    article: Article, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_article("printer")
    steps = read_article(article, FINNISH).steps
    with django_assert_num_queries(1):
        signposted(article, steps, FINNISH)

    ask(article, "q1", "s2", a="/printer", b="next")
    with django_assert_num_queries(6):
        signposted(article, steps, FINNISH)
    for number in range(2, 6):
        ask(article, f"q{number}", "s3", a="s4", b="next")
    with django_assert_num_queries(6):
        signposted(article, steps, FINNISH)
