"""Why a step was passed over: a row of buttons on the page that follows."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.views.conftest import ARTICLE, END, HANDOVER, STEP, session
from tests.views.pages import Page
from troubleshooting.models import Article, Doubt

SECOND, THIRD = "/fi/no-sound/steps/s2/", "/fi/no-sound/steps/s3/"
REASON = f"{STEP}reason/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def skipper(reader: Client) -> Client:
    """A reader who skipped the first step."""
    reader.post(STEP, {"result": "skipped"})
    return reader


def offered(client: Client, path: str) -> list[str]:
    html = client.get(path).content.decode()
    return [one.partition('"')[0] for one in html.split('name="reason" value="')[1:]]


def test_the_next_step_asks_why(skipper: Client) -> None:
    assert offered(skipper, SECOND) == ["already_tried", "does_not_apply"]
    assert Page(skipper.get(SECOND)).post_forms[0].results


def test_what_cannot_be_done_has_other_reasons(reader: Client) -> None:
    reader.post(STEP, {"result": "not_possible"})

    assert offered(reader, SECOND) == ["needs_rights", "not_dared", "looks_different"]


def test_the_end_asks_too_and_still_asks_no_result(skipper: Client) -> None:
    skipper.post(SECOND, {"result": "not_resolved"})
    skipper.post(THIRD, {"result": "not_possible"})

    assert offered(skipper, END) == ["needs_rights", "not_dared", "looks_different"]
    assert not any(form.results for form in Page(skipper.get(END)).forms)


def test_other_pages_ask_nothing(skipper: Client) -> None:
    assert offered(skipper, STEP) == []
    skipper.post(SECOND, {"result": "not_resolved"})
    assert offered(skipper, THIRD) == []


def test_without_scripting_it_leads_back_to_the_same_step(skipper: Client) -> None:
    response = skipper.post(REASON, {"reason": "already_tried"})

    assert response["Location"] == SECOND
    page = skipper.get(SECOND).content.decode()
    assert "jo kokeiltu" in page
    assert 'aria-pressed="true"' in page


def test_by_htmx_only_the_question_is_swapped(skipper: Client) -> None:
    response = skipper.post(REASON, {"reason": "already_tried"}, headers=HTMX)
    html = response.content.decode()

    assert 'id="why"' in html
    assert 'name="result"' not in html
    assert "jo kokeiltu" in html
    assert "HX-Push-Url" not in response


def test_one_that_does_not_fit_is_not_kept(skipper: Client) -> None:
    assert skipper.post(REASON, {"reason": "not_dared"})["Location"] == SECOND
    assert skipper.post(REASON, {"reason": "x"}, headers=HTMX).status_code == 422
    assert session().results.get().reason == ""


def test_a_different_screen_reaches_the_editors(reader: Client) -> None:
    reader.post(STEP, {"result": "not_possible"})
    reader.post(REASON, {"reason": "looks_different"})

    assert Doubt.objects.get().kind == "screen"


def test_the_transcript_and_the_hand_over_say_it(skipper: Client) -> None:
    skipper.post(REASON, {"reason": "already_tried"})
    skipper.post(SECOND, {"result": "not_resolved"})
    skipper.post(THIRD, {"result": "not_resolved"})

    assert "ohitettu: jo kokeiltu" in skipper.get(END).content.decode()
    assert "ohitettu (jo kokeiltu)" in skipper.get(HANDOVER).content.decode()


def test_a_step_that_is_gone_leads_on(reader: Client) -> None:
    path = "/fi/no-sound/steps/s9/reason/"
    assert reader.post(path, {"reason": "x"})["Location"] == f"{STEP}?moved=1"


def test_who_never_started_is_led_to_the_article(client: Client, article: Article) -> None:
    assert client.post(REASON, {"reason": "already_tried"})["Location"] == ARTICLE
