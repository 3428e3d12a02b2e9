"""What editors say of the places of steps, for a learned order to respect."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.admin.pages import form_of, steps_page
from tests.editing.stories import keys
from troubleshooting.models import Article

ENGLISH = {"accept-language": "en"}


def send(desk: Client, article: Article, **typed: str) -> tuple[int, str]:
    """What the page says once its form was sent with some fields typed anew."""
    form = form_of(desk.get(steps_page(article)))
    answer = desk.post(steps_page(article), {**form, **typed}, headers=ENGLISH)
    status = answer.status_code
    if status == 302:
        answer = desk.get(steps_page(article), headers=ENGLISH)
    return status, answer.content.decode()


def test_a_step_is_pinned_and_let_go(desk: Client, article: Article) -> None:
    key = keys(article)[1]
    status, page = send(desk, article, **{f"step-{key}-pinned": "on"})
    assert status == 302
    assert "Changed what is said of:" in page
    assert article.steps.get(key=key).is_pinned

    form = form_of(desk.get(steps_page(article)))
    del form[f"step-{key}-pinned"]
    desk.post(steps_page(article), form)
    assert not article.steps.get(key=key).is_pinned


def test_a_step_comes_only_after_those_at_the_places_typed(desk: Client, article: Article) -> None:
    a, b, c, _d = keys(article)
    status, page = send(desk, article, **{f"step-{c}-after": "2,1 , 2"})
    assert status == 302
    assert article.steps.prerequisites("key") == {c: {a, b}}
    assert f'name="step-{c}-after" value="1, 2"' in page


def test_places_mean_the_steps_that_stood_there_when_the_page_was_opened(
    desk: Client, article: Article
) -> None:
    a, _b, c, d = keys(article)
    send(desk, article, **{f"step-{d}-position": "1", f"step-{c}-after": "1"})
    assert article.steps.prerequisites("key") == {c: {a}}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3", "There is no other step at place 3."),
        ("9", "There is no other step at place 9."),
        ("0", "There is no other step at place 0."),
        ("first", "Type places of steps, such as: 1, 2"),
        ("-1", "Type places of steps, such as: 1, 2"),
    ],
)
def test_what_is_no_place_is_refused(desk: Client, article: Article, typed: str, said: str) -> None:
    status, page = send(desk, article, **{f"step-{keys(article)[2]}-after": typed})
    assert status == 422
    assert said in page
    assert f'value="{typed}"' in page
    assert not article.steps.prerequisites("key")


def test_steps_that_would_wait_for_each_other_are_refused(desk: Client, article: Article) -> None:
    a, b, c, _d = keys(article)
    send(desk, article, **{f"step-{b}-after": "1"})
    typed = {f"step-{a}-after": "3", f"step-{c}-after": "2", f"step-{a}-pinned": "on"}
    status, page = send(desk, article, **typed)
    assert status == 422
    assert "These steps would come only after each other:" in page
    assert article.steps.prerequisites("key") == {b: {a}}
    assert not article.steps.get(key=a).is_pinned


def test_two_steps_change_which_of_them_comes_first_in_one_go(
    desk: Client, article: Article
) -> None:
    _a, b, c, _d = keys(article)
    send(desk, article, **{f"step-{c}-after": "2"})
    status, _page = send(desk, article, **{f"step-{b}-after": "3", f"step-{c}-after": ""})
    assert status == 302
    assert article.steps.prerequisites("key") == {b: {c}}


def test_what_comes_only_after_a_retired_step_still_does_when_that_is_restored(
    desk: Client, article: Article
) -> None:
    a, b, c, d = keys(article)
    send(desk, article, **{f"step-{c}-after": "2"})
    send(desk, article, **{f"step-{b}-retire": "on"})
    status, _page = send(desk, article, **{f"step-{d}-after": "1"})
    assert status == 302
    assert article.steps.prerequisites("key") == {c: {b}, d: {a}}


@pytest.mark.parametrize("typed", ["pinned", "after"])
def test_what_an_order_has_to_respect_counts_as_a_change_of_the_article(
    desk: Client, article: Article, typed: str
) -> None:
    send(desk, article, **{f"step-{keys(article)[2]}-{typed}": "1"})
    assert Article.objects.get(pk=article.pk).version == article.version + 1


def test_a_place_before_what_a_step_comes_after_is_warned_of(
    desk: Client, article: Article
) -> None:
    b = keys(article)[1]
    status, page = send(desk, article, **{f"step-{b}-after": "4"})
    assert status == 302
    assert "Before a step that it comes only after stands:" in page


def test_a_form_of_before_somebody_pinned_a_step_changes_nothing(
    desk: Client, article: Article
) -> None:
    a, b, *_ = keys(article)
    form = form_of(desk.get(steps_page(article)))
    article.steps.filter(key=a).update(is_pinned=True)
    answer = desk.post(steps_page(article), {**form, f"step-{b}-after": "1"}, headers=ENGLISH)
    assert answer.status_code == 422
    assert "only after: 1" in answer.content.decode()
    assert article.steps.get(key=a).is_pinned
