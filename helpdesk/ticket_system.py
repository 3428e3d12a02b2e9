"""A ticket system of somebody else's, over HTTP: open a ticket, learn what it is called.

The ticket is posted as JSON with a bearer token; `docs/handover.md` has the shape of both ways.
An `Idempotency-Key` header names the attempt and its repetitions, for systems that heed it: an
answer that came too late is then not a second ticket.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import urllib3
from django.conf import settings
from urllib3.exceptions import HTTPError

CONNECT_SECONDS = 3
READ_SECONDS = 8
MAX_ANSWER_BYTES = 64 * 1024
MAX_REFERENCE = 100
# Where the reference is in an answer, if no setting says so.
USUAL_PLACES = ("reference", "id")


class TicketSystemFailed(RuntimeError):
    """No ticket was opened, or it cannot be told; the message says why, and nothing of the ticket."""


def open_ticket(ticket: Mapping[str, Any], *, key: str) -> str:
    """Open a ticket in the system of `TICKET_SYSTEM_URL`.

    Args:
        ticket: What to post; see `docs/handover.md`.
        key: Names this ticket, the same at each attempt.

    Returns:
        The new ticket's reference, at most `MAX_REFERENCE` characters.

    Raises:
        TicketSystemFailed: It is away or too slow, refused, or its answer has no reference.
    """
    headers = {
        "Accept": "application/json",
        "Idempotency-Key": key,
        "User-Agent": "Askel",
    }
    if settings.TICKET_SYSTEM_TOKEN:
        headers["Authorization"] = f"Bearer {settings.TICKET_SYSTEM_TOKEN}"
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    try:
        with urllib3.PoolManager(timeout=timeout, retries=False) as pool:
            response = pool.request(
                "POST",
                settings.TICKET_SYSTEM_URL,
                json=ticket,
                headers=headers,
                redirect=False,
                preload_content=False,
            )
            return _reference(response.status, _read(response))
    except HTTPError as error:
        # Not the message: it has the address, which may carry a secret.
        raise TicketSystemFailed(type(error).__name__) from None


def _read(response: urllib3.BaseHTTPResponse) -> bytes:
    """The answer's body, unless it is too long or trickles in too slowly."""
    until = time.monotonic() + READ_SECONDS
    body = b""
    while chunk := response.read1(MAX_ANSWER_BYTES):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise TicketSystemFailed(f"its answer is longer than {MAX_ANSWER_BYTES} bytes")
        if time.monotonic() > until:
            raise TicketSystemFailed(f"its answer took longer than {READ_SECONDS} seconds")
    return body


def _reference(status: int, body: bytes) -> str:
    if not 200 <= status < 300:
        raise TicketSystemFailed(f"it answered {status}")
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise TicketSystemFailed(f"it answered {status} with what is no JSON") from error
    place = settings.TICKET_SYSTEM_REFERENCE
    found = (_at(answer, one) for one in ([place] if place else USUAL_PLACES))
    reference = next(filter(None, found), "")
    if not reference:
        raise TicketSystemFailed(
            f"its answer has no reference at {place or ' or '.join(USUAL_PLACES)}"
        )
    return reference


def _at(answer: object, path: str) -> str:
    """The name or number at a dotted path, as one line; "" where there is none."""
    for part in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(part)
        elif isinstance(answer, list) and part.isdecimal() and int(part) < len(answer):
            answer = answer[int(part)]
        else:
            return ""
    if isinstance(answer, bool) or not isinstance(answer, str | int):
        return ""
    words = " ".join(str(answer).split())
    return words if words.isprintable() and len(words) <= MAX_REFERENCE else ""
