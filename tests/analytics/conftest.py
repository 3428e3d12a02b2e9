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
    return timezone.now().replace(microsecond=250_000) - timedelta(hours=3)


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_user("analyst", is_staff=True))
    return client
