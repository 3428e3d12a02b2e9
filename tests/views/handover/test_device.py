"""What the helpdesk is told of the device; what the ways cost."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.views.conftest import HANDOVER, session
from tests.views.handover.page import EDGE, FORM, shown


class TestDevice:
    def test_it_is_asked_unticked_in_the_words_that_are_told(self, unhelped: Client) -> None:
        page = shown(unhelped, **EDGE)

        (box,) = (
            one for form in page.post_forms for one in form.fields if one.get("name") == "device"
        )
        assert "checked" not in box
        assert "Windows 11, Edge 131</bdi>" in page.html
        assert session().device == ""

    def test_with_consent_it_is_kept_and_in_the_text(self, unhelped: Client) -> None:
        unhelped.post(HANDOVER, {"by": "note", "comment": "", "device": "1"}, headers=EDGE)

        assert session().device == "Windows 11, Edge 131"
        assert "Windows 11, Edge 131\n" in shown(unhelped).html

    def test_what_the_form_says_of_the_device_is_not_believed(self, unhelped: Client) -> None:
        unhelped.post(HANDOVER, {"comment": "", "device": "Commodore 64"}, headers=EDGE)

        assert session().device == "Windows 11, Edge 131"

    def test_unticked_it_is_taken_back(self, unhelped: Client) -> None:
        unhelped.post(HANDOVER, {"by": "note", "comment": "", "device": "1"}, headers=EDGE)
        unhelped.post(HANDOVER, {"by": "note", "comment": ""}, headers=EDGE)

        assert session().device == ""

    def test_the_browser_is_asked_at_once_for_what_it_keeps_back(self, unhelped: Client) -> None:
        answer = unhelped.get(HANDOVER)

        hints = "Sec-CH-UA-Platform-Version, Sec-CH-UA-Model"
        assert (answer["Accept-CH"], answer["Critical-CH"]) == (hints, hints)

    def test_where_it_is_not_allowed_nobody_is_asked_and_nothing_kept(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_DEVICE = False
        answer = unhelped.get(HANDOVER, headers=EDGE)
        unhelped.post(HANDOVER, {"comment": "", "device": "1"}, headers=EDGE)

        assert 'name="device"' not in answer.content.decode()
        assert "Accept-CH" not in answer
        assert session().device == ""


def test_each_way_that_sends_costs_one_query_and_links_none(
    everywhere: Client, by_mail: Settings
) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            everywhere.get(HANDOVER)
        return len(queries)

    by_mail.HANDOVER_MAIL = ""
    plain = cost()

    by_mail.HANDOVER_MAIL, by_mail.SENDS_MAIL = "helpdesk@example.org", False
    by_mail.HANDOVER_FORM = FORM.replace("{topic}", "")
    assert cost() == plain

    by_mail.SENDS_MAIL, by_mail.TICKET_SYSTEM_URL = True, "https://desk.example.org/"
    assert cost() == plain + 2
