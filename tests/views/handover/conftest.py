"""A reader whom nothing helped, a ticket system, mail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from tests.helpdesk.desk import TOKEN, Desk, running_desk
from tests.views.conftest import STEP


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
