"""The page with the ways to the helpdesk: what it offers, what it takes, and what it says then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from helpdesk.models import Delivery
from tests.helpdesk.desk import TOKEN, Desk, running_desk
from tests.views.conftest import ARTICLE, END, HANDOVER, STEP, session
from tests.views.pages import Page
from troubleshooting.flow.handover.targets import MAX_HANDOVERS_AN_HOUR
from troubleshooting.models import Article, ArticleTopic, Topic, TopicName

EN_HANDOVER = HANDOVER.replace("/fi/", "/en/")
FORM = "https://desk.example.org/new?subject={title}&text={transcript}&about={topic}&code={code}"
WINDOWS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"
)
EDGE = {"User-Agent": WINDOWS, "Sec-CH-UA-Platform-Version": '"15.0.0"',
        "Sec-CH-UA-Platform": '"Windows"'}  # fmt: skip


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with running_desk() as desk:
        settings.TICKET_SYSTEM_URL, settings.TICKET_SYSTEM_TOKEN = desk.url, TOKEN
        yield desk


@pytest.fixture
def by_mail(settings: Settings) -> Settings:
    settings.HANDOVER_MAIL, settings.SENDS_MAIL = "helpdesk@example.org", True
    return settings


@pytest.fixture
def unhelped(reader: Client) -> Client:
    """A reader whom the first step did not help."""
    reader.post(STEP, {"result": "not_resolved"})
    return reader


def shown(client: Client, path: str = HANDOVER, **headers: str) -> Page:
    return Page(client.get(path, headers={"accept-language": "en", **headers}))


def way(page: Page, label: str) -> str:
    """The address of a way that is a link, by where it leads."""
    (address,) = (one for one in page.links_in_main if one.startswith(label))
    return address


def buttons(page: Page) -> list[tuple[str, bool]]:
    (form,) = page.post_forms
    return [
        (one.get("value", ""), "button--primary" in one["class"])
        for one in form.buttons
        if one["type"] == "submit"
    ]


def asked_to_tell(end: HttpResponse) -> str:
    """What the end page says of a hand-over that is solved now."""
    context = {name: end.context[name] for name in ("handed_before", "solved_mail")}
    return render_to_string("troubleshooting/solved_after_all.html", context)


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


class TestForm:
    def test_its_fields_are_filled_in(
        self, unhelped: Client, article: Article, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        topic = Topic.objects.create(key="sound", name="Sound & video")
        ArticleTopic.objects.create(article=article, topic=topic)
        unhelped.post(HANDOVER, {"by": "note", "comment": "50 % & <more>"})

        page = shown(unhelped)
        fields = parse_qs(urlsplit(way(page, "https://desk.example.org/")).query)
        assert fields["subject"] == ["no-sound fi-FI"]
        assert fields["about"] == ["Sound & video"]
        assert fields["code"] == [article.code]
        assert "50 % & <more>" in fields["text"][0]

    def test_it_says_where_it_leads_and_tells_nothing_of_the_portal(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM

        page = shown(unhelped)
        (link,) = (one for one in page.links if one.href.startswith("https://desk."))
        assert link.attributes["rel"] == "noopener noreferrer external"
        assert "<bdi>desk.example.org</bdi>" in page.html

    def test_what_does_not_fit_is_said(self, unhelped: Client, settings: Settings) -> None:
        settings.HANDOVER_FORM, settings.HANDOVER_FORM_LENGTH = FORM, 500
        unhelped.post(HANDOVER, {"by": "note", "comment": "ä" * 900})

        page = shown(unhelped)
        assert len(way(page, "https://desk.example.org/")) <= 500
        assert (
            "copy the whole text from below"
            in shown(unhelped, HANDOVER.replace("fi", "en", 1)).html
        )

    def test_what_is_cut_still_ends_with_the_page_for_agents(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM, settings.HANDOVER_FORM_LENGTH = FORM, 700
        unhelped.post(HANDOVER, {"by": "note", "comment": "ä" * 900})

        fields = parse_qs(urlsplit(way(shown(unhelped), "https://desk.example.org/")).query)
        assert fields["text"][0].endswith(f"/helpdesk/sessions/{session().pk}/")

    def test_the_topic_has_one_name_in_every_language(
        self, unhelped: Client, article: Article, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        topic = Topic.objects.create(key="devices", name="Devices")
        TopicName.objects.create(topic=topic, locale="fi-FI", name="Laitteet")
        ArticleTopic.objects.create(article=article, topic=topic)

        fields = parse_qs(urlsplit(way(shown(unhelped), "https://desk.example.org/")).query)
        assert fields["about"] == ["Devices"]

    def test_following_it_hands_nothing_over_until_the_reader_says_so(
        self, unhelped: Client, settings: Settings
    ) -> None:
        settings.HANDOVER_FORM = FORM
        shown(unhelped)
        assert session().outcome == ""

        unhelped.post(HANDOVER)

        assert session().outcome == "escalated"


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
