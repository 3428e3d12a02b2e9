"""Without a way that sends: the text, the telephone, nothing tried, solved after all."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from helpdesk.models import Delivery
from tests.helpdesk.desk import Desk
from tests.views.conftest import END, HANDOVER, STEP, session
from tests.views.handover.page import EN_HANDOVER, FORM, asked_to_tell, buttons, shown


class TestNothingSetUp:
    def test_the_text_is_to_copy_and_the_button_says_it_was_taken_there(
        self, unhelped: Client
    ) -> None:
        page = shown(unhelped)

        assert buttons(page)[0] == ("", True)
        assert "Do s1 fi-FI" in page.html
        assert unhelped.post(HANDOVER)["Location"] == END
        assert session().outcome == "escalated"

    def test_there_is_no_field_for_an_answer_by_mail(self, unhelped: Client) -> None:
        assert "reply_to" not in shown(unhelped).html

    def test_what_is_added_is_in_the_text(self, unhelped: Client) -> None:
        answer = unhelped.post(HANDOVER, {"by": "note", "comment": "Piippaa <b>"})

        assert answer["Location"] == HANDOVER
        assert session().outcome == ""
        assert "Piippaa &lt;b&gt;\n" in shown(unhelped).html

    def test_what_is_too_long_is_422_and_not_lost(self, unhelped: Client) -> None:
        answer = unhelped.post(HANDOVER, {"comment": "x" * 1001})

        assert answer.status_code == 422
        assert "x" * 1001 in answer.content.decode()
        assert session().outcome == session().comment == ""

    def test_a_way_there_is_not_leads_back_to_those_there_are(self, unhelped: Client) -> None:
        assert unhelped.post(HANDOVER, {"by": "ticket"})["Location"] == HANDOVER
        assert session().outcome == ""


def test_the_page_for_agents_is_in_the_text_and_no_link_for_its_reader(unhelped: Client) -> None:
    page = shown(unhelped)

    assert f"http://testserver/helpdesk/sessions/{session().pk}/\n</textarea>" in page.html
    assert not any("/helpdesk/sessions/" in link.href for link in page.links)


class TestTelephone:
    def test_number_and_hours_are_said_and_the_number_can_be_dialled(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HELPDESK_PHONES = ["+358 9 123 4567", "112"]
        settings.HELPDESK_HOURS = "Mon–Fri 8–16"

        page = shown(unhelped)
        assert {"tel:+35891234567", "tel:112"} <= set(page.links_in_main)
        assert "<bdi>Mon–Fri 8–16</bdi>" in page.html

    def test_they_are_still_there_once_it_was_handed_over(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HELPDESK_PHONES = ["112"]
        unhelped.post(HANDOVER)

        assert "tel:112" in shown(unhelped).links_in_main

    def test_with_neither_set_nothing_is_said_of_it(self, unhelped: Client) -> None:
        assert 'class="contact"' not in shown(unhelped).html


class TestNothingTried:
    """A reader whose article is the helpdesk's alone, or who asks them before the first step."""

    def test_what_the_reader_sees_is_asked_first_and_the_text_is_called_what_it_is(
        self, reader: Client
    ) -> None:
        page = shown(reader, EN_HANDOVER).html

        assert re.search(r"<details open>\s*<summary>Add something to the text", page)
        assert page.index('id="comment-words"') < page.index('id="summary"')
        assert '<label for="summary">The text for the helpdesk</label>' in page
        assert '<label for="comment-words">What do you see?</label>' in page

    def test_it_comes_before_the_links_that_take_it_along(
        self, reader: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        page = shown(reader, EN_HANDOVER).html

        assert page.index('id="comment-words"') < page.index("https://desk.example.org/")
        assert "Say what you see" in page
        assert "need not ask again" not in page

    def test_once_something_was_tried_it_is_folded_away(self, unhelped: Client) -> None:
        page = shown(unhelped, EN_HANDOVER).html

        assert "<details>" in page
        assert '<label for="summary">What was tried</label>' in page


class TestSolvedAfterAll:
    @pytest.fixture
    def told(self, by_mail: Settings, unhelped: Client) -> Client:
        unhelped.post(HANDOVER, {"by": "mail"})
        Delivery.objects.update(state="sent")
        unhelped.post(STEP, {"result": "resolved"})
        return unhelped

    def test_the_reader_is_asked_to_tell_the_helpdesk(self, told: Client) -> None:
        answer = told.get(END, headers={"accept-language": "en"})

        said = asked_to_tell(answer)
        assert 'href="mailto:helpdesk@example.org?subject=' in said

    def test_a_ticket_is_named(self, unhelped: Client, desk: Desk) -> None:
        unhelped.post(HANDOVER, {"by": "ticket"})
        unhelped.post(STEP, {"result": "resolved"})

        answer = unhelped.get(END)
        said = asked_to_tell(answer)
        assert "<bdi>ABC-123</bdi>" in said
        assert "mailto:" not in said

    def test_who_never_handed_over_reads_nothing_of_it(
        self, unhelped: Client, by_mail: Settings
    ) -> None:
        unhelped.post(STEP, {"result": "resolved"})

        assert unhelped.get(END).context["handed_before"] == []

    def test_nor_does_who_has_not_solved_it(self, unhelped: Client, by_mail: Settings) -> None:
        unhelped.post(HANDOVER, {"by": "mail"})

        assert unhelped.get(END).context["handed_before"] == []
