"""A hand-over to the ticket system."""

from __future__ import annotations

from django.test import Client
from pytest_django import Settings

from helpdesk.models import Delivery
from tests.helpdesk.desk import Desk
from tests.views.conftest import ARTICLE, END, HANDOVER, STEP, session
from tests.views.handover.page import EDGE, FORM, buttons, shown
from troubleshooting.flow.handover.targets import MAX_HANDOVERS_AN_HOUR
from troubleshooting.models import Article


class TestTicket:
    def test_it_is_the_one_primary_action(
        self, unhelped: Client, desk: Desk, by_mail: Settings
    ) -> None:
        by_mail.HANDOVER_FORM = FORM

        assert buttons(shown(unhelped)) == [("ticket", True), ("mail", False), ("", False)]

    def test_the_end_says_the_ticket_s_name(self, unhelped: Client, desk: Desk) -> None:
        answer = unhelped.post(HANDOVER, {"by": "ticket", "comment": "Piippaa"})

        assert answer["Location"] == END
        assert "<bdi>ABC-123</bdi>" in shown(unhelped, END).html
        assert desk.tickets[0]["comment"] == "Piippaa"
        assert desk.tickets[0]["article"]["address"].startswith("http://testserver/a/")

    def test_so_does_the_page_itself_and_offers_nothing_more(
        self, unhelped: Client, desk: Desk
    ) -> None:
        unhelped.post(HANDOVER, {"by": "ticket"})

        page = shown(unhelped)
        assert "<bdi>ABC-123</bdi>" in page.html
        assert page.post_forms == []

    def test_a_second_post_opens_no_second_one(self, unhelped: Client, desk: Desk) -> None:
        for _ in range(2):
            assert unhelped.post(HANDOVER, {"by": "ticket"})["Location"] == END

        assert len(desk.tickets) == 1

    def test_a_fault_is_said_and_all_ways_are_still_there(
        self, unhelped: Client, desk: Desk
    ) -> None:
        desk.status = 500
        said = {"by": "ticket", "comment": "Piippaa", "device": "1", "reply_to": "me@example.org"}
        answer = unhelped.post(HANDOVER, said, headers=EDGE)

        page = shown(unhelped, **EDGE)
        assert answer["Location"] == HANDOVER
        assert 'role="alert"' in page.html
        assert "Piippaa</textarea>" in page.html
        assert 'value="me@example.org"' in page.html
        assert "checked" in page.html
        assert buttons(page)[0] == ("ticket", True)
        assert session().outcome == ""

    def test_what_is_corrected_after_a_fault_counts_and_is_forgotten_once_it_is_there(
        self, unhelped: Client, desk: Desk
    ) -> None:
        desk.status = 404
        unhelped.post(HANDOVER, {"by": "ticket", "reply_to": "me@example.org"})
        desk.status = 201

        unhelped.post(HANDOVER, {"by": "ticket", "reply_to": "you@example.org"})

        assert desk.tickets[1]["reply_to"] == "you@example.org"
        assert Delivery.objects.get().reply_to == ""

    def test_the_other_way_after_a_fault_ends_it_without_a_warning(
        self, unhelped: Client, desk: Desk
    ) -> None:
        desk.status = 500
        unhelped.post(HANDOVER, {"by": "ticket"})
        unhelped.post(HANDOVER)

        page = shown(unhelped, END)
        assert session().outcome == "escalated"
        assert 'role="alert"' not in page.html

    def test_a_solved_session_opens_none(self, reader: Client, desk: Desk) -> None:
        reader.post(STEP, {"result": "resolved"})

        assert reader.post(HANDOVER, {"by": "ticket"})["Location"] == END
        assert desk.tickets == []
        assert session().outcome == "resolved"

    def test_an_address_that_is_none_is_422_and_sends_nothing(
        self, unhelped: Client, desk: Desk
    ) -> None:
        said = {"by": "ticket", "reply_to": "me@", "comment": "Piippaa"}
        answer = unhelped.post(HANDOVER, said)

        assert answer.status_code == 422
        assert 'value="me@"' in answer.content.decode()
        assert desk.tickets == []
        assert session().comment == "Piippaa"

    def test_so_is_one_that_is_longer_than_addresses_are(
        self, unhelped: Client, desk: Desk
    ) -> None:
        address = f"me@{'.'.join(['a' * 50] * 5)}.example"
        said = {"by": "ticket", "reply_to": address}

        assert unhelped.post(HANDOVER, said).status_code == 422
        assert desk.tickets == []

    def test_a_comment_that_is_too_long_loses_neither_address_nor_consent(
        self, unhelped: Client, desk: Desk
    ) -> None:
        said = {"by": "ticket", "comment": "x" * 1001, "reply_to": "me@example.org", "device": "1"}
        page = unhelped.post(HANDOVER, said, headers=EDGE).content.decode()

        assert "x" * 1001 in page
        assert 'value="me@example.org"' in page
        assert "checked" in page
        assert session().device == ""

    def test_too_many_an_hour_are_429(self, unhelped: Client, desk: Desk) -> None:
        desk.status = 500
        for _ in range(MAX_HANDOVERS_AN_HOUR):
            unhelped.post(HANDOVER, {"by": "ticket"})

        answer = unhelped.post(HANDOVER, {"by": "ticket", "reply_to": "me@example.org"})

        assert answer.status_code == 429
        assert 0 < int(answer["Retry-After"]) <= 3600
        assert "me@example.org" in answer.content.decode()
        assert len(desk.tickets) == MAX_HANDOVERS_AN_HOUR

    def test_by_hand_there_is_no_such_limit(self, unhelped: Client, desk: Desk) -> None:
        desk.status = 500
        for _ in range(MAX_HANDOVERS_AN_HOUR + 1):
            unhelped.post(HANDOVER, {"by": "ticket"})

        assert unhelped.post(HANDOVER)["Location"] == END

    def test_without_a_token_of_the_form_nothing_is_sent(
        self, article: Article, desk: Desk
    ) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert strict.post(HANDOVER, {"by": "ticket"}).status_code == 403
        assert desk.tickets == []

    def test_looking_sends_nothing(self, unhelped: Client, desk: Desk) -> None:
        unhelped.get(f"{HANDOVER}?by=ticket")
        unhelped.head(HANDOVER)

        assert desk.tickets == []

    def test_who_never_started_is_led_to_the_article(
        self, client: Client, article: Article, desk: Desk
    ) -> None:
        assert client.post(HANDOVER, {"by": "ticket"})["Location"] == ARTICLE
        assert desk.tickets == []
