"""One article, an agent, and a link that the agent made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from helpdesk.links import issue_link
from helpdesk.models import TicketLink
from helpdesk.roles import agents_group
from tests.helpdesk.desk import TOKEN, Desk, running_desk
from tests.helpdesk.stories import REFERENCE, make_article
from troubleshooting.models import Article


@pytest.fixture
def now() -> datetime:
    return timezone.now().replace(microsecond=0) - timedelta(hours=1)


@pytest.fixture
def article(db: None) -> Article:
    return make_article()


@pytest.fixture
def agent(db: None) -> User:
    user = User.objects.create_user("agent")
    user.groups.add(agents_group())
    return user


@pytest.fixture
def link(article: Article, agent: User, now: datetime) -> TicketLink:
    return issue_link(REFERENCE, article, "fi-FI", agent, now)


@pytest.fixture
def console(client: Client, agent: User) -> Client:
    client.force_login(agent)
    return client


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """A ticket system that the portal is set up for."""
    with running_desk() as desk:
        settings.TICKET_SYSTEM_URL = desk.url
        settings.TICKET_SYSTEM_TOKEN = TOKEN
        settings.TICKET_SYSTEM_REFERENCE = ""
        yield desk
