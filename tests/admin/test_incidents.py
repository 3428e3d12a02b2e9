"""Known incidents in the admin: posted with a text a language, ended by one click."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from tests.admin.pages import form_of, list_page
from tests.flow.incidents import OWN_TITLE, TITLE, plan, post, topic_of
from troubleshooting.models import Article, Incident

LIST = "/admin/troubleshooting/incident/"
ADD = f"{LIST}add/"


def change(incident: Incident) -> str:
    return f"{LIST}{incident.pk}/change/"


def end(incident: Incident) -> str:
    return f"{LIST}{incident.pk}/end/"


def fields(*texts: tuple[str, str], days: int = 0, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """What the form sends: one that starts today or in some days."""
    start = timezone.localtime(timezone.now() + timedelta(days=days, minutes=-5))
    found: dict[str, Any] = {
        "starts_at_0": f"{start:%Y-%m-%d}",
        "starts_at_1": f"{start:%H:%M:%S}",
        "ends_by_itself": "on",
        "texts-TOTAL_FORMS": str(len(texts)),
        "texts-INITIAL_FORMS": "0",
        "texts-MIN_NUM_FORMS": "1",
        "texts-MAX_NUM_FORMS": "1000",
    }
    for number, (locale, title) in enumerate(texts):
        found |= {f"texts-{number}-locale": locale, f"texts-{number}-title": title}
    return {**found, **more}


def test_an_editor_posts_one_in_two_languages(desk: Client, article: Article, editor: User) -> None:
    topic = topic_of()
    texts = (("fi-FI", OWN_TITLE), ("en-US", TITLE))

    response = desk.post(ADD, fields(*texts, articles=[article.pk], topics=[topic.pk]))

    assert response.status_code == 302
    incident = Incident.objects.get()
    assert {one.locale: one.title for one in incident.texts.all()} == dict(texts)
    assert list(incident.articles.all()) == [article]
    assert list(incident.topics.all()) == [topic]
    assert incident.posted_by == editor
    assert OWN_TITLE in desk.get(f"/fi/{article.slug}/").content.decode()


@pytest.mark.parametrize("minutes", [-59, 0, 59])
def test_one_is_posted_in_the_hour_that_an_autumn_night_has_twice(
    client: Client, editor: User, minutes: int
) -> None:
    now = datetime(2026, 10, 25, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    with time_machine.travel(now):
        client.force_login(editor)
        client.post(ADD, fields(("fi-FI", TITLE)))
        incident = Incident.objects.get()
        assert incident.starts_at == now - timedelta(minutes=5)

    with time_machine.travel(now + timedelta(days=40)):
        client.force_login(editor)
        sent = form_of(client.get(change(incident))) | {"ends_by_itself": ""}
        assert client.post(change(incident), sent).status_code == 302
        incident.refresh_from_db()
        assert incident.starts_at == now - timedelta(minutes=5)
        assert not incident.ends_by_itself


@pytest.mark.parametrize(
    ("texts", "more"),
    [
        ([], {}),
        ([("fi-FI", "")], {}),
        ([("xx-XX", TITLE)], {}),
        ([("fi-FI", TITLE), ("fi-FI", TITLE)], {}),
        ([("fi-FI", TITLE)], {"expected_end_0": "2020-01-01", "expected_end_1": "10:00"}),
        ([("fi-FI", TITLE)], {"days": 2}),
    ],
)
def test_what_is_wrong_is_not_posted(desk: Client, texts: Any, more: dict[str, Any]) -> None:  # noqa: ANN401
    response = desk.post(ADD, fields(*texts, **more))

    assert response.status_code == 200
    assert "errornote" in response.content.decode()
    assert not Incident.objects.exists()


def test_an_empty_one_says_what_is_missing(desk: Client) -> None:
    sent = fields(("", ""))

    page = desk.post(ADD, sent, headers={"Accept-Language": "en"}).content.decode()

    assert "Say what is going on: choose a language and write a title" in page
    assert "Please submit at least" not in page


def test_its_only_text_cannot_be_taken_away(desk: Client) -> None:
    incident = post(timezone.now())
    form = form_of(desk.get(change(incident)))
    sent = form | {f"texts-{n}-DELETE": "on" for n in range(int(form["texts-INITIAL_FORMS"]))}

    assert desk.post(change(incident), sent).status_code == 200
    assert incident.texts.exists()


def test_its_page_names_it_by_the_local_time(desk: Client) -> None:
    incident = post(timezone.now(), starts_at=datetime(2026, 12, 2, 22, 30, tzinfo=UTC))

    page = desk.get(change(incident), headers={"Accept-Language": "en"}).content.decode()

    assert "&rsaquo; 3 Dec 2026, 00:30" in page


def test_a_later_one_that_is_planned_is_posted(desk: Client) -> None:
    desk.post(ADD, fields(("fi-FI", TITLE), days=2, is_planned="on"))

    assert Incident.objects.coming(timezone.now()).exists()


def test_the_list_shows_what_readers_see_unless_the_others_are_asked_for(desk: Client) -> None:
    now = timezone.now()
    post(now)
    plan(now)
    post(now, expected_end=now - timedelta(minutes=5))

    assert len(desk.get(list_page("incident")).context["cl"].result_list) == 2
    assert len(desk.get(f"{LIST}?state=over").context["cl"].result_list) == 1


def test_the_list_names_them_in_the_editor_s_language(desk: Client) -> None:
    post(timezone.now())

    shown = desk.get(LIST, headers={"Accept-Language": "fi"}).content.decode()

    assert f'<bdi lang="fi-FI" dir="ltr">{OWN_TITLE}</bdi>' in shown


def test_one_click_ends_it(desk: Client) -> None:
    incident = post(timezone.now())

    assert end(incident) in desk.get(change(incident)).content.decode()
    desk.post(end(incident))

    assert not Incident.objects.going_on(timezone.now()).exists()
    assert end(incident) not in desk.get(change(incident)).content.decode()


def test_the_action_ends_the_chosen_ones(desk: Client) -> None:
    first, second, third = (post(timezone.now()) for _ in range(3))

    chosen = [first.pk, second.pk]
    desk.post(LIST, {"action": "end_now", "_selected_action": chosen})

    assert list(Incident.objects.going_on(timezone.now())) == [third]


def test_ending_is_a_post_with_a_token_and_a_right(
    client: Client, editor: User, desk: Client
) -> None:
    incident = post(timezone.now())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_incident"))
    other = Client()
    other.force_login(looker)

    assert desk.get(end(incident)).status_code == 405
    assert strict.post(end(incident)).status_code == 403
    assert other.post(end(incident)).status_code == 403
    assert end(incident) not in other.get(change(incident)).content.decode()
    assert "/login/" in Client().post(end(incident))["Location"]
    assert Incident.objects.going_on(timezone.now()).exists()


def test_articles_and_topics_are_found_as_one_types(desk: Client, article: Article) -> None:
    topic = topic_of()

    def found(model: str, typed: str) -> list[str]:
        asked = {"app_label": "troubleshooting", "model_name": "incident"}
        answer = desk.get("/admin/autocomplete/", {**asked, "field_name": model, "term": typed})
        return [one["id"] for one in answer.json()["results"]]

    assert found("articles", article.slug[:6]) == [str(article.pk)]
    assert found("topics", "netw") == [str(topic.pk)]
