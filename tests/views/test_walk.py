"""A walk by plain forms: on, back, over, given up, changed under the reader."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.flow.stories import BROWSER, make_article, retire
from tests.views.conftest import ARTICLE, END, HANDOVER, READ, START, STEP, session
from tests.views.pages import Page
from troubleshooting.models import Article, FlowSession, Outcome

SECOND = "/fi/no-sound/steps/s2/"
THIRD = "/fi/no-sound/steps/s3/"
STEPS = "/fi/no-sound/steps/"


def send(client: Client, path: str, result: str = "not_resolved") -> str:
    return str(client.post(path, {"result": result})["Location"])


def test_each_answer_leads_to_the_next_step_and_the_last_to_the_end(reader: Client) -> None:
    assert send(reader, STEP) == SECOND
    assert send(reader, SECOND, "skipped") == THIRD
    assert send(reader, THIRD, "not_possible") == END
    assert session().outcome == Outcome.UNRESOLVED


def test_resolved_leads_to_the_end_that_names_the_step(reader: Client) -> None:
    send(reader, STEP)

    assert send(reader, SECOND, "resolved") == END
    assert "Do s2 fi-FI" in reader.get(END).content.decode()


def test_the_step_before_is_a_link_away_and_shows_its_answer(reader: Client) -> None:
    send(reader, STEP, "skipped")

    assert STEP in Page(reader.get(SECOND)).links_in_main
    assert reader.get(STEP).context["step"].result == "skipped"


def test_an_earlier_form_sent_again_leads_to_the_step_after_it(reader: Client) -> None:
    send(reader, STEP)
    send(reader, SECOND)

    assert send(reader, STEP, "skipped") == SECOND
    assert session().results.count() == 2


def test_the_same_form_sent_twice_leads_to_the_same_page(reader: Client) -> None:
    assert send(reader, STEP, "resolved") == send(reader, STEP, "resolved") == END
    assert session().results.count() == 1


def test_an_answer_after_the_end_changes_the_end(reader: Client) -> None:
    send(reader, STEP, "resolved")

    assert send(reader, STEP) == SECOND
    assert session().is_open


def test_the_end_of_a_walk_under_way_leads_to_the_step_to_answer(reader: Client) -> None:
    send(reader, STEP)

    response = reader.get(END, follow=True)

    assert response.redirect_chain == [(STEPS, 302), (SECOND, 302)]


def test_a_reader_who_comes_back_goes_on_where_they_were(reader: Client) -> None:
    send(reader, STEP)

    assert STEPS in Page(reader.get(ARTICLE)).links_in_main
    assert reader.get(STEPS)["Location"] == SECOND


def test_going_on_from_the_article_keeps_the_walk(reader: Client) -> None:
    send(reader, STEP)

    response = reader.post(START, {"resume": "1"}, follow=True)

    assert response.redirect_chain == [(STEPS, 302), (SECOND, 302)]
    assert session().results.count() == 1


def test_a_first_start_sent_twice_is_one_session(client: Client, article: Article) -> None:
    client.get(ARTICLE)
    twin = Client()
    twin.cookies["askel_browser"] = client.cookies["askel_browser"].value

    client.post(START)
    twin.post(START)

    assert FlowSession.objects.count() == 1


@pytest.mark.parametrize("path", [STEPS, STEP, HANDOVER])
def test_who_never_started_is_led_to_the_article(
    client: Client, article: Article, path: str
) -> None:
    assert client.get(path)["Location"] == ARTICLE


def test_an_answer_of_who_never_started_is_led_to_the_article(
    client: Client, article: Article
) -> None:
    assert send(client, STEP) == ARTICLE
    assert not FlowSession.objects.exists()


def test_handing_over_ends_the_session(reader: Client) -> None:
    send(reader, STEP)
    assert "Do s1 fi-FI" in reader.get(HANDOVER).content.decode()

    response = reader.post(HANDOVER)

    assert response["Location"] == END
    assert session().outcome == Outcome.ESCALATED


def test_looking_at_the_hand_over_ends_nothing(reader: Client) -> None:
    reader.get(HANDOVER)

    assert session().is_open


@pytest.mark.parametrize(
    ("result", "outcome"), [("resolved", Outcome.RESOLVED), ("not_resolved", Outcome.UNRESOLVED)]
)
def test_an_article_without_steps_is_read_and_asked_about(
    client: Client, db: None, result: str, outcome: Outcome
) -> None:
    make_article("about-sound", steps=0)

    started = client.post("/fi/about-sound/start/", follow=True)
    ended = client.post(READ, {"result": result}, follow=True)

    assert started.redirect_chain[-1] == (READ, 302)
    assert ended.redirect_chain == [("/fi/about-sound/end/", 302)]
    assert session().outcome == outcome


def test_a_step_taken_out_meanwhile_leads_on_with_a_note(reader: Client, article: Article) -> None:
    send(reader, STEP)
    retire(article, "s2", timezone.now())

    assert send(reader, SECOND) == f"{THIRD}?moved=1"
    assert reader.get(SECOND)["Location"] == f"{THIRD}?moved=1"
    assert reader.get(f"{THIRD}?moved=1").context["was_removed"]


def test_a_last_step_taken_out_meanwhile_leads_to_the_end(reader: Client, article: Article) -> None:
    send(reader, STEP)
    send(reader, SECOND)
    retire(article, "s3", timezone.now())

    response = reader.post(THIRD, {"result": "not_resolved"}, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain == [(END, 302)]
    assert HANDOVER in Page(response).links_in_main
    assert "Do s1 fi-FI" in response.content.decode()


def test_a_key_that_never_was_leads_to_where_the_reader_is(reader: Client) -> None:
    assert reader.get("/fi/no-sound/steps/zebra/")["Location"] == f"{STEP}?moved=1"


def test_a_week_old_walk_opens(reader: Client) -> None:
    send(reader, STEP)
    week = timezone.now() - timedelta(days=7)
    FlowSession.objects.update(started_at=week, last_answer_at=week)

    assert reader.get(STEPS)["Location"] == SECOND


def test_another_browser_sees_nothing_of_it(reader: Client) -> None:
    send(reader, STEP)

    assert Client().get(SECOND)["Location"] == ARTICLE


def test_the_browser_keeps_a_key_that_scripts_cannot_read(client: Client, article: Article) -> None:
    cookie = client.post(START).cookies["askel_browser"]

    assert cookie.value == session().browser_key
    assert len(cookie.value) >= 32
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    assert cookie["max-age"] == 90 * 24 * 3600


@pytest.mark.parametrize("secure", [True, False])
def test_the_key_is_secure_where_the_portal_is(
    client: Client, article: Article, settings: Settings, secure: bool
) -> None:
    settings.SESSION_COOKIE_SECURE = secure

    assert bool(client.post(START).cookies["askel_browser"]["secure"]) is secure


def test_a_browser_keeps_its_key(reader: Client) -> None:
    reader.post(START)

    assert session().browser_key == reader.cookies["askel_browser"].value


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "a" * 30 + "'; --"])
def test_a_key_that_is_none_of_ours_is_replaced(client: Client, article: Article, key: str) -> None:
    client.cookies["askel_browser"] = key

    client.post(START)

    assert session().browser_key != key


def test_a_walk_of_another_browser_cannot_be_answered(reader: Client) -> None:
    stranger = Client()
    stranger.cookies["askel_browser"] = BROWSER

    assert send(stranger, STEP, "resolved") == ARTICLE
    assert session().is_open
