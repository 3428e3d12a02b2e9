"""One article, and a moment some hours ago."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.analytics.stories import make_article
from troubleshooting.models import Article


@pytest.fixture
def article(db: None) -> Article:
    return make_article("printer-does-not-print")


@pytest.fixture
def at() -> datetime:
    """The last noon in the portal's time zone, three hours ago or more.

    So many times 24 hours before it is so many days before it, also where clocks were changed.
    """
    past = timezone.localtime(timezone.now() - timedelta(hours=15))
    return past.replace(hour=12, minute=0, second=30, microsecond=250_000)


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_user("analyst", is_staff=True))
    return client
