"""The steps of an article, in order."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.pages import form_of, steps_page
from tests.editing.stories import correct, finnish, keys, labels, step_text
from tests.flow.asking import ask
from troubleshooting.admin.steps import order_by_numbers
from troubleshooting.editing.steps import retire_step
from troubleshooting.flow import answer_step, start_session, walk
from troubleshooting.models import Article, Result, Status

ENGLISH = {"accept-language": "en"}


def open_form(desk: Client, article: Article) -> dict[str, str]:
    return form_of(desk.get(steps_page(article)))


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        ([1, 2, 3, 4], "abcd"),
        ([1, 2, 1, 4], "cabd"),
        ([3, 2, 3, 4], "bcad"),
        ([4, 3, 2, 1], "dcba"),
        ([1, 9, 3, 4], "acdb"),
        ([2, 1, 3, 4], "bacd"),
        ([1, 1, 1, 1], "bcda"),
    ],
)
def test_numbers_say_an_order(numbers: list[int], order: str) -> None:
    given = dict(zip("abcd", numbers, strict=True))

    assert "".join(order_by_numbers("abcd", given)) == order


def test_it_shows_the_steps_in_order_with_their_words(desk: Client, article: Article) -> None:
    page = desk.get(steps_page(article), headers={"accept-language": "fi"}).content.decode()

    places = [page.index(label) for label in labels(finnish(article))]
    assert places == sorted(places)


def test_it_links_each_steps_texts(desk: Client, article: Article, now: datetime) -> None:
    block = correct(step_text(article, 2), "- Uusi.", now)

    page = desk.get(steps_page(article), headers=ENGLISH).content.decode()

    assert f"#block-{block.pk}" in page
    assert "fi-FI (draft)" in page


def test_a_new_number_moves_a_step(desk: Client, editor: User, article: Article) -> None:
    a, b, c, d = keys(article)
    sent = {**open_form(desk, article), f"step-{c}-position": "1"}

    response = desk.post(steps_page(article), sent, headers=ENGLISH)

    assert response.status_code == 302
    assert keys(article) == [c, a, b, d]
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(article.pk))
    assert entry.change_message == "Changed the order of the steps."


def test_a_step_is_retired_and_shown_apart(desk: Client, article: Article) -> None:
    key = keys(article)[1]
    sent = {**open_form(desk, article), f"step-{key}-retire": "on"}

    desk.post(steps_page(article), sent, headers=ENGLISH)

    assert key not in keys(article)
    assert LogEntry.objects.get().change_message == "Retired: Restart the app."
    page = desk.get(steps_page(article)).content.decode()
    assert f'name="step-{key}-restore"' in page
    assert f'name="step-{key}-position"' not in page


def test_it_says_which_published_questions_lead_to_a_step(desk: Client, article: Article) -> None:
    second, third = keys(article)[1:3]
    ask(article, "q1", keys(article)[0], yes=third, no="next")
    ask(article, "draft", keys(article)[0], status=Status.DRAFT, yes=second, no="next")

    page = desk.get(steps_page(article), headers=ENGLISH).content.decode()

    assert page.count("Questions that lead here:") == 1
    row = page.split(f'id="step-{third}"')[1].split("</tr>")[0]
    assert "Questions that lead here:" in row
    assert "Which q1 en-US?" in row


def test_retiring_a_step_that_a_question_leads_to_is_warned_of(
    desk: Client, article: Article
) -> None:
    third, last = keys(article)[2:]
    ask(article, "q1", keys(article)[0], yes=third, no="next")
    opened = open_form(desk, article)

    sent = {**opened, f"step-{third}-retire": "on"}
    page = desk.post(steps_page(article), sent, headers=ENGLISH, follow=True).content.decode()

    warning = "An answer leads to a step that is retired now: “Which q1 en-US?”."
    assert warning in page
    row = page.split(f'id="step-{third}"')[1].split("</tr>")[0]
    assert "That step is retired: the next one left is asked instead." in row

    sent = {**open_form(desk, article), f"step-{last}-retire": "on"}
    page = desk.post(steps_page(article), sent, headers=ENGLISH, follow=True).content.decode()
    assert "An answer leads to a step that is retired now" not in page


def test_a_retired_step_is_restored(desk: Client, article: Article, now: datetime) -> None:
    before = keys(article)
    retire_step(article.steps.get(key=before[1]), now=now)
    sent = {**open_form(desk, article), f"step-{before[1]}-restore": "on"}

    desk.post(steps_page(article), sent)

    assert keys(article) == before


def test_kind_and_audience_are_said(desk: Client, article: Article) -> None:
    key = keys(article)[0]
    sent = {**open_form(desk, article), f"step-{key}-kind": "check"}

    desk.post(steps_page(article), {**sent, f"step-{key}-audience": "helpdesk"})

    step = article.steps.get(key=key)
    assert (step.kind, step.audience) == ("check", "helpdesk")


def test_saving_unchanged_changes_nothing(desk: Client, article: Article) -> None:
    desk.post(steps_page(article), open_form(desk, article))

    assert Article.objects.get().version == article.version
    assert not LogEntry.objects.exists()


def test_the_second_of_two_editors_is_told_and_shown_what_they_wanted(
    desk: Client, article: Article
) -> None:
    a, b, c, d = keys(article)
    opened = open_form(desk, article)
    desk.post(steps_page(article), {**opened, f"step-{d}-position": "1"})

    response = desk.post(steps_page(article), {**opened, f"step-{a}-retire": "on"}, headers=ENGLISH)

    assert response.status_code == 422
    assert keys(article) == [d, a, b, c]
    page = response.content.decode()
    assert "Somebody else changed the steps" in page
    assert "place: 1; retire" in page


def test_the_second_editor_chooses_on_the_page_as_it_is_now(desk: Client, article: Article) -> None:
    a, b, c, d = keys(article)
    opened = open_form(desk, article)
    desk.post(steps_page(article), {**opened, f"step-{d}-position": "1"})
    refused = desk.post(steps_page(article), {**opened, f"step-{a}-retire": "on"})

    response = desk.post(steps_page(article), {**form_of(refused), f"step-{a}-retire": "on"})

    assert response.status_code == 302
    assert keys(article) == [d, b, c]


@pytest.mark.parametrize(
    ("name", "value"), [("position", "0"), ("position", "first"), ("kind", "x"), ("audience", "")]
)
def test_it_refuses_what_makes_no_sense(
    desk: Client, article: Article, name: str, value: str
) -> None:
    before = keys(article)
    sent = {**open_form(desk, article), f"step-{before[0]}-{name}": value}

    response = desk.post(steps_page(article), sent)

    assert response.status_code == 422
    assert keys(article) == before


def test_it_refuses_a_form_without_its_token(desk: Client, article: Article) -> None:
    assert desk.post(steps_page(article), {}).status_code == 422


def test_a_reader_in_the_middle_goes_on(desk: Client, article: Article, now: datetime) -> None:
    a, b, c, d = keys(article)
    session = start_session(article, "fi-FI", browser_key="b", now=now)
    answer_step(session, a, Result.NOT_RESOLVED, now=now)
    sent = {**open_form(desk, article), f"step-{b}-retire": "on", f"step-{d}-position": "1"}

    desk.post(steps_page(article), sent)

    seen = walk(session, "fi-FI")
    assert [step.key for step in seen.steps] == [a, c, d]
    assert seen.current is not None
    assert seen.current.key == c


def test_its_queries_do_not_grow_with_the_steps(desk: Client, article: Article) -> None:
    with CaptureQueriesContext(connection) as many:
        desk.get(steps_page(article))
    article.steps.filter(position__gt=1).delete()

    with CaptureQueriesContext(connection) as few:
        desk.get(steps_page(article))

    assert len(many) == len(few) <= 12


@pytest.mark.parametrize("wrong", ["999999", "x", "9" * 30])
def test_an_article_that_is_not_there_is_not_found(
    desk: Client, article: Article, wrong: str
) -> None:
    address = steps_page(article).replace(f"/{article.pk}/", f"/{wrong}/")

    assert desk.get(address).status_code == 404
