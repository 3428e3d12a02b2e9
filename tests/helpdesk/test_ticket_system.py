"""The adapter: one request, bounded in time and size, and a reference out of the answer."""

from __future__ import annotations

import json
import socket
import time

import pytest
from pytest_django import Settings

from helpdesk import ticket_system
from helpdesk.ticket_system import MAX_ANSWER_BYTES, TicketSystemFailed, open_ticket
from tests.helpdesk.desk import TOKEN, Desk

TICKET = {"title": "Ei ääntä", "steps": [{"number": 1}]}


def answering(desk: Desk, answer: object) -> Desk:
    desk.answer = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    return desk


def test_it_posts_json_with_the_token_and_the_key(desk: Desk) -> None:
    assert open_ticket(TICKET, key="k1") == "ABC-123"

    (sent,) = desk.requests
    assert desk.tickets == [TICKET]
    assert sent["path"] == "/api/tickets"
    assert sent["authorization"] == f"Bearer {TOKEN}"
    assert sent["idempotency-key"] == "k1"
    assert sent["content-type"] == "application/json"


def test_without_a_token_it_sends_none(desk: Desk, settings: Settings) -> None:
    settings.TICKET_SYSTEM_TOKEN = ""

    open_ticket(TICKET, key="k1")

    assert "authorization" not in desk.requests[0]


@pytest.mark.parametrize(
    ("place", "answer", "reference"),
    [
        ("", {"reference": "R-1", "id": 7}, "R-1"),
        ("", {"id": 7}, "7"),
        ("", {"reference": None, "id": "7"}, "7"),
        ("result.number", {"result": {"number": "INC0010001"}}, "INC0010001"),
        ("tickets.0.key", {"tickets": [{"key": "HD-5"}]}, "HD-5"),
        ("reference", {"reference": "  A\n 1 "}, "A 1"),
    ],
)
def test_the_reference_is_where_the_setting_says(
    desk: Desk, settings: Settings, place: str, answer: object, reference: str
) -> None:
    settings.TICKET_SYSTEM_REFERENCE = place
    answering(desk, answer)

    assert open_ticket(TICKET, key="k1") == reference


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<html>Thank you!</html>",
        b"\xff\xfe",
        [],
        "R-1",
        {},
        {"id": None},
        {"id": True},
        {"id": 1.5},
        {"id": {"nested": 1}},
        {"reference": "x" * 101},
        {"reference": "\x00"},
    ],
)
def test_nonsense_is_no_reference(desk: Desk, answer: object) -> None:
    answering(desk, answer)

    with pytest.raises(TicketSystemFailed):
        open_ticket(TICKET, key="k1")


@pytest.mark.parametrize("status", [302, 400, 401, 409, 429, 500, 503])
def test_any_status_but_success_is_a_failure_that_names_it(desk: Desk, status: int) -> None:
    desk.status = status
    desk.headers = {"Location": desk.url}

    with pytest.raises(TicketSystemFailed, match=str(status)):
        open_ticket(TICKET, key="k1")

    assert len(desk.tickets) == 1


def test_one_that_does_not_answer_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ticket_system, "READ_SECONDS", 0.2)
    desk.waits = 1

    with pytest.raises(TicketSystemFailed, match="ReadTimeoutError"):
        open_ticket(TICKET, key="k1")


def test_one_that_trickles_is_not_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_system, "READ_SECONDS", 0.3)
    desk.drips = 0.1
    began = time.monotonic()

    with pytest.raises(TicketSystemFailed, match="took longer"):
        open_ticket(TICKET, key="k1")

    assert time.monotonic() - began < 1


def test_an_endless_answer_is_not_read(desk: Desk) -> None:
    answering(desk, b'{"reference": "' + b"x" * MAX_ANSWER_BYTES + b'"}')

    with pytest.raises(TicketSystemFailed, match="longer than"):
        open_ticket(TICKET, key="k1")


def test_one_that_is_away_is_a_failure_that_tells_no_address(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.TICKET_SYSTEM_URL = f"http://127.0.0.1:{taken.getsockname()[1]}/?secret=s"

        with pytest.raises(TicketSystemFailed) as failed:
            open_ticket(TICKET, key="k1")

    assert "secret" not in str(failed.value)
