"""One article and the people who may or may not correct it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from tests.editing.stories import finnish, make_article
from troubleshooting.editing.roles import editors_group
from troubleshooting.models import Article, ArticleTranslation


@pytest.fixture
def article(db: None, tmp_path: Path) -> Article:
    return make_article(tmp_path)


@pytest.fixture
def text(article: Article) -> ArticleTranslation:
    return finnish(article)


@pytest.fixture
def now() -> datetime:
    return timezone.now() + timedelta(minutes=1)


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_user("editor", is_staff=True)
    user.groups.add(editors_group())
    return user


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The editor's browser."""
    client.force_login(editor)
    return client
