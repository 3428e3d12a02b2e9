"""Going on elsewhere: the page with the link, what opening it shows, and what only a post does."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests.flow.stories import make_article
from tests.views.conftest import ARTICLE, STEP, session
from troubleshooting.flow.resuming import resume_token
from troubleshooting.models import Article, FlowSession, Outcome, SessionGuest, Status
from troubleshooting.text.qr import qr_code

ELSEWHERE = "/fi/no-sound/elsewhere/"
STEPS = "/fi/no-sound/steps/"


@pytest.fixture
def begun(reader: Client) -> Client:
    """A reader on the second of three steps."""
    reader.post(STEP, {"result": "not_resolved"})
    return reader


@pytest.fixture
def phone() -> Client:
    return Client()


def link(locale: str = "fi-FI") -> str:
    return f"/s/{resume_token(session(), locale, timezone.now())}/"


def words(response: object) -> str:
    text = response.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_page_shows_the_link_as_text_and_as_a_code(begun: Client) -> None:
    page = begun.get(ELSEWHERE).content.decode()

    shown = re.search(r'<code id="link">(http://testserver(/s/[^<]+))</code>', page)
    assert shown
    assert shown[2] == link()
    assert qr_code(shown[1]).path in page


def test_only_a_walk_goes_on_elsewhere(client: Client, article: Article) -> None:
    assert client.get(ELSEWHERE)["Location"] == ARTICLE


@pytest.mark.parametrize("address", ["elsewhere", "link"])
def test_no_cache_keeps_it_and_no_search_engine_lists_it(begun: Client, address: str) -> None:
    response = begun.get(ELSEWHERE if address == "elsewhere" else link())

    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(begun: Client, phone: Client, method: str) -> None:
    response = getattr(phone, method)(link())

    assert response.status_code == 200
    assert not response.cookies.get("askel_browser")
    assert not SessionGuest.objects.exists()


def test_it_says_where_one_goes_on(begun: Client, phone: Client) -> None:
    said = words(phone.get(link("en-US")))

    assert "no-sound en-US" in said
    assert "Step 2 of 3 · Do s2 en-US" in said


def test_it_speaks_the_language_one_was_reading(begun: Client, phone: Client) -> None:
    page = phone.get(link("ar-SA"), HTTP_ACCEPT_LANGUAGE="sv").content.decode()

    assert '<html lang="ar" dir="rtl">' in page


def test_its_button_goes_on_where_one_was(begun: Client, phone: Client) -> None:
    response = phone.post(link())

    assert response["Location"] == STEPS
    assert phone.get(STEPS)["Location"] == "/fi/no-sound/steps/s2/"
    assert SessionGuest.objects.count() == 1


def test_both_devices_have_the_same_answers(begun: Client, phone: Client) -> None:
    phone.post(link())
    phone.post("/fi/no-sound/steps/s2/", {"result": "resolved"})

    assert session().outcome == Outcome.RESOLVED
    assert begun.get("/fi/no-sound/end/").status_code == 200


def test_a_walk_of_its_own_makes_room(begun: Client, phone: Client) -> None:
    address = link()
    phone.post("/fi/no-sound/start/")
    phone.post(STEP, {"result": "skipped"})

    phone.post(address)

    assert phone.get(STEPS)["Location"] == "/fi/no-sound/steps/s2/"
    assert FlowSession.objects.filter(outcome=Outcome.ABANDONED).count() == 1


def test_what_has_ended_can_be_looked_at(begun: Client, phone: Client) -> None:
    begun.post("/fi/no-sound/steps/s2/", {"result": "resolved"})

    assert "It has ended: solved" in words(phone.get(link("en-US")))
    assert phone.post(link(), follow=True).redirect_chain[-1][0] == "/fi/no-sound/end/"


def test_an_expired_link_leads_to_the_article(
    begun: Client, phone: Client, settings: Settings
) -> None:
    settings.RESUME_LINK_HOURS = -2
    address = link()

    for response in (phone.get(address), phone.post(address)):
        assert response.status_code == 410
        assert f'href="{ARTICLE}"' in response.content.decode()
    assert not SessionGuest.objects.exists()


def test_an_altered_link_leads_home(begun: Client, phone: Client) -> None:
    address = link()[:-2] + "/"

    for response in (phone.get(address), phone.post(address)):
        assert response.status_code == 404
        assert "no-sound" not in words(response)


def test_a_withdrawn_article_is_not_named(begun: Client, phone: Client, article: Article) -> None:
    good = link()
    article.translations.update(status=Status.DRAFT)

    response = phone.get(good)
    assert response.status_code == 404
    assert "no-sound" not in words(response)


def test_a_form_from_elsewhere_is_refused(begun: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(link()).status_code == 403
    assert not SessionGuest.objects.exists()


def test_a_reader_is_not_shown_the_helpdesk_s_way(begun: Client, phone: Client) -> None:
    assert "helpdesk/sessions" not in phone.get(link()).content.decode()


def test_an_agent_is_shown_the_way_to_the_session(begun: Client, phone: Client) -> None:
    agent = User.objects.create_user("agent", is_staff=True)
    agent.user_permissions.add(Permission.objects.get(codename="add_ticketlink"))
    phone.force_login(agent)

    page = phone.get(link()).content.decode()
    assert f'href="/helpdesk/sessions/{session().pk}/"' in page


def test_the_article_and_the_step_offer_it_once_begun(begun: Client, client: Client) -> None:
    assert ELSEWHERE in begun.get("/fi/no-sound/steps/s2/").content.decode()
    assert ELSEWHERE in begun.get(ARTICLE).content.decode()
    assert ELSEWHERE not in Client().get(ARTICLE).content.decode()


def test_going_on_does_not_outlast_its_time(begun: Client, settings: Settings) -> None:
    settings.RESUME_LINK_HOURS = 5
    page = begun.get(ELSEWHERE).content.decode()

    until = re.search(r'<time datetime="([^"]+)"', page)
    assert until
    ahead = timezone.datetime.fromisoformat(until[1]) - timezone.now()  # type: ignore[attr-defined]
    assert timedelta(hours=5) <= ahead <= timedelta(hours=6)


def test_its_address_is_nobody_s_language(client: Client, db: None) -> None:
    make_article("s")

    assert client.get("/en/s/").status_code == 200
