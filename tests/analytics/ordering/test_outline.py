"""What of an article's steps binds an order."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from analytics.ordering.outline import Outline, read_outlines
from tests.analytics.ordering.stories import make_article
from troubleshooting.models import Article, Audience, Choice, LeadsTo, Question, Status, Step

pytestmark = pytest.mark.django_db


def outline(article: Article) -> Outline:
    return read_outlines(article.pk)[article.pk]


def step(article: Article, number: int) -> Step:
    return article.steps.get(key=f"s{number}")


def ask_before(article: Article, number: int, **given: object) -> Question:
    return Question.objects.create(
        article=article, key=f"q{number}", before=step(article, number), **given
    )


def test_it_has_the_active_steps_in_their_order() -> None:
    article = make_article(steps=4)
    article.steps.filter(key="s2").update(retired_at=timezone.now())
    article.steps.filter(key="s4").update(position=1)
    article.steps.filter(key="s1").update(position=4)

    assert [one.key for one in outline(article).steps] == ["s4", "s3", "s1"]


def test_a_pinned_step_stays() -> None:
    article = make_article(steps=3)
    article.steps.filter(key="s2").update(is_pinned=True)

    assert outline(article).constraints.fixed == {1}


def test_the_helpdesk_s_step_stays_and_is_not_asked() -> None:
    article = make_article(steps=3)
    article.steps.filter(key="s1").update(audience=Audience.HELPDESK)
    found = outline(article)

    assert found.constraints.fixed == {0}
    assert found.asked == (1, 2)


def test_prerequisites_come_before() -> None:
    article = make_article(steps=3)
    step(article, 3).prerequisites.add(step(article, 1))

    assert outline(article).constraints.before[2] == {0}


def test_a_retired_prerequisite_binds_nothing() -> None:
    article = make_article(steps=3)
    step(article, 3).prerequisites.add(step(article, 1))
    article.steps.filter(key="s1").update(retired_at=timezone.now())

    assert not any(outline(article).constraints.before.values())


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.DRAFT])
def test_a_step_that_a_question_stands_before_is_a_border(status: Status) -> None:
    article = make_article(steps=4)
    ask_before(article, 3, status=status)

    assert outline(article).constraints.borders == {2}


def test_a_step_that_an_answer_leads_to_is_a_border() -> None:
    article = make_article(steps=4)
    question = ask_before(article, 1)
    Choice.objects.create(question=question, key="c1", leads_to=LeadsTo.STEP, step=step(article, 4))

    assert outline(article).constraints.borders == {0, 3}


def test_a_question_that_was_removed_binds_nothing() -> None:
    article = make_article(steps=4)
    question = ask_before(article, 2, retired_at=timezone.now())
    Choice.objects.create(question=question, key="c1", leads_to=LeadsTo.STEP, step=step(article, 4))

    assert outline(article).constraints.borders == frozenset()


def test_an_answer_that_was_removed_binds_nothing() -> None:
    article = make_article(steps=4)
    question = ask_before(article, 1)
    Choice.objects.create(
        question=question,
        key="c1",
        leads_to=LeadsTo.STEP,
        step=step(article, 3),
        retired_at=timezone.now(),
    )

    assert outline(article).constraints.borders == {0}


def test_an_article_without_steps_has_none() -> None:
    article = make_article(steps=0)

    assert read_outlines() == read_outlines(article.pk) == {}


def test_any_number_of_articles_takes_four_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        make_article(f"article-{number}", steps=2)
    with django_assert_num_queries(4):
        assert len(read_outlines()) == 5
