"""Suggested audiences: accepted, dismissed, found."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.admin.pages import form_of, list_page, steps_page
from troubleshooting.models import Article, Audience, Step

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def step(article: Article) -> Step:
    step = article.steps.active().get(position=2)
    step.suggested_audience, step.suggested_because = Audience.HELPDESK, "<admin> center"
    step.save()
    return step


def answer_page(article: Article) -> str:
    return reverse("admin:troubleshooting_article_audience", args=[article.pk])


def audience(step: Step) -> tuple[str, bool]:
    step.refresh_from_db()
    return step.audience, step.audience_decided


def test_the_steps_page_says_what_is_suggested_and_why(
    desk: Client, article: Article, step: Step
) -> None:
    page = desk.get(steps_page(article), headers=ENGLISH).content.decode()

    assert "Suggested: helpdesk, because of “&lt;admin&gt; center”" in page
    assert page.count('name="accept"') == 1
    assert f'name="dismiss" value="{step.key}"' in page


def test_it_is_silent_once_decided(desk: Client, article: Article, step: Step) -> None:
    desk.post(answer_page(article), {"dismiss": step.key})

    assert "Suggested" not in desk.get(steps_page(article), headers=ENGLISH).content.decode()


@pytest.mark.parametrize(
    ("answer", "expected", "said"),
    [
        ("accept", ("helpdesk", True), "Left to the helpdesk: {}."),
        ("dismiss", ("everyone", True), "Everybody is asked: {}."),
    ],
)
def test_one_click_decides(
    desk: Client,
    editor: User,
    article: Article,
    step: Step,
    answer: str,
    expected: tuple[str, bool],
    said: str,
) -> None:
    response = desk.post(answer_page(article), {answer: step.key}, headers=ENGLISH)

    assert response["Location"] == f"{steps_page(article)}#step-{step.key}"
    assert audience(step) == expected
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (editor, str(article.pk))
    assert entry.change_message == said.format("Restart the app")


def test_the_second_click_says_that_nothing_changed(
    desk: Client, article: Article, step: Step
) -> None:
    desk.post(answer_page(article), {"dismiss": step.key})

    response = desk.post(answer_page(article), {"accept": step.key}, headers=ENGLISH, follow=True)

    assert "Nothing was changed." in response.content.decode()
    assert audience(step) == ("everyone", True)
    assert LogEntry.objects.count() == 1


@pytest.mark.parametrize("sent", [{}, {"accept": "nobody"}, {"accept": "x\x00"}])
def test_a_step_that_is_not_there_is_not_found(
    desk: Client, article: Article, step: Step, sent: dict[str, str]
) -> None:
    assert desk.post(answer_page(article), sent).status_code == 404


def test_it_takes_no_get(desk: Client, article: Article) -> None:
    assert desk.get(answer_page(article)).status_code == 405


def test_who_only_looks_is_shown_but_not_asked(
    client: Client, article: Article, step: Step
) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)

    page = client.get(steps_page(article), headers=ENGLISH).content.decode()

    assert "Suggested: helpdesk" in page
    assert 'name="accept"' not in page
    assert client.post(answer_page(article), {"accept": step.key}).status_code == 403
    assert audience(step) == ("everyone", False)


def test_saving_the_steps_decides_nothing_that_was_left_alone(
    desk: Client, article: Article, step: Step
) -> None:
    desk.post(steps_page(article), form_of(desk.get(steps_page(article))))

    assert audience(step) == ("everyone", False)


@pytest.mark.parametrize(("value", "found"), [("yes", 1), ("no", 0), ("", 1)])
def test_the_list_is_filtered_by_what_waits(
    desk: Client, article: Article, step: Step, value: str, found: int
) -> None:
    response = desk.get(list_page("article"), {"suggestions": value})

    assert len(response.context["cl"].result_list) == found


def test_suggestions_of_many_articles_are_accepted_at_once(
    desk: Client, article: Article, step: Step
) -> None:
    sent = {"action": "accept_audiences", "_selected_action": [str(article.pk)]}

    response = desk.post(list_page("article"), sent, headers=ENGLISH, follow=True)

    assert audience(step) == ("helpdesk", True)
    assert "1 step was left to the helpdesk." in response.content.decode()
    assert LogEntry.objects.get().change_message == "Left to the helpdesk: Restart the app."


def test_who_only_looks_has_no_such_action(client: Client, article: Article, step: Step) -> None:
    user = User.objects.create_user("looker", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(user)
    sent = {"action": "accept_audiences", "_selected_action": [str(article.pk)]}

    client.post(list_page("article"), sent)

    assert audience(step) == ("everyone", False)
