"""A hand-over by mail."""

from __future__ import annotations

from urllib.parse import unquote

from django.core import mail
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from helpdesk.models import Delivery
from tests.views.conftest import END, HANDOVER
from tests.views.handover.page import buttons, shown, way


class TestMail:
    def test_it_is_sent_with_the_reader_s_address_to_answer_to(
        self,
        unhelped: Client,
        by_mail: Settings,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            answer = unhelped.post(HANDOVER, {"by": "mail", "reply_to": " me@example.org "})

        assert answer["Location"] == END
        assert mail.outbox[0].reply_to == ["me@example.org"]
        assert "Do s1 fi-FI" in mail.outbox[0].body
        assert "notice--good" in shown(unhelped, END).html

    def test_a_mail_that_did_not_go_out_is_said_at_the_end_with_the_way_back(
        self, unhelped: Client, by_mail: Settings
    ) -> None:
        unhelped.post(HANDOVER, {"by": "mail", "reply_to": "me@example.org"})
        Delivery.objects.update(state="failed")

        page = shown(unhelped, END)
        assert 'role="alert"' in page.html
        assert HANDOVER in page.links_in_main
        again = shown(unhelped)
        assert buttons(again)[0] == ("mail", True)
        assert 'value="me@example.org"' in again.html

    def test_lines_in_the_address_are_refused(self, unhelped: Client, by_mail: Settings) -> None:
        said = {"by": "mail", "reply_to": "me@example.org\r\nBcc: all@example.org"}

        assert unhelped.post(HANDOVER, said).status_code == 422

    def test_without_a_server_the_reader_writes_it(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_MAIL = "helpdesk@example.org"

        page = shown(unhelped)
        address = way(page, "mailto:")
        assert address.startswith("mailto:helpdesk@example.org?subject=no-sound%20fi-FI%20%28A-")
        assert "Do s1 fi-FI" in unquote(address)
        assert "button--primary" in page.html.split("mailto:")[0].rsplit("<a", 1)[1]
        assert "mail" not in dict(buttons(page))
